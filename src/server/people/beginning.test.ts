import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginning } from './beginning.ts'

/** As collation "C" compares. */
const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'))

describe('the words that begin with some letters', () => {
  test('lie between the letters and the next that do not', () => {
    expect(beginning('ng')).toEqual({ from: 'ng', before: 'nh' })
    expect(beginning('z')).toEqual({ from: 'z', before: '{' })
  })

  test('step over the surrogates and carry over the last code point', () => {
    expect(beginning('a\ud7ff').before).toBe('a\ue000')
    expect(beginning('a\u{10ffff}').before).toBe('b')
    expect(beginning('\u{10ffff}').before).toBeNull()
  })

  test('are exactly the words of the range, whatever the letters', () => {
    const letter = fc.oneof(
      fc.constantFrom('a', 'b', 'z', '\u007f', '\u0080', 'ő', '\ud7ff', '\ue000', '\uffff', '\u{10ffff}'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    )
    const text = fc.array(letter, { maxLength: 4 }).map((letters) => letters.join(''))
    const notEmpty = fc.array(letter, { minLength: 1, maxLength: 3 }).map((letters) => letters.join(''))
    fc.assert(
      fc.property(notEmpty, text, fc.boolean(), (letters, rest, begins) => {
        const word = begins ? letters + rest : rest
        const { from, before } = beginning(letters)
        const inRange = compare(word, from) >= 0 && (before === null || compare(word, before) < 0)
        expect(inRange).toBe(word.startsWith(letters))
      }),
      { seed: 90, numRuns: 1000 },
    )
  })
})
