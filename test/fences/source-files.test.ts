import { expect, test } from 'vitest'
import { codeOf, importsOf, listPaths, resolveImport, sourcesIn } from './source-files.ts'

test('what is no code is blanked and every line keeps its place', () => {
  const text = [
    "const a = 'Date' // Date",
    '/* Date',
    '   Date */ const b = /[/"]Date/g.test(a)',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template is what is read here
    'const c = `Date ${a + `Date ${{ b }}`} Date` + Now',
    'const half = b / 2 / c',
  ].join('\n')
  const code = codeOf(text)
  expect(code).not.toContain('Date')
  expect(code).toContain('Now')
  expect(code.length).toBe(text.length)
  expect(code.split('\n')[4]).toBe('const half = b / 2 / c')
  expect(code.split('\n')[3]).toMatch(/^const c = ` {5}\$\{a \+ ` {5}\$\{\{ b \}\}`\} {5}` \+ Now$/)
})

test('every form of import is found, and no import that is only spoken of', () => {
  const text = [
    "import './style.css'",
    "import type { A } from '#domain/a'",
    'import {',
    '  b,',
    "} from './b.ts'",
    "export { c } from '../c.ts'",
    "const d = await import('./d.ts')",
    "const text = `import e from './e.ts'`",
    "// import f from './f.ts'",
    "export const g = 'not from here'",
  ].join('\n')
  expect(importsOf({ text })).toEqual([
    { specifier: './style.css', line: 1 },
    { specifier: '#domain/a', line: 2 },
    { specifier: './b.ts', line: 5 },
    { specifier: '../c.ts', line: 6 },
    { specifier: './d.ts', line: 7 },
  ])
})

test('a specifier leads to a file of the project or to a package', () => {
  expect(resolveImport('src/server/auth/routes.ts', '#domain/units')).toBe('src/domain/units.ts')
  expect(resolveImport('src/server/auth/routes.ts', '../platform/http.ts')).toBe(
    'src/server/platform/http.ts',
  )
  expect(resolveImport('src/server/auth/routes.ts', 'hono')).toBeNull()
})

test('the fences see the project: every room has files, and every import of a file finds one', () => {
  const paths = new Set(listPaths(''))
  for (const room of ['domain', 'contract', 'words', 'server', 'web'])
    expect(sourcesIn(`src/${room}`, 'ts', 'tsx').length).toBeGreaterThan(10)
  const lost = sourcesIn('src', 'ts', 'tsx').flatMap((file) =>
    importsOf(file).flatMap(({ specifier }) => {
      const path = resolveImport(file.path, specifier)
      return path === null || paths.has(path) ? [] : [`${file.path} → ${specifier}`]
    }),
  )
  expect(lost).toEqual([])
})
