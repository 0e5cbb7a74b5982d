import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanAddress } from './address-text.ts'

describe('an address', () => {
  test.each([
    ['Ấp 3, x. Lộc Thạnh, h. Lộc Ninh', 'Ấp 3, xã Lộc Thạnh, huyện Lộc Ninh'],
    ['Ấp 3, X.Lộc Thạnh, H.Lộc Ninh', 'Ấp 3, xã Lộc Thạnh, huyện Lộc Ninh'],
    ['Ấp 3 x. Lộc Thạnh h. Lộc Ninh', 'Ấp 3 xã Lộc Thạnh huyện Lộc Ninh'],
    ['KP. Phú Thịnh, P. Tân Phú, TP. Đồng Xoài', 'Khu phố Phú Thịnh, phường Tân Phú, thành phố Đồng Xoài'],
    ['kp 3, p. Hưng Chiến, tx. Bình Long', 'Khu phố 3, phường Hưng Chiến, thị xã Bình Long'],
    ['KP 3, TT. Đức Phong', 'Khu phố 3, thị trấn Đức Phong'],
    ['P.T.Phú, TP Đồng Xoài', 'Phường T.Phú, thành phố Đồng Xoài'],
    ['Tổ 3 kp. Phú Thịnh', 'Tổ 3 khu phố Phú Thịnh'],
    ['SN. 12 đ. Hùng Vương', 'Số nhà 12 đường Hùng Vương'],
    ['Ấp 3 ,Xã Lộc Thạnh', 'Ấp 3, Xã Lộc Thạnh'],
    ['Ấp 3,Xã Lộc Thạnh,', 'Ấp 3, Xã Lộc Thạnh'],
    ['Thôn 3;  xã Bình Minh', 'Thôn 3; xã Bình Minh'],
    ['ẤP 3, XÃ LỘC THẠNH, HUYỆN LỘC NINH', 'Ấp 3, xã Lộc Thạnh, huyện Lộc Ninh'],
    ['KP. 8B, QL 13 XÃ LỘC THÀNH', 'Khu phố 8B, QL 13 xã Lộc Thành'],
  ])('%s → %s', (raw, address) => {
    const rewritten = raw.replace(/\s+/g, ' ') !== address
    expect(cleanAddress(raw)).toEqual({ address, rewritten })
  })

  test.each([
    'Ấp 3, xã Lộc Thạnh, huyện Lộc Ninh',
    'Thôn Bù Lạch',
    'T. 3',
    'Số 12/4 đường Nguyễn H. Tự',
    'phường Hưng Chiến, H.Quản',
    'Tân Phú, Đ.Xoài',
    'TP.HCM',
    'ĐX',
    '12/3',
    '',
  ])('%j stays', (raw) => {
    expect(cleanAddress(raw)).toEqual({ address: raw, rewritten: false })
  })

  test('only composed or with fewer spaces is not called rewritten', () => {
    expect(cleanAddress(' Ấp  3 '.normalize('NFD'))).toEqual({ address: 'Ấp 3', rewritten: false })
  })

  test('once clean stays clean, and no number in it is lost', () => {
    const parts = fc.constantFrom(
      'Ấp 3',
      'x.',
      'X.',
      'H. ',
      'kp',
      'TP',
      'P.',
      'Lộc Thạnh',
      'LỘC NINH',
      ',',
      ' ',
      ';',
      '8B',
      'đ.',
      'T.',
      '(',
      '-',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
        const raw = pieces.join(' ')
        const { address } = cleanAddress(raw)
        expect(address.match(/\d/g)).toEqual(raw.match(/\d/g))
        expect(cleanAddress(address).address).toBe(address)
      }),
      { seed: 70, numRuns: 3000 },
    )
  })
})
