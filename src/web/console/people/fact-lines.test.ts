import { expect, test } from 'vitest'
import { factLines, factTitle } from './fact-lines.ts'
import type { PersonView } from './wire.ts'

type Fact = PersonView['facts'][number]

const factOf = (source: Fact['source'], body: Fact['body']): Fact => ({
  factId: 'f',
  effective: '2024-05-08',
  known: '2024-05-13',
  source,
  recordedIn: 131005,
  body,
  withdrawn: null,
})
const places = [{ hamletId: 131005001, hamletName: 'Khu phố An Tiến', communeName: 'Phường Minh Hưng' }]
const said = (fact: Fact) => factLines(fact, places, 'vi').map(({ label, text }) => `${label}: ${text}`)

test('a list says whose it is, and in one line each what it confirms, reports and rejects', () => {
  const fact = factOf('authority', {
    type: 'listed/1',
    list: 'authority:eid-approved',
    claims: {
      eid_approved: { rejected: 'Vân tay mờ' },
      signature: { confirmed: { until: '2025-01-31' } },
      card: 'confirmed',
      eid_used: 'reported',
    },
  })
  expect(factTitle(fact, 'vi')).toEqual({ what: 'Danh sách của Công an', by: null })
  expect(said(fact)).toEqual([
    'Danh sách: Hồ sơ định danh điện tử được duyệt',
    'Đã xác nhận: Có thẻ căn cước, Chữ ký số của công dân (có giá trị đến hết 31/01/2025)',
    'Đã báo: Có dùng định danh',
    'Bị từ chối: Hồ sơ định danh được duyệt (Vân tay mờ)',
  ])
})

test('the register says where somebody lives, by the name of the place', () => {
  const residence = { kind: 'permanent', hamletId: 131005001, away: true } as const
  const fact = factOf('register', { type: 'listed/1', list: 'register', residence })
  expect(said(fact)).toEqual(['Thường trú: Khu phố An Tiến, Phường Minh Hưng, đang ở ngoài tỉnh'])
})

test('a place without a name is told by its number, never left out', () => {
  const fact = factOf('office', { type: 'moved/1', residence: { kind: 'temporary', hamletId: 131005999 } })
  expect(said(fact)).toEqual(['Tạm trú: 131005999'])
})

test('an exemption says why in words, until when and on what evidence; a verdict says who was right', () => {
  expect(
    said(
      factOf('office', {
        type: 'exemption-granted/1',
        milestone: 'smartphone_4g',
        reason: 'severe_disability',
        evidence: 'Giấy xác nhận số 5/XN-TYT',
        requestedBy: 'a',
        approvedBy: 'b',
        until: '2024-07-03',
      }),
    ),
  ).toEqual([
    'Điện thoại thông minh 4G: khuyết tật nặng; đến hết 03/7/2024',
    'Căn cứ: Giấy xác nhận số 5/XN-TYT',
  ])
  const verdict = factOf('office', {
    type: 'dispute-settled/1',
    milestone: 'eid_used',
    verdict: 'upheld',
    reason: 'Kiểm tra tại nhà: chưa có',
  })
  expect(factTitle(verdict, 'vi')).toEqual({ what: 'Đã xác minh lại', by: 'Bộ phận tiếp nhận ghi' })
  expect(said(verdict)).toEqual(['Có dùng định danh: thông tin cũ sai; Kiểm tra tại nhà: chưa có'])
})

test('a visit says who was met, when it comes again, what was reported and what could not be done, and why not', () => {
  const fact = factOf('field', {
    type: 'visit-recorded/1',
    claims: { sim_own_name: 'reported' },
    visit: {
      startedAt: 1,
      endedAt: 2,
      monotonicMs: 1,
      device: 'd',
      app: 'a',
      met: 'self',
      attempt: 1,
      outcomes: { signature: 'refused_fear_of_scam', eid_activated: 'phone_2g' },
      promise: '2024-06-20',
    },
  })
  expect(factTitle(fact, 'vi')).toEqual({ what: 'Tổ công tác đến thăm', by: null })
  expect(said(fact)).toEqual([
    'Lượt đến: Gặp chính người đó, lần 1',
    'Hẹn: 20/6/2024',
    'Đã báo: SIM chính chủ',
    'Chưa làm được: Kích hoạt định danh (đang dùng điện thoại 2G), Chữ ký số của công dân (từ chối: sợ lừa đảo)',
  ])
})

test('a visit keyed from paper says so, and one that is said instead of another', () => {
  const fact = factOf('office', {
    type: 'visit-recorded/1',
    claims: { card: 'reported' },
    visit: {
      startedAt: 1,
      endedAt: 1,
      monotonicMs: 0,
      device: 'paper',
      app: 'paper',
      met: 'self',
      attempt: 1,
      outcomes: {},
      corrects: '01a20d73-6778-8000-899f-7047dda1c819',
      sheet: '01a20d73-6778-7000-899f-7047dda1c819',
      walker: 'Chị Sáu',
      clerk: 'c',
    },
  })
  expect(said(fact)).toEqual([
    'Lượt đến: Gặp chính người đó, lần 1',
    'Đã báo: Có thẻ căn cước',
    'Phiếu giấy: ghi trên giấy, cán bộ nhập lại',
    'Ghi lại: thay cho một lần ghi trước',
  ])
})

test('a list of gaps says what is lacking; a withdrawal how many rows it takes back', () => {
  const fact = factOf('authority', {
    type: 'listed/1',
    list: 'gap:activation',
    claims: { eid_activated: 'lacking' },
  })
  expect(said(fact)).toEqual([
    'Danh sách: Chưa kích hoạt định danh điện tử',
    'Ghi còn thiếu: Kích hoạt định danh',
  ])
  const withdrawal = factOf('authority', { type: 'withdrawn/1', factIds: ['a', 'b'] })
  expect(factTitle(withdrawal, 'vi')).toEqual({ what: 'Rút lại danh sách', by: null })
  expect(said(withdrawal)).toEqual(['Số dòng rút lại: 2'])
})
