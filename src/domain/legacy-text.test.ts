import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText, encodingOfFont, TEXT_ENCODINGS, type TextEncoding, voteEncoding } from './legacy-text.ts'

// Written out here as old programs show them, apart from the tables of the decoder.
const LETTERS = 'àảãáạ ăằẳẵắặ âầẩẫấậ èẻẽéẹ êềểễếệ ìỉĩíị òỏõóọ ôồổỗốộ ơờởỡớợ ùủũúụ ưừửữứự ỳỷỹýỵ đ'
const SHOWN_TCVN3 = 'µ¶·¸¹ ¨»¼½¾Æ ©ÇÈÉÊË ÌÎÏÐÑ ªÒÓÔÕÖ ×ØÜÝÞ ßáâãä «åæçèé ¬êëìíî ïñòóô \u00adõö÷øù úûüýþ ®'
const SHOWN_VNI =
  'aøaûaõaùaï aêaèaúaüaéaë aâaàaåaãaáaä eøeûeõeùeï eâeàeåeãeáeä ì.æ.ó.í.ò. oøoûoõoùoï oâoàoåoãoáoä ô.ôøôûôõôùôï uøuûuõuùuï ö.öøöûöõöùöï yøyûyõyùî. ñ.'
const TCVN3_CAPITALS: Readonly<Record<string, string>> = {
  Ă: '¡',
  Â: '¢',
  Ê: '£',
  Ô: '¤',
  Ơ: '¥',
  Ư: '¦',
  Đ: '§',
}

const spread = (text: string) => [...text.replace(/ /g, '')]
const letters = spread(LETTERS)
const tcvn3 = new Map(letters.map((letter, i) => [letter, spread(SHOWN_TCVN3)[i] ?? '']))
const vni = new Map(
  letters.map((letter, i) => [
    letter,
    SHOWN_VNI.replace(/ /g, '')
      .slice(2 * i, 2 * i + 2)
      .replace('.', ''),
  ]),
)
for (const [letter, signs] of [...vni]) vni.set(letter.toUpperCase(), signs.toUpperCase())

const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const asLatin1 = (bytes: readonly number[]) => String.fromCharCode(...bytes)
const as1252 = (bytes: readonly number[]) =>
  bytes
    .map((byte) => (byte >= 0x80 && byte < 0xa0 ? CP1252[byte - 0x80] : String.fromCharCode(byte)))
    .join('')
const utf8 = (text: string): number[] =>
  [...text].flatMap((sign) => {
    const code = sign.codePointAt(0) ?? 0
    if (code < 0x80) return [code]
    if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 63)]
    return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)]
  })

const MARKS_1258: Readonly<Record<string, string>> = {
  '\u0300': 'Ì',
  '\u0309': 'Ò',
  '\u0303': 'Þ',
  '\u0301': 'ì',
  '\u0323': 'ò',
}
const LETTERS_1258: Readonly<Record<string, string>> = {
  Ă: 'Ã',
  ă: 'ã',
  Đ: 'Ð',
  đ: 'ð',
  Ơ: 'Õ',
  ơ: 'õ',
  Ư: 'Ý',
  ư: 'ý',
}
/** The vowel with its own mark, the tone behind it: how Windows types Vietnamese. */
const toneApart = (text: string) =>
  [...text]
    .map((letter) => {
      const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(letter.normalize('NFD'))?.[0] ?? ''
      return letter.normalize('NFD').replace(tone, '').normalize('NFC') + tone
    })
    .join('')

const ENCODERS: Readonly<Record<string, readonly [TextEncoding, (text: string) => string]>> = {
  unicode: ['unicode', (text) => text],
  decomposed: ['unicode', (text) => text.normalize('NFD')],
  'tones apart': ['unicode', toneApart],
  tcvn3: [
    'tcvn3',
    (text) =>
      [...text].map((l) => TCVN3_CAPITALS[l] ?? tcvn3.get(l) ?? tcvn3.get(l.toLowerCase()) ?? l).join(''),
  ],
  vni: ['vni', (text) => [...text].map((l) => vni.get(l) ?? l).join('')],
  'windows-1258': [
    'windows-1258',
    (text) => [...toneApart(text)].map((l) => MARKS_1258[l] ?? LETTERS_1258[l] ?? l).join(''),
  ],
  'windows-1258 in Unicode cells': ['windows-1258', toneApart],
  'utf-8 as 1252': ['utf8-as-1252', (text) => as1252(utf8(text))],
  'utf-8 as latin-1': ['utf8-as-1252', (text) => asLatin1(utf8(text))],
  'utf-8 as 1252, twice': ['utf8-as-1252', (text) => as1252(utf8(as1252(utf8(text))))],
}

