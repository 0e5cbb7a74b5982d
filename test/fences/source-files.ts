// The files of the project as text, for the fences: which there are, what is code in them and what they import. Reads only;
// knows no rule. Comments, strings, templates and regular expressions are blanked, so that a fence never stumbles over a word.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** `path` is relative to the project, with slashes. */
export type SourceFile = { readonly path: string; readonly text: string }

const NOT_OURS = new Set(['node_modules', '.git', '.tsbuild', 'dist', '.node', '.cache', 'coverage-report'])
const DATA_FOLDER = /^data(-|$)/

/** Paths of every file beneath a folder of the project ('' for all), without packages, build results and data. */
export const listPaths = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) {
      const foreign = NOT_OURS.has(entry.name) || (folder === '' && DATA_FOLDER.test(entry.name))
      return foreign ? [] : listPaths(path)
    }
    return entry.isFile() ? [path] : []
  })

export const readSource = (path: string): SourceFile => ({
  path,
  text: readFileSync(join(ROOT, path), 'utf8'),
})

/** Files beneath a folder whose names end in one of these ('ts', 'tsx', 'sql'). */
export const sourcesIn = (folder: string, ...endings: readonly string[]): SourceFile[] =>
  listPaths(folder)
    .filter((path) => endings.some((ending) => path.endsWith(`.${ending}`)))
    .map(readSource)

export const isTest = (path: string): boolean => /\.(test|spec)\.tsx?$/.test(path)

export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

// One alternative per thing that is no code. A slash begins a regular expression only where a value may begin.
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`|(?<=(?:^|[=(,:[!&|?{;]|=>|return)\s*)\/(?![*/>])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*|[{}]/g

/**
 * The code with the same length and lines: comments are blanks, strings keep their quotes. Code inside `${…}` of a template
 * stays. Also right for JSX without loose quotation marks, which stand in words/ only.
 */
export const codeOf = (text: string): string => {
  let code = ''
  let at = 0
  // For each open template, how many braces are open inside its `${`.
  const templates: number[] = []
  const copyTo = (end: number) => {
    code += text.slice(at, end)
    at = end
  }
  const blankTo = (end: number) => {
    code += blank(text.slice(at, end))
    at = end
  }
  const skipTemplate = () => {
    for (;;) {
      const stop = /\\[\s\S]|`|\$\{/g
      stop.lastIndex = at
      const found = stop.exec(text)
      if (!found) return blankTo(text.length)
      if (found[0].startsWith('\\')) {
        blankTo(stop.lastIndex)
        continue
      }
      blankTo(found.index)
      copyTo(stop.lastIndex)
      if (found[0] === '`') return
      templates.push(0)
      return
    }
  }
  while (at < text.length) {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(text)
    if (!found) {
      copyTo(text.length)
      break
    }
    const [token] = found
    copyTo(found.index)
    const depth = templates.at(-1)
    if (token === '`') {
      copyTo(at + 1)
      skipTemplate()
    } else if (token === '{' || token === '}') {
      copyTo(at + 1)
      if (depth === undefined) continue
      if (token === '{') templates[templates.length - 1] = depth + 1
      else if (depth > 0) templates[templates.length - 1] = depth - 1
      else {
        templates.pop()
        skipTemplate()
      }
    } else if (token.startsWith("'") || token.startsWith('"')) {
      copyTo(at + 1)
      blankTo(found.index + token.length - 1)
      copyTo(at + 1)
    } else blankTo(at + token.length)
  }
  return code
}

export type Text = { readonly value: string; readonly offset: number }

/** The strings and templates of a file, templates in the pieces between their `${…}`, without comments. */
export const stringsOf = (text: string): Text[] => {
  const code = codeOf(text)
  const strings: Text[] = []
  // What codeOf blanks inside quotation marks is a string: the mark stands before it and after it.
  for (const found of code.matchAll(/(['"]) *\1|(?<=[`}])[ \n]+(?=`|\$\{)/g)) {
    const quoted = found[1] !== undefined
    const offset = found.index + (quoted ? 1 : 0)
    strings.push({ value: text.slice(offset, found.index + found[0].length - (quoted ? 1 : 0)), offset })
  }
  return strings
}

export type Import = { readonly specifier: string; readonly line: number }

const IMPORT =
  /(?:^|[;}\s])(?:import|export)\b(?:[\w\s{},*$]*?\bfrom)?\s*(['"]) *\1|\bimport\s*\(\s*(['"]) *\2/g

/** Everything a file imports or hands on, types included, in order. */
export const importsOf = ({ text }: Pick<SourceFile, 'text'>): Import[] => {
  const code = codeOf(text)
  return [...code.matchAll(IMPORT)].map((found) => {
    const quote = found[1] ?? found[2] ?? ''
    const start = found.index + found[0].indexOf(quote) + 1
    const end = found.index + found[0].lastIndexOf(quote)
    return { specifier: text.slice(start, end), line: lineOf(text, start) }
  })
}

/** The project's path that a specifier names: '#domain/x' and './x.ts' become paths, a package stays null. */
export const resolveImport = (from: string, specifier: string): string | null => {
  const door = /^#(domain|contract|words)\/(.+)$/.exec(specifier)
  if (door) return `src/${door[1]}/${door[2]}.ts`
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : null
}
