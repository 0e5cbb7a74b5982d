import { describe, expect, test } from 'vitest'
import { PROBLEMS } from '#contract/problems'
import { ROW_CODES } from '#domain/row-codes'
import { problemWords } from '#words/problems'
import { rowProblemWords } from '#words/row-problems'
import { isTest, listPaths, readSource, sourcesIn } from './source-files.ts'
import { miswritten, phraseGroups, strayPhrases, unlike } from './words.ts'

/** How phrases are kept, not phrases. */
const MACHINERY = ['words']

const files = listPaths('src/words')
  .filter((path) => path.endsWith('.ts') && !isTest(path))
  .map((path) => path.slice('src/words/'.length, -'.ts'.length))
  .filter((name) => !MACHINERY.includes(name))

test.each(files)('%s says everything in both languages', async (name) => {
  const groups = phraseGroups(await import(`../../src/words/${name}.ts`))
  // What only functions of the file say is not seen from here; the compiler holds its keys together.
  const keepsThem = readSource(`src/words/${name}.ts`).text.includes('= defineWords({')
  expect(groups.length > 0 || keepsThem).toBe(true)
  expect(groups.flatMap((group) => unlike(group.vi, group.en, group.name))).toEqual([])
  expect(groups.flatMap(({ vi, en }) => [...miswritten(vi, 'vi'), ...miswritten(en, 'en')])).toEqual([])
})

test('every problem and every reason a row goes back has its phrase', () => {
  const codes = Object.keys(PROBLEMS).sort()
  for (const language of ['vi', 'en'] as const) {
    expect(Object.keys(problemWords[language].problems).sort()).toEqual(codes)
    const phrases = Object.keys(rowProblemWords[language])
    expect(ROW_CODES.filter((code) => !phrases.includes(code))).toEqual([])
  }
})

test('no phrase stands outside words', () => {
  const files = [...sourcesIn('src/server', 'ts'), ...sourcesIn('src/web', 'ts', 'tsx')]
  // The galleries show invented names and figures to developers; they are no part of the product.
  const read = files.filter(({ path }) => !/^src\/web\/(?:console|field)\/gallery\//.test(path))
  expect(strayPhrases(read)).toEqual([])
})

describe('the fence refuses', () => {
  test('a phrase that one language lacks, that is of another kind, or empty', () => {
    const vi = { a: 'một', group: { b: 'hai' }, c: () => 'ba', d: '' }
    const en = { a: 'one', group: {}, c: 'three', d: '' }
    expect(unlike(vi, en, 'x')).toEqual([
      'x.group.b: string and undefined',
      'x.c: function and string',
      'x.d is empty',
    ])
    expect(phraseGroups({ words: { vi }, both: { vi, en } })).toHaveLength(1)
  })

  test.each(['Đang tải...', 'Bấm "Lưu"', 'Hai  dấu cách', 'Sai dấu !', 'Tiê\u0301ng'])('%s', (phrase) => {
    expect(miswritten({ phrase }, 'x')).toHaveLength(1)
  })

  test('Vietnamese in a handler', () => {
    expect(strayPhrases([{ path: 'src/server/a.ts', text: "const a = 'Không có'" }])).toHaveLength(1)
    expect(strayPhrases([{ path: 'src/web/a.tsx', text: 'const a = <p>Không có</p>' }])).toHaveLength(1)
    expect(strayPhrases([{ path: 'src/server/a.ts', text: "// Không có\nconst a = 'none'" }])).toEqual([])
  })
})