const PEOPLE =
  `Nguyễn Thị Bé,Trần Văn Đức,Lê Thị Mỹ Hạnh,Phạm Hữu Phước,Hoàng Ngọc Tuấn,Huỳnh Thị Thúy Vân,Võ Minh Quý,Đặng Thị Hường,Bùi Quốc Khánh,Đỗ Thị Tuyết,Hồ Văn Nhựt,Ngô Thị Kiều Oanh,Dương Thị Ánh Nguyệt,Lý Văn Sáng,Điểu Lên,Thị Hoa,Điểu K’Nam,Điểu Ơi,Điểu Jơn,K'Wang,Thạch Sà Rương,Nông Văn Thuận,Phan Thị Thu Thủy,Trương Công Định,Vũ Đình Khuê,Mai Thị Diễm,Cao Xuân Trường,Đinh Thị Quỳnh,Lưu Thị Liễu,Tạ Quang Huy,Thị Nở,Điểu Khuyên`.split(
    ',',
  )
const PLACES =
  `Ấp 1,Ấp 3,Thôn Bù Lạch,Khu phố Phú Thịnh,Sóc Ruộng 1,Ấp Thạnh Biên,Thôn Đắk Xuyên,Ấp 8B,Tổ 3,Khu phố Tân Trà 2,Xã Lộc Thạnh,Xã Lộc Thành,Phường Tân Phú,Thị trấn Đức Phong,Xã Bù Gia Mập,Xã Đak Ơ,Xã Phước Tân,Xã Thuận Lợi,Xã Tiến Hưng,Phường Hưng Chiến,Xã Đồng Nai,Xã Đường 10,Huyện Lộc Ninh`.split(
    ',',
  )
const SYLLABLES = [...new Set([...PEOPLE, ...PLACES].flatMap((text) => text.split(/[ ’']/)))]

const kinds = Object.entries(ENCODERS)

/** A capital with a tone is a small letter in TCVN3: who wrote "Ấp" wrote "ấp". */
const readable = (text: string, encoding: TextEncoding) =>
  encoding === 'tcvn3' ? text.replace(/[^A-Za-zĂÂÊÔƠƯĐ]/gu, (letter) => letter.toLowerCase()) : text

describe.each(kinds)('%s', (_, [encoding, encode]) => {
  test('every letter comes back, alone and before and behind every other', () => {
    for (const a of [...letters, 'n', 'o', 'u', 'a']) {
      expect(decodeText(encode(a), encoding)).toBe(a)
      for (const b of [...letters, 'n', 'g']) expect(decodeText(encode(a + b), encoding)).toBe(a + b)
    }
  })

  test('every syllable comes back, also in capitals', () => {
    for (const word of SYLLABLES) {
      for (const written of [word, word.toUpperCase()])
        expect(decodeText(encode(written), encoding)).toBe(readable(written, encoding))
    }
  })

  test('what is decoded stays what it is when it is decoded again', () => {
    for (const text of [...PEOPLE, ...PLACES].filter((t) => /[ăđĩũơưạ-ỹ]/i.test(readable(t, encoding))))
      expect(decodeText(decodeText(encode(text), encoding), encoding)).toBe(readable(text, encoding))
  })

  const voted = encoding === 'windows-1258' && encode === toneApart ? 'unicode' : encoding
  test.each([
    ['people', PEOPLE],
    ['places', PLACES],
  ])('a column of 20 %s is recognised, whichever 20 they are', (_name, all) => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 20, maxLength: 20 }), (cells) => {
        expect(voteEncoding(cells.map(encode), null)).toMatchObject({ encoding: voted })
      }),
      { seed: 1993, numRuns: 100 },
    )
    expect(voteEncoding(all.map(encode), null)).toEqual({ encoding: voted, sure: true })
  })

  test('so are capitals', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(PEOPLE, { minLength: 20, maxLength: 20 }), (cells) => {
        const capitals = cells.map((cell) => encode(cell.toUpperCase()))
        const { encoding: found } = voteEncoding(capitals, null)
        expect(capitals.map((cell) => decodeText(cell, found))).toEqual(
          cells.map((cell) => cell.toUpperCase()),
        )
      }),
      { seed: 5712, numRuns: 60 },
    )
  })
})

