import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inChunks } from '../../../../test/fixtures/lists/reading.ts'
import { readSharedStrings, unescaped } from './shared-strings.ts'

const table = (items: string, sizes?: readonly number[]) => {
  const bytes = Buffer.from(`<sst>${items}</sst>`)
  return readSharedStrings(inChunks(bytes, sizes), bytes.length)
}

test('runs are joined, readings left out, empty texts keep their place', async () => {
  const strings = await table(
    '<si><t>Ẫm</t></si><si/><si><r><t xml:space="preserve">Thị </t></r><r><t>Rỵ</t></r><rPh><t>x</t></rPh></si><si><t></t></si><si><t>Đ &amp; ờ</t></si>',
  )
  expect([0, 1, 2, 3, 4].map((index) => strings.at(index))).toEqual(['Ẫm', '', 'Thị Rỵ', '', 'Đ & ờ'])
  for (const index of [-1, 5, 0.5, Number.NaN]) expect(strings.at(index)).toBeUndefined()
})

test('any texts come back by their numbers, in any order, however the bytes are cut', async () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom(...'ỵẫờĐ ab😀\n'), maxLength: 6 }), {
    maxLength: 30,
  })
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 20 }), async (all, size) => {
      const strings = await table(all.map((text) => `<si><t>${text}</t></si>`).join(''), [size])
      for (let index = all.length; index >= 0; index--) expect(strings.at(index)).toBe(all[index])
    }),
    { seed: 23, numRuns: 200 },
  )
})

test('more texts than are kept as they were made are found too', async () => {
  const strings = await table(
    Array.from({ length: 20_000 }, (_, i) => `<si><t>Ấp ${i}</t></si>`).join(''),
    [9999],
  )
  for (const index of [0, 1, 16_383, 16_384, 19_999, 16_384]) expect(strings.at(index)).toBe(`Ấp ${index}`)
})

test('a table cut off is damaged', async () => {
  const cut = Buffer.from('<sst><si><t>a</t></si>')
  await expect(readSharedStrings(inChunks(cut), cut.length)).rejects.toThrow('damaged-file')
})

test('what XML cannot hold is unescaped, and an escaped underscore stays one', () => {
  expect(unescaped('a_x000D_\nb')).toBe('a\nb')
  expect(unescaped('a\n\nb_x0009_c')).toBe('a\n\nb\tc')
  expect(unescaped('_x005F_x000D_')).toBe('_x000D_')
  expect(unescaped('a_xyz_ _x12_')).toBe('a_xyz_ _x12_')
})
