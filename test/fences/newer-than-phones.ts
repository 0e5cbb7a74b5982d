// What a phone of the field does not have: the field app is for Chrome 109 and newer, the last one for Windows 7 and for many a cheap
// telephone. Finds what came later, in scripts and styles as they are written and as they are built. Returns what breaks the rule.
import { posix } from 'node:path'
import { codeOf, importsOf, lineOf, resolveImport, type SourceFile } from './source-files.ts'

/** By the version of Chrome that has it. */
const NEWER: readonly (readonly [string, RegExp])[] = [
  ['arrays that are copied and changed (110)', /\.(?:toSorted|toReversed|toSpliced)\(|\.with\(\s*-?\d/g],
  ['well-formed strings (111)', /\b(?:is|to)WellFormed\b/g],
  ['view transitions (111)', /\bstartViewTransition\b/g],
  ['buffers that grow or move (114)', /\bmaxByteLength\b|\.transferToFixedLength\(/g],
  ['popovers (114)', /\b(?:show|hide|toggle)Popover\b/g],
  ['AbortSignal.any (116)', /\bAbortSignal\.any\b/g],
  ['groupBy (117)', /\b(?:Object|Map)\.groupBy\b/g],
  ['withResolvers, Promise.try (119, 128)', /\bwithResolvers\b|\bPromise\.try\b/g],
  ['URL.canParse, URL.parse (120, 126)', /\bURL\.(?:canParse|parse)\b/g],
  ['Array.fromAsync (121)', /\bfromAsync\b/g],
  [
    'helpers of iterators (122)',
    /\bIterator\.(?:from|prototype)\b|\.(?:values|keys|entries|matchAll)\((?:\/[^)]*)?\)\s*\.(?:map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\(/g,
  ],
  [
    'operations of sets (122)',
    /(?<!\bz)\.(?:union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/g,
  ],
  ['streams as iterators (124)', /\bReadableStream\.from\b/g],
  ['scheduler.yield (129)', /\bscheduler\??\.yield\b/g],
  ['Intl.DurationFormat (129)', /\bDurationFormat\b/g],
  ['using, Symbol.dispose (134)', /\bSymbol\.(?:asyncD|d)ispose\b|^\s*(?:await\s+)?using\s+\w+\s*=/gm],
  ['RegExp.escape, Error.isError (134, 136)', /\bRegExp\.escape\b|\bError\.isError\b/g],
  ['bytes as text (140)', /\.(?:fromBase64|toBase64|fromHex|toHex|setFromBase64|setFromHex)\(/g],
]

/** 'path:line what'. `isBuilt`: what a program wrote, in which strings and code are no longer told apart. */
export const newerScripts = (files: readonly SourceFile[], isBuilt = false): string[] =>
  files.flatMap(({ path, text }) => {
    const code = isBuilt ? text : codeOf(text)
    return NEWER.flatMap(([what, pattern]) =>
      [...code.matchAll(pattern)].map(({ index }) => `${path}:${lineOf(text, index)} ${what}`),
    )
  })

const NEWER_STYLES: readonly (readonly [string, RegExp])[] = [
  ['colours that are mixed or not sRGB (111)', /\b(?:color-mix|oklch|oklab|lab|lch)\(/g],
  ['trigonometry (111)', /(?<![\w-])(?:sin|cos|tan|atan2|hypot|exp|round|mod|rem)\(/g],
  ['initial letters (110)', /\binitial-letter\s*:/g],
  ['view transitions (111)', /\bview-transition-name\s*:/g],
  ['linear() (113)', /(?<![\w-])linear\(/g],
  ['text-wrap (114)', /\btext-wrap\s*:/g],
  ['popovers (114)', /:popover-open\b|::backdrop\s+popover/g],
  ['animation by scrolling (115)', /\b(?:animation-timeline|scroll-timeline|view-timeline)\b/g],
  ['subgrid (117)', /\bsubgrid\b/g],
  ['@starting-style, allow-discrete (117)', /@starting-style\b|\ballow-discrete\b/g],
  ['@scope (118)', /@scope\b/g],
  [':user-valid (119)', /:user-(?:in)?valid\b/g],
  ['nesting (112)', /&/g],
  [':dir() (120)', /:dir\(/g],
  ['scrollbar-color, -width (121)', /\bscrollbar-(?:color|width)\s*:/g],
  ['light-dark() (123)', /\blight-dark\(/g],
  ['field-sizing (123)', /\bfield-sizing\s*:/g],
  ['anchors (125)', /\b(?:anchor-name|position-anchor|position-area|inset-area)\s*:|\banchor\(/g],
  ['interpolate-size (129)', /\binterpolate-size\s*:|\bcalc-size\(/g],
]

/** Behind @supports a browser reads only what it has. */
const withoutAsked = (css: string): string => {
  let out = ''
  let at = 0
  for (const { index } of css.matchAll(/@supports\b/g)) {
    if (index < at) continue
    out += css.slice(at, index)
    let depth = 0
    at = css.indexOf('{', index)
    if (at < 0) return out
    do {
      if (css[at] === '{') depth += 1
      if (css[at] === '}') depth -= 1
      at += 1
    } while (depth > 0 && at < css.length)
    out += css.slice(index, at).replace(/[^\n]/g, ' ')
  }
  return out + css.slice(at)
}

export const newerStyles = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ path, text }) => {
    const bare = text.replace(/\/\*[\s\S]*?\*\/|"[^"\n]*"|url\([^)]*\)/g, (found) =>
      found.replace(/[^\n]/g, ' '),
    )
    const css = withoutAsked(bare)
    return NEWER_STYLES.flatMap(([what, pattern]) =>
      [...css.matchAll(pattern)].map(({ index }) => `${path}:${lineOf(text, index)} ${what}`),
    )
  })

/** Everything of ours that is loaded with these files: what they import, at once or later, and the workers that they start. */
export const loadedWith = (
  entries: readonly string[],
  read: (path: string) => SourceFile,
): readonly SourceFile[] => {
  const found = new Map<string, SourceFile>()
  const visit = (path: string): void => {
    if (found.has(path)) return
    const file = read(path)
    found.set(path, file)
    if (!/\.tsx?$/.test(path)) return
    for (const { specifier } of importsOf(file)) {
      const next = resolveImport(path, specifier.replace(/\?.*$/, ''))
      if (next !== null && /\.(?:tsx?|css)$/.test(next)) visit(next)
    }
    for (const [, worker = ''] of file.text.matchAll(/new URL\('(\.[^']+\.ts)', import\.meta\.url\)/g))
      visit(posix.join(posix.dirname(path), worker))
  }
  for (const entry of entries) visit(entry)
  return [...found.values()]
}