describe('TCVN3 in a font of capitals', () => {
  const encode = ENCODERS['tcvn3']?.[1] ?? String
  test('is the same letters, shown large', () => {
    for (const cell of PEOPLE) {
      expect(decodeText(encode(cell), 'tcvn3-capitals')).toBe(cell.toUpperCase())
      expect(decodeText(encode(cell.toLowerCase()), 'tcvn3-capitals')).toBe(cell.toUpperCase())
    }
    expect(decodeText('Thi Hoa', 'tcvn3-capitals')).toBe('THI HOA')
  })
  test('is known by its font', () => {
    const cells = PEOPLE.map((cell) => encode(cell))
    expect(voteEncoding(cells, '.VnTimeH')).toEqual({ encoding: 'tcvn3-capitals', sure: true })
    expect(voteEncoding(cells, '.VnTime')).toEqual({ encoding: 'tcvn3', sure: true })
  })
  test('is known without it by small letters with a tone among capitals', () => {
    // "NGUYÔN V¡N": typed with caps lock, for ễ has no capital.
    const typed = (text: string) =>
      [...text.toUpperCase()].map((l) => TCVN3_CAPITALS[l] ?? tcvn3.get(l.toLowerCase()) ?? l).join('')
    const { encoding } = voteEncoding(PEOPLE.map(typed), null)
    expect(encoding).toBe('tcvn3-capitals')
    expect(PEOPLE.map((cell) => decodeText(typed(cell), encoding))).toEqual(
      PEOPLE.map((cell) => cell.toUpperCase()),
    )
  })
})

describe('lists as they were sent', () => {
  test.each<[TextEncoding, string, string]>([
    ['tcvn3', 'NguyÔn V¨n An', 'Nguyễn Văn An'],
    ['tcvn3', 'D\u00ad¬ng ThÞ H\u00adêng', 'Dương Thị Hường'],
    ['tcvn3-capitals', 'céng hßa x· héi', 'CỘNG HÒA XÃ HỘI'],
    ['vni', 'Nguyeãn Thò Myõ Höõu', 'Nguyễn Thị Mỹ Hữu'],
    ['vni', 'PHÖÔØNG TAÂN PHUÙ', 'PHƯỜNG TÂN PHÚ'],
    ['vni', 'Höùa Thò Ñieåu YÙ', 'Hứa Thị Điểu Ý'],
    ['utf8-as-1252', 'Nguyá»…n VÄƒn Ä\u0090á»©c', 'Nguyễn Văn Đức'],
    ['utf8-as-1252', 'NguyÃ¡Â»â€¦n', 'Nguyễn'],
    ['windows-1258', 'Nguyêìt Ðiêòu', 'Nguyết Điệu'],
    ['unicode', 'Nguye\u0302\u0303n', 'Nguyễn'],
    ['unicode', 'Nguy&#7877;n V&#x103;n H&agrave; &Aacute;', 'Nguyễn Văn Hà Á'],
    ['unicode', 'Ði\u1ec3u', 'Điểu'],
  ])('%s %s', (encoding, written, expected) => {
    expect(decodeText(written, encoding)).toBe(expected)
  })

  test('an entity that is no letter stays as it stands', () => {
    for (const text of ['&#10;', '&#55296;', '&#x1F600;', '&amp;', 'A & B', '&#38;'])
      expect(decodeText(text, 'unicode')).toBe(text)
  })

  test('a cut sequence keeps its signs and the letters around it', () => {
    expect(decodeText('Nguyá» Äá»©c', 'utf8-as-1252')).toBe('Nguyá» Äức')
  })
})

describe('a column that needs no decoding', () => {
  test.each([
    ['empty', []],
    ['blank', ['', '  ']],
    ['numbers', ['070190123456', '285 123 456', '1/2/1990']],
    ['plain ASCII', ['Nguyen Van An', 'Le Thi Hoa', 'Ap 3']],
    ['quotation marks and dashes', ['“Ap 3” – to 4', 'Ap 3…']],
    ['entities', ['Nguy&#7877;n']],
  ])('%s: Unicode, surely, in any font', (_, cells) => {
    for (const font of [null, '.VnTime', '.VnTimeH', 'VNI-Times', 'Arial'])
      expect(voteEncoding(cells, font)).toEqual({ encoding: 'unicode', sure: true })
  })
})

