// Whether documents say what is there: paths, links, commands and scripts that they name. Returns what is not, in words.
import { posix } from 'node:path'
import type { SourceFile } from './source-files.ts'

const CODE_SPAN = /`([^`\n]+)`/g
const LINK = /\]\(([^)\s]+)\)/g
/** A path has a folder or a known ending, and no blank, placeholder or address. */
const LOOKS_LIKE_PATH = /^(?:[\w-][\w.-]*\/)+[\w.*-]*$|^[\w.-]+\.(?:ts|tsx|mjs|sql|md|json|css)$/
const PLACEHOLDER = /^(?:x|NNNN)[.-]|verb-object|\*/
/** 'visit-recorded/1' is a kind of fact. */
const VERSIONED = /\/\d+$/

const isPath = (span: string): boolean =>
  LOOKS_LIKE_PATH.test(span) && !PLACEHOLDER.test(posix.basename(span)) && !VERSIONED.test(span)

/** What stands under the root: files and the folders that hold them. */
const placesOf = (paths: readonly string[]): Set<string> => {
  const places = new Set<string>(paths)
  for (const path of paths) {
    const parts = path.split('/')
    for (let depth = 1; depth < parts.length; depth += 1) places.add(parts.slice(0, depth).join('/'))
  }
  return places
}

/** A path in a code span is meant from the root, from below src/server, or, as a bare name, from wherever one of that name lies. */
export const lostPaths = (
  documents: readonly SourceFile[],
  paths: readonly string[],
  invented: readonly RegExp[] = [],
): string[] => {
  const places = placesOf(paths)
  const names = new Set(paths.map((path) => posix.basename(path)))
  const stands = (path: string): boolean => {
    const bare = path.replace(/\/$/, '')
    if (!bare.includes('/') && names.has(bare)) return true
    return ['', 'src/', 'src/server/', 'src/web/'].some((start) => places.has(start + bare))
  }
  return documents.flatMap(({ path: document, text }) =>
    [...text.matchAll(CODE_SPAN)].flatMap(([, span = '']) =>
      isPath(span) && !invented.some((name) => name.test(span)) && !stands(span)
        ? [`${document}: ${span}`]
        : [],
    ),
  )
}

/** Links to files of the project, and pictures. */
export const lostLinks = (documents: readonly SourceFile[], paths: readonly string[]): string[] => {
  const places = placesOf(paths)
  return documents.flatMap(({ path: document, text }) =>
    [...text.matchAll(LINK)].flatMap(([, target = '']) => {
      if (/^(?:https?:|#)/.test(target)) return []
      const path = posix.join(posix.dirname(document), target.replace(/#.*$/, ''))
      return places.has(path) ? [] : [`${document}: ${target}`]
    }),
  )
}

/** Commands behind `phukin --`, and the first column of the table of commands. */
export const lostCommands = (documents: readonly SourceFile[], commands: readonly string[]): string[] =>
  documents.flatMap(({ path, text }) => {
    const run = [...text.matchAll(/phukin -- ([a-z]+(?: [a-z]+)?)/g)].flatMap(([, words]) => words ?? [])
    const table = /\| command \|[^\n]*\n\|[-|]+\n((?:\|[^\n]*\n)+)/.exec(text)?.[1] ?? ''
    const listed = [...table.matchAll(/^\| `([^`]+)`/gm)].flatMap(([, words]) => words ?? [])
    const isKnown = (words: string) =>
      commands.includes(words) || commands.includes(words.split(' ')[0] ?? '')
    return [...run, ...listed].filter((words) => !isKnown(words)).map((words) => `${path}: ${words}`)
  })

/** `npm run x`, `npm start`, `npm test`, in a code span or on a line of their own. */
export const lostScripts = (documents: readonly SourceFile[], scripts: readonly string[]): string[] =>
  documents.flatMap(({ path, text }) =>
    [...text.matchAll(/(?:^|`)npm (?:run (?:-s )?)?([a-z:-]+)/gm)]
      .flatMap(([, name]) => name ?? [])
      .filter((name) => !['install', 'ci', ...scripts].includes(name))
      .map((name) => `${path}: npm ${name}`),
  )

/** `table.column` or `table` in the third column of the glossary, that the schema does not have. */
export const lostColumns = (glossary: string, schema: string): string[] => {
  const tables = new Map(
    [...schema.matchAll(/create (?:unlogged )?table ([a-z_]+) \(([\s\S]*?)\n\)/g)].map(
      ([, name = '', body = '']) => [name, body],
    ),
  )
  return glossary.split('\n').flatMap((line) =>
    [...(line.split('|')[3] ?? '').matchAll(/`([a-z_]+)(?:\.([a-z_]+))?`/g)].flatMap(
      ([, table = '', column]) => {
        const body = tables.get(table)
        const stands =
          body !== undefined && (column === undefined || new RegExp(`^ +${column} `, 'm').test(body))
        return stands ? [] : [column === undefined ? table : `${table}.${column}`]
      },
    ),
  )
}
