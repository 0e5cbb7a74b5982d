import { describe, expect, test } from 'vitest'
import { FLAGS, MILESTONES, STATES } from '#domain/milestones'
import { COMMANDS } from '../../src/server/cli/commands.ts'
import { lostColumns, lostCommands, lostLinks, lostPaths, lostScripts } from './documents.ts'
import { listPaths, readSource, sourcesIn } from './source-files.ts'

const paths = listPaths('')
const documents = paths.filter((path) => path.endsWith('.md')).map(readSource)
const commands = COMMANDS.map(({ name }) => name)
const scripts = Object.keys(JSON.parse(readSource('package.json').text).scripts)

/** The feature that the guide adds does not exist. */
const EXAMPLE = /\/exemptions(?:\.ts)?$/

test('every path, link, command and script that a document names exists', () => {
  expect(documents.length).toBeGreaterThan(10)
  expect(lostPaths(documents, paths, [EXAMPLE, /^zod\/mini$/])).toEqual([])
  expect(lostLinks(documents, paths)).toEqual([])
  expect(lostCommands(documents, commands)).toEqual([])
  expect(lostScripts(documents, scripts)).toEqual([])
})

test('every command stands in README', () => {
  const readme = readSource('README.md').text
  expect(commands.filter((name) => !readme.includes(`\n| \`${name}\` |`))).toEqual([])
})

test('every variable of the environment stands in README', () => {
  const read = readSource('src/server/platform/config.ts').text.match(/(?<=')[A-Z][A-Z_]+(?=')/g) ?? []
  const readme = readSource('README.md').text
  expect(read.length).toBeGreaterThan(5)
  expect(read.filter((name) => !readme.includes(`| \`${name}\` |`))).toEqual([])
})

test('the architecture is read in one sitting', () => {
  expect(readSource('ARCHITECTURE.md').text.split('\n').length).toBeLessThanOrEqual(150)
})

test('the glossary names what is there: columns, milestones, states, flags', () => {
  const glossary = readSource('GLOSSARY.md').text
  const schema = sourcesIn('db/migrations', 'sql')
    .map(({ text }) => text)
    .join('\n')
  expect(lostColumns(glossary, schema)).toEqual([])
  const named = [...MILESTONES, ...STATES, ...FLAGS]
  expect(named.filter((name) => !glossary.includes(`| \`${name}\` |`))).toEqual([])
  const terms = glossary.split('\n').flatMap((line) => /^\| ([^|]+) \| `/.exec(line)?.[1] ?? [])
  expect(terms.length).toBeGreaterThan(60)
  expect(terms.filter((term, i) => terms.indexOf(term) !== i)).toEqual([])
})

test('every decision has a date, a status, a context, the decision and its consequences', () => {
  const decisions = documents.filter(({ path }) => path.startsWith('docs/decisions/'))
  const numbers = decisions.map(({ path }) => Number(path.slice('docs/decisions/'.length).slice(0, 4)))
  expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  const parts = [/^# \d{4}\. /, /^Date: \d{4}-\d{2}-\d{2}\. Status: /m, /^## Context$/m, /^## Decision$/m]
  const unlike = decisions.filter(
    ({ text }) => ![...parts, /^## Consequences$/m].every((part) => part.test(text)),
  )
  expect(unlike.map(({ path }) => path)).toEqual([])
})

describe('the fence refuses', () => {
  const page = (text: string, path = 'docs/guides/a.md') => [{ path, text }]
  const here = ['src/domain/units.ts', 'src/server/auth/routes.ts', 'docs/guides/a.md', 'db/README.md']

  test.each(['`src/domain/gone.ts`', '`gone.ts`', '`src/server/visits/`', '`auth/gone.ts`'])('%s', (text) => {
    expect(lostPaths(page(text), here)).toHaveLength(1)
  })

  test.each([
    '`src/domain/units.ts`',
    '`units.ts`',
    '`auth/`',
    '`src/server`',
    '`x.test.ts`',
    '`start`',
    '`/api/a`',
  ])('but allows %s', (text) => {
    expect(lostPaths(page(text), here)).toEqual([])
  })

  test('a link that leads nowhere, seen from its document', () => {
    expect(lostLinks(page('[a](../../db/README.md) [b](https://example.org) [c](#d)'), here)).toEqual([])
    expect(lostLinks(page('[a](db/README.md)'), here)).toHaveLength(1)
  })

  test('a column that does not exist', () => {
    const schema = 'create table people (\n  full_name text\n);'
    expect(lostColumns('| a | `b` | `people.full_name`, `people` | c |', schema)).toEqual([])
    expect(lostColumns('| a | `b` | `people.name`, `folk` | c |', schema)).toEqual(['people.name', 'folk'])
  })

  test('a command and a script that do not exist', () => {
    const table = '| command | what |\n|---|---|\n| `start` | a |\n| `stop` | b |\n'
    expect(lostCommands(page(table), ['start', 'user add'])).toEqual(['docs/guides/a.md: stop'])
    expect(
      lostCommands(page('phukin -- user add; phukin -- start now; phukin -- fly'), ['start', 'user add']),
    ).toEqual(['docs/guides/a.md: fly'])
    expect(lostScripts(page('npm run demo\nnpm start\n`npm fly` of npm itself'), ['demo', 'start'])).toEqual([
      'docs/guides/a.md: npm fly',
    ])
  })
})