describe('the font of a column', () => {
  test.each([
    ['.VnTime', 'tcvn3'],
    ['.VnArial Narrow', 'tcvn3'],
    ['.VnTimeH', 'tcvn3-capitals'],
    ['.VnArialH', 'tcvn3-capitals'],
    ['.VNTIMEH', 'tcvn3-capitals'],
    ['.vntimeh', 'tcvn3-capitals'],
    ['.vntime', 'tcvn3'],
    ['VNI-Times', 'vni'],
    ['VNI Helve', 'vni'],
    ['Times New Roman', 'unicode'],
    ['UVN Van', 'unicode'],
    ['Webdings', null],
    [null, null],
  ])('%s: %s', (font, expected) => {
    expect(encodingOfFont(font)).toBe(expected)
  })

  test('does not spoil text that is Unicode', () => {
    for (const font of ['.VnTime', '.VnTimeH', 'VNI-Times'])
      for (const cells of [PEOPLE, PLACES, PEOPLE.map((cell) => cell.toUpperCase())])
        expect(voteEncoding(cells, font)).toEqual({ encoding: 'unicode', sure: true })
  })
  test('of today does not hide text that is not Unicode', () => {
    for (const [encoding, encode] of kinds
      .map(([, kind]) => kind)
      .filter(([e]) => e === 'vni' || e === 'tcvn3'))
      expect(voteEncoding(PEOPLE.map(encode), 'Times New Roman')).toEqual({ encoding, sure: true })
  })
  test('of one encoding over text of another is not followed, but not surely', () => {
    expect(voteEncoding(PEOPLE.map(ENCODERS['vni']?.[1] ?? String), '.VnTime')).toEqual({
      encoding: 'vni',
      sure: false,
    })
  })
  test('is not asked where every encoding reads the same', () => {
    expect(voteEncoding(['Ngày sinh'], null)).toEqual({ encoding: 'unicode', sure: true })
    expect(voteEncoding(['Ngày sinh'], '.VnTime')).toEqual({ encoding: 'tcvn3', sure: true })
  })
  test('decides where a few words are Vietnamese either way', () => {
    expect(voteEncoding(['Lê', 'Trí'], '.VnTime')).toEqual({ encoding: 'tcvn3', sure: false })
    expect(voteEncoding(['Lê', 'Trí'], null)).toEqual({ encoding: 'unicode', sure: false })
  })
})

test('a column of both keeps its Unicode cells and decodes the others', () => {
  const encode = ENCODERS['tcvn3']?.[1] ?? String
  const mixed = PEOPLE.map((cell, i) => (i % 2 === 0 ? encode(cell) : cell))
  const vote = voteEncoding(mixed, null)
  expect(vote).toEqual({ encoding: 'tcvn3', sure: false })
  expect(mixed.map((cell) => decodeText(cell, vote.encoding).toLowerCase())).toEqual(
    PEOPLE.map((cell) => cell.toLowerCase()),
  )
})

test('foreign names and names of the S’tiêng do not make Unicode lose', () => {
  const names = [
    'Điểu Jơn',
    'K’Wang',
    'Niê Blôi',
    'Krông Pắk',
    'Y Bhiêu',
    'José Müller',
    'Zoë',
    'François',
    'Ksor Hlôm',
  ]
  expect(voteEncoding(names, null).encoding).toBe('unicode')
  expect(names.map((name) => decodeText(name, 'unicode'))).toEqual(names)
})

test('whatever the cells hold, a vote is one of the encodings and decoding leaves composed text', () => {
  const text = fc.string({
    unit: fc.constantFrom(...CP1252, ...'aoe nNÃÂ€á»º¡ßðÐÄ\u00ad\u00a0', 'ễ', '\u0303', '&', '#', ';', '1'),
  })
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 10 }),
      fc.constantFrom(null, '.VnTimeH', 'VNI-Times'),
      (cells, font) => {
        const { encoding } = voteEncoding(cells, font)
        expect(TEXT_ENCODINGS).toContain(encoding)
        for (const cell of cells)
          for (const each of TEXT_ENCODINGS) {
            const decoded = decodeText(cell, each)
            expect(decoded).toBe(decoded.normalize('NFC'))
          }
      },
    ),
    { seed: 1258, numRuns: 1000 },
  )
})
