import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareVietnamese, fold, hasSoftHyphen, nfc, squeeze, toneKey, wordsOf, yiKey } from './text.ts'

const LETTERS = [...'aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz', ...'áàảãạắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựýỳỷỹỵ']
const vietnamese = fc.string({
  unit: fc.constantFrom(...LETTERS, ...LETTERS, ' ', '’', '-', '1'),
  maxLength: 30,
})

describe('squeezing', () => {
  test('makes one plain space of every kind of space and drops what has no width', () => {
    expect(squeeze('\u00a0 Thị\u2003\u3000Hoa\t\n\u202f')).toBe('Thị Hoa')
    expect(squeeze('\ufeffThị\u200b H\u2060oa\u200e')).toBe('Thị Hoa')
  })

  test('keeps U+00AD, which is the letter ư of TCVN3', () => {
    expect(squeeze(' Ph\u00adíc ')).toBe('Ph\u00adíc')
    expect(fold('Ph\u00adíc')).toBe('ph\u00adic')
    expect(wordsOf('Ph\u00adíc')).toEqual(['ph\u00adic'])
    expect(hasSoftHyphen('Ph\u00adíc')).toBe(true)
    expect(hasSoftHyphen('Phước')).toBe(false)
  })
})

describe('the tone key (K1)', () => {
  test.each([
    ['hòa', 'hoà'],
    ['thúy', 'thuý'],
    ['khỏe', 'khoẻ'],
    ['Xã Hòa Bình', 'xã  HOÀ BÌNH'],
  ])('%s equals %s', (a, b) => {
    expect(toneKey(a)).toBe(toneKey(b))
  })

  test.each([
    ['lý', 'lí'],
    ['Lộc Thạnh', 'Lộc Thành'],
    ['Tuấn', 'Tuân'],
    ['Tuấn', 'Tuần'],
    ['Đăng', 'Dăng'],
    ['Đak Ơ', 'Đăk Ơ'],
  ])('%s differs from %s', (a, b) => {
    expect(toneKey(a)).not.toBe(toneKey(b))
  })

  test('puts the tone behind its syllable', () => {
    expect(toneKey('Nguyễn Thị Hòa')).toBe('nguyên4 thi5 hoa2')
  })

  test('does not depend on composition or case, and is its own key', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        const key = toneKey(text)
        expect(toneKey(text.normalize('NFD'))).toBe(key)
        expect(toneKey(text.toUpperCase())).toBe(key)
        expect(toneKey(` ${text}\u00a0`)).toBe(key)
        expect(toneKey(key)).toBe(key)
        expect(nfc(key)).toBe(key)
      }),
      { seed: 11, numRuns: 1000 },
    )
  })
})

describe('the y/i key (K2)', () => {
  test.each([
    ['Lý', 'Lí'],
    ['Mỹ', 'Mĩ'],
    ['Quý', 'Quí'],
    ['Kỳ', 'Kì'],
    ['Hy', 'Hi'],
    ['Sỹ', 'Sĩ'],
    ['Tý', 'Tí'],
    ['Đắk Ơ', 'Đăk Ơ'],
    ['Đăk Ơ', 'Đak Ơ'],
    ['Đak Ơ', 'Dak Ơ'],
    ['Quý Hòa', 'quí hoà'],
  ])('%s equals %s', (a, b) => {
    expect(yiKey(a)).toBe(yiKey(b))
  })

  test.each([
    ['Thúy', 'Thúi'],
    ['Tay', 'Tai'],
    ['Duy', 'Dui'],
    ['Lộc Thạnh', 'Lộc Thành'],
    ['Đắc', 'Đắk'],
  ])('%s differs from %s', (a, b) => {
    expect(yiKey(a)).not.toBe(yiKey(b))
  })

  test('never parts what the tone key joins', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(yiKey(toneKey(text))).toBe(yiKey(text))
      }),
      { seed: 11, numRuns: 1000 },
    )
  })
})

describe('the fold (K3)', () => {
  test('drops every diacritic, so that it merges what only search may merge', () => {
    expect(fold('Đặng Thị Hướng')).toBe('dang thi huong')
    expect(fold('Lộc Thạnh')).toBe(fold('Lộc Thành'))
    expect(new Set(['Tuấn', 'Tuân', 'Tuần'].map(fold))).toEqual(new Set(['tuan']))
  })

  test('of Vietnamese text is plain ASCII and its own fold', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        const folded = fold(text)
        expect(folded).toMatch(/^[a-z0-9 ’-]*$/)
        expect(fold(folded)).toBe(folded)
        expect(fold(toneKey(text)).replace(/\d/g, '')).toBe(folded.replace(/\d/g, ''))
      }),
      { seed: 11, numRuns: 1000 },
    )
  })
})

describe('the words of a text', () => {
  test('are folded, each once, in their order', () => {
    expect(wordsOf('Nguyễn  Thị Bé - Thị')).toEqual(['nguyen', 'thi', 'be'])
    expect(wordsOf('Ấp 1A, KP. Tân Trà 2')).toEqual(['ap', '1a', 'kp', 'tan', 'tra', '2'])
    expect(wordsOf(' – ')).toEqual([])
  })

  test('find an apostrophe name by each of its parts and as one', () => {
    for (const name of ['K’Nam', "K'Nam", 'K`Nam', 'K´Nam'])
      expect(wordsOf(name)).toEqual(['k', 'nam', 'knam'])
  })

  test('of any typed words of a name are among the words of the name', () => {
    fc.assert(
      fc.property(fc.array(vietnamese, { minLength: 1, maxLength: 5 }), fc.nat(4), (parts, i) => {
        const typed = parts[i % parts.length] ?? ''
        const all = wordsOf(parts.join(' '))
        for (const word of wordsOf(typed.toUpperCase())) expect(all).toContain(word)
      }),
      { seed: 11 },
    )
  })
})

describe('the order of a Vietnamese list', () => {
  test('goes by the given name, then by the surname', () => {
    const names = ['Trần Văn Anh', 'Điểu Ơi', 'Lê Thị Hoa', 'Đặng Ân', 'Lê Văn Anh', 'Thị Hoa', 'Ai']
    expect([...names].sort(compareVietnamese)).toEqual([
      'Ai',
      'Lê Văn Anh',
      'Trần Văn Anh',
      'Đặng Ân',
      'Lê Thị Hoa',
      'Thị Hoa',
      'Điểu Ơi',
    ])
  })

  test('has the letters a ă â and d đ apart and the tones in the order of the dictionary', () => {
    const sorted = (text: string) => text.split(' ').sort(compareVietnamese).join(' ')
    expect(sorted('ạ á ã ả à a')).toBe('a à ả ã á ạ')
    expect(sorted('Đa Dũng Ăn Ân An Út Ưng')).toBe('An Ăn Ân Dũng Đa Út Ưng')
  })

  test('is a total order', () => {
    fc.assert(
      fc.property(vietnamese, vietnamese, vietnamese, (a, b, c) => {
        expect(Math.sign(compareVietnamese(a, b))).toBe(-Math.sign(compareVietnamese(b, a)) || 0)
        expect(compareVietnamese(a, b) === 0).toBe(a === b)
        const [x, y, z] = [a, b, c].sort(compareVietnamese)
        if (x === undefined || y === undefined || z === undefined) throw new Error('three in, three out')
        expect(compareVietnamese(x, z)).toBeLessThanOrEqual(0)
      }),
      { seed: 11, numRuns: 500 },
    )
  })
})
