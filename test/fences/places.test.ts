import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { foreignHosts, hostPaths, registriesIn, worldlyNames } from './places.ts'
import { isTest, listPaths, ROOT, readSource, sourcesIn } from './source-files.ts'

const TEXT = /\.(?:ts|tsx|mjs|css|html|svg|sql|md|json|yml|sh)$|(?:^|\/)(?:\.ci\/run|\.npmrc|\.gitignore)$/
const texts = listPaths('')
  .filter((path) => TEXT.test(path))
  .map(readSource)
const pure = (room: string) => sourcesIn(`src/${room}`, 'ts').filter(({ path }) => !isTest(path))

test('what a browser loads names no host of others', () => {
  const sources = ['src/web', 'src/words', 'src/contract', 'src/domain']
    .flatMap((room) => sourcesIn(room, 'ts', 'tsx', 'css', 'html', 'svg'))
    .filter(({ path }) => !isTest(path))
  expect(foreignHosts(sources)).toEqual([])
})

/** A sentence with which React names its errors; it is shown in a developer's console and never fetched. */
const SAID_BY_REACT = /^https:\/\/react\.dev\/errors\/$/

test.runIf(existsSync(join(ROOT, 'dist')))('nor does what was built of it', () => {
  const built = sourcesIn('dist', 'js', 'css', 'html', 'svg')
  expect(built.length).toBeGreaterThan(2)
  expect(foreignHosts(built, [SAID_BY_REACT])).toEqual([])
})

test('no file holds a path of the machine on which it was written, and the lock no registry', () => {
  expect(hostPaths(texts)).toEqual([])
  expect(registriesIn(readSource('package-lock.json').text)).toEqual([])
})

test('domain, contract and words have no clock, no chance, no network and no machine', () => {
  expect(worldlyNames(pure('domain'), ['src/domain/dates.ts'])).toEqual([])
  expect(worldlyNames([...pure('contract'), ...pure('words')])).toEqual([])
})

test('the compiler gives the pure rooms the language and nothing else', () => {
  const options = (room: string) => JSON.parse(readSource(`src/${room}/tsconfig.json`).text).compilerOptions
  expect(options('domain')).toMatchObject({ lib: ['ES2022'], types: [] })
  expect(options('contract')).toMatchObject({ lib: ['ES2022'], types: [] })
  expect(options('words')).toMatchObject({ types: [] })
  expect(options('words').lib.every((name: string) => /^ES2\d+(?:\.Intl)?$/.test(name))).toBe(true)
})

describe('the fence refuses', () => {
  const file = (text: string, path = 'src/domain/a.ts') => [{ path, text }]

  test.each([
    "fetch('https://fonts.example.com/a')",
    '@import url(//cdn.example.com/a.css)',
    "new WebSocket('wss://live.example.org')",
    "const a = 'http://10.0.0.7/x'",
  ])('an address: %s', (text) => {
    expect(foreignHosts(file(text))).toHaveLength(1)
  })

  test.each(["xmlns='http://www.w3.org/2000/svg'", 'http://127.0.0.1:8080', '// a comment', 'a // b.c'])(
    'but allows %s',
    (text) => {
      expect(foreignHosts(file(text))).toEqual([])
    },
  )

  test('a path of a machine, and a registry', () => {
    expect(hostPaths(file(['', 'home', 'an', 'phukin'].join('/')))).toHaveLength(1)
    expect(hostPaths(file(`see ${['', 'work', 'main'].join('/')}`))).toHaveLength(1)
    expect(hostPaths(file('./mnt/a, src/home/b/c'))).toEqual([])
    expect(registriesIn('{ "resolved": "https://registry.example/a.tgz" }')).toHaveLength(1)
  })

  test.each([
    'const a = Math.random()',
    'const a = new Date(0)',
    "fetch('/a')",
    'process.env.A',
    'console.log(1)',
    'const a = new URL(b)',
    'setTimeout(a, 1)',
  ])('%s in a pure room', (text) => {
    expect(worldlyNames(file(text))).toHaveLength(1)
  })

  test('the present moment even where a Date may be made', () => {
    expect(worldlyNames(file('new Date(0); new Date(); Date.now()'), ['src/domain/a.ts'])).toHaveLength(2)
  })

  test.each([
    'const a = { process: 1 }',
    'type A = PartialDate',
    "const a = 'Date'",
    '// fetch',
    'a.document',
  ])('but allows %s', (text) => {
    expect(worldlyNames(file(text))).toEqual([])
  })
})
