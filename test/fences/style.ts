// How files are named, how long they are, and what no file may hold. Returns what breaks a rule, in words.
import { codeOf, isTest, lineOf, type SourceFile, stringsOf } from './source-files.ts'

const SAYS_NOTHING = /^(?:utils?|common|shared|helpers?|lib|types|interfaces|misc|index|constants)$/

const MUST_BE_CALLED_SO = new Set(['README.md', 'index.html'])

/** A name that says where a thing was put and not what it is; names that are not kebab-case. */
export const wrongNames = (paths: readonly string[]): string[] =>
  paths.filter((path) =>
    path
      .split('/')
      .slice(1)
      .some((part) => {
        const [name = ''] = part.split('.')
        if (MUST_BE_CALLED_SO.has(part)) return false
        return SAYS_NOTHING.test(name) || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)
      }),
  )

export const MOST_LINES = 400

/** Files that a program writes may be longer. */
export const tooLong = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => !path.includes('.generated.'))
    .flatMap(({ path, text }) => {
      const lines = text.split('\n').length - 1
      return lines > MOST_LINES ? [`${path}: ${lines} lines`] : []
    })

const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['any', /(?::|<|\||&)\s*any\b(?!\s*[:?(])|,\s*any\s*[>,\]]|\bas any\b|\bany\[\]/g],
  ['!', /[\w)\]]!(?=[.;,)\]\s[]|$)/g],
  [
    'a test that is skipped or alone',
    /\b(?:test|it|describe)(?:\.\w+)*\.(?:skip|only|todo|fails)\b|\bx(?:it|describe)\b/g,
  ],
  ['an enum, a namespace or a parameter property', /^\s*(?:export )?(?:const )?(?:enum|namespace) \w/gm],
  ['a default export', /^export default\b/gm],
]
/** What the linter also refuses stands here too: a suppressed line of the linter is no way around. `allowed`: 'path what'. */
export const forbiddenCode = (files: readonly SourceFile[], allowed: readonly string[] = []): string[] =>
  files.flatMap(({ path, text }) => {
    const code = codeOf(text)
    return FORBIDDEN.filter(([what]) => !allowed.includes(`${path} ${what}`)).flatMap(([what, pattern]) =>
      [...code.matchAll(pattern)].map(({ index }) => `${path}:${lineOf(text, index)} ${what}`),
    )
  })

const UNFINISHED = new RegExp(
  `\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`,
  'g',
)
const SUPPRESSION = /@ts-(?:ignore|nocheck|expect-error)|biome-ignore(?:-all|-start|-end)? \S+/g

/** Notes of unfinished work, anywhere in a text. */
export const unfinished = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ path, text }) =>
    [...text.matchAll(UNFINISHED)].map(({ 0: word, index }) => `${path}:${lineOf(text, index)} ${word}`),
  )

/** Where a check of the compiler or the linter is switched off, with the rule: 'path rule'. */
export const suppressions = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ path, text }) => {
    const strings = stringsOf(text)
    const isSaid = (index: number) =>
      strings.some(({ value, offset }) => offset <= index && index < offset + value.length)
    return [...text.matchAll(SUPPRESSION)]
      .filter(({ index }) => !isSaid(index))
      .map(({ 0: found }) => `${path} ${found.replace(/^biome-ignore /, '').replace(/:$/, '')}`)
  })

/** Source files that do not begin by saying what they are for. Tests are named after what they test. */
export const silentFiles = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => !isTest(path) && !path.includes('.generated.') && !path.includes('.test-'))
    .flatMap(({ path, text }) => (/^(?:#!.*\n)?\s*(?:\/\/|\/\*|<!--|--)/.test(text) ? [] : [path]))
