import { expect, test } from 'vitest'
import { loadedWith, newerScripts, newerStyles } from './newer-than-phones.ts'
import { readSource } from './source-files.ts'

const loaded = loadedWith(['src/web/field/main.tsx', 'src/web/worker/service-worker.ts'], readSource)
const scripts = loaded.filter(({ path }) => !path.endsWith('.css'))

test('what the phone loads is found: its screens, its rules, its words, its styles', () => {
  const paths = loaded.map(({ path }) => path)
  for (const path of [
    'src/web/field/household/household.tsx',
    'src/web/offline/phone.ts',
    'src/domain/outbox.ts',
    'src/contract/sync.ts',
    'src/words/field.ts',
    'src/web/field/field.css',
    'src/web/worker/service-worker.ts',
  ])
    expect(paths).toContain(path)
})

test('no script of the phone asks for more than Chrome 109 has', () => {
  expect(newerScripts(scripts)).toEqual([])
})

const file = (text: string) => [{ path: 'a', text }]

test.each([
  'list.toSorted()',
  'list.with(0, 1)',
  'Object.groupBy(list, by)',
  'Promise.withResolvers()',
  'map.values().map(f)',
  'a.union(b)',
  'Array.fromAsync(x)',
  'URL.canParse(x)',
  'Uint8Array.fromBase64(x)',
  'document.startViewTransition(f)',
  '  using x = open()',
  'AbortSignal.any([a, b])',
])('the fence refuses %s', (text) => {
  expect(newerScripts(file(text))).toHaveLength(1)
})

test.each([
  '[...map.values()].map(f)',
  'z.union([a, b])',
  "'toSorted()'",
  'Object.values(x).map(f)',
  '[...text.matchAll(/a/g)].map(f)',
  'structuredClone(x)',
  'list.findLast(f)',
])('and allows %s', (text) => {
  expect(newerScripts(file(text))).toEqual([])
})

test.each([
  'a { color: light-dark(red, blue) }',
  'a { & b { color: red } }',
  'a { text-wrap: balance }',
  'a { background: color-mix(in srgb, red, blue) }',
  '@scope (a) { b { color: red } }',
  'a { grid-template-rows: subgrid }',
])('in styles it refuses %s', (text) => {
  expect(newerStyles(file(text))).toHaveLength(1)
})

test.each([
  'a { background: linear-gradient(red, blue) }',
  '/* & */ a { content: "&" }',
  '@supports (text-wrap: balance) { a { text-wrap: balance } }',
  'a:has(b) { color: red }',
])('and allows %s', (text) => {
  expect(newerStyles(file(text))).toEqual([])
})
