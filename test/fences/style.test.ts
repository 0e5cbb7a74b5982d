import { describe, expect, test } from 'vitest'
import { listPaths, readSource, resolveImport, sourcesIn } from './source-files.ts'
import {
  forbiddenCode,
  MOST_LINES,
  silentFiles,
  suppressions,
  tooLong,
  unfinished,
  wrongNames,
} from './style.ts'

const FOLDERS = ['src', 'test', 'scripts', 'bench', 'db']
const paths = FOLDERS.flatMap(listPaths)
const code = FOLDERS.flatMap((folder) => sourcesIn(folder, 'ts', 'tsx', 'mjs'))
const schema = sourcesIn('db', 'sql')
const texts = [...code, ...schema, ...FOLDERS.flatMap((folder) => sourcesIn(folder, 'css', 'html'))]

/** Tests name in strings what must not be; everything else is the rule's. */
const isFence = ({ path }: { path: string }) => path.startsWith('test/fences/')

const ALLOWED = {
  'src/words/words.ts any': 'a phrase may take any parameters, which no other type says',
  'src/web/vite.config.ts a default export': 'Vite asks for one',
}
/** React asks for a default export where a part of the console is loaded on demand. */
const loadedOnDemand = code.flatMap(({ path, text }) =>
  [...text.matchAll(/\bimport\('(\.[^']+)'\)/g)].map(
    ([, specifier]) => `${resolveImport(path, specifier ?? '')} a default export`,
  ),
)

test('files are named after what they are', () => {
  expect(wrongNames(paths)).toEqual([])
})

test(`no file has more than ${MOST_LINES} lines`, () => {
  expect(tooLong(texts)).toEqual([])
})

test('half of all files have fewer than 100 lines', () => {
  const lengths = code.map(({ text }) => text.split('\n').length).sort((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100)
})

test('no any, no !, no test left out, no enum, no default export', () => {
  expect(forbiddenCode(code, [...Object.keys(ALLOWED), ...loadedOnDemand])).toEqual([])
})

test('nothing is left for later', () => {
  const documents = listPaths('')
    .filter((path) => path.endsWith('.md'))
    .map(readSource)
  expect(unfinished([...texts, ...documents])).toEqual([])
})

test('every file begins by saying what it is for', () => {
  expect(silentFiles([...code, ...schema])).toEqual([])
})

test('a check is switched off only where this list says so', () => {
  const off = suppressions(code.filter((file) => !isFence(file))).filter(
    (found) => !/ lint\/a11y\//.test(found) && !/\.test\.ts @ts-expect-error$/.test(found),
  )
  expect(off).toEqual([
    // A column of somebody's file has nothing but its place.
    'src/web/console/imports/columns.tsx lint/suspicious/noArrayIndexKey',
    // Two files of a queue may bear one name.
    'src/web/console/imports/upload-queue.tsx lint/suspicious/noArrayIndexKey',
    'src/words/words.ts lint/suspicious/noExplicitAny',
  ])
})

describe('the fence refuses', () => {
  const file = (text: string, path = 'src/domain/a.ts') => [{ path, text }]

  test('names that say nothing, and names that are not kebab-case', () => {
    const names = [
      'src/web/utils.ts',
      'src/server/shared/a.ts',
      'src/web/tile-map.test.ts',
      'src/web/tileMap.ts',
    ]
    expect(wrongNames(names)).toEqual(['src/web/utils.ts', 'src/server/shared/a.ts', 'src/web/tileMap.ts'])
  })

  test('a file that is too long', () => {
    expect(tooLong(file('x\n'.repeat(MOST_LINES)))).toEqual([])
    expect(tooLong(file('x\n'.repeat(MOST_LINES + 1)))).toHaveLength(1)
  })

  test.each([
    'const a: any = 1',
    'const a = b as any',
    'let a: Map<string, any>',
    'const a = (b: any[]) => b',
    'const a = b!.c',
    'const a = b[0]!',
    "test.skip('a', b)",
    "describe.only('a', b)",
    "it.todo('a')",
    'export enum A { B }',
    'export default 1',
  ])('%s', (text) => {
    expect(forbiddenCode(file(text))).toHaveLength(1)
  })

  test.each([
    'const a = b !== c',
    'const a = !b && !c',
    "const a = 'any'",
    'const any = 1; rows.any()',
    '// any, b!.c',
    "test.each([])('only', b)",
  ])('but allows %s', (text) => {
    expect(forbiddenCode(file(text))).toEqual([])
  })

  test('unfinished work, suppressed checks and files without a first line', () => {
    expect(unfinished(file(`// ${'TO'}${'DO'}: later`))).toHaveLength(1)
    expect(suppressions(file('// @ts-ignore\n// biome-ignore lint/a/b: because'))).toEqual([
      'src/domain/a.ts @ts-ignore',
      'src/domain/a.ts lint/a/b',
    ])
    expect(silentFiles(file("import a from 'b'"))).toHaveLength(1)
    expect(silentFiles(file('// What it is.\nconst a = 1'))).toEqual([])
  })
})
