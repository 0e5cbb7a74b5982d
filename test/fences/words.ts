// Whether every phrase stands in words/ in both languages, and whether Vietnamese is written as it must be. The compiler holds
// the keys together; this holds what it cannot see. Returns what breaks a rule, in words.
import { codeOf, isTest, lineOf, type SourceFile, stringsOf } from './source-files.ts'

type Tree = { readonly [key: string]: unknown; readonly vi?: unknown; readonly en?: unknown }

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

/** A module's groups of phrases: what it exports with both languages. */
export const phraseGroups = (
  module: Tree,
): { readonly name: string; readonly vi: Tree; readonly en: Tree }[] =>
  Object.entries(module).flatMap(([name, value]) =>
    isTree(value) && isTree(value.vi) && isTree(value.en) ? [{ name, vi: value.vi, en: value.en }] : [],
  )

/** Keys that one language lacks, phrases of another kind, and empty phrases. */
export const unlike = (vi: unknown, en: unknown, path: string): string[] => {
  if (isTree(vi) && isTree(en)) {
    const keys = [...new Set([...Object.keys(vi), ...Object.keys(en)])]
    return keys.flatMap((key) => unlike(vi[key], en[key], `${path}.${key}`))
  }
  if (typeof vi !== typeof en) return [`${path}: ${typeof vi} and ${typeof en}`]
  return vi === '' || en === '' ? [`${path} is empty`] : []
}

const MISWRITTEN: readonly (readonly [string, RegExp])[] = [
  ['three dots instead of …', /\.\.\./],
  ['a straight quotation mark', /"/],
  ['two blanks', / {2}(?=\S)/],
  ['a blank before a sign', /[^\s…] [,;:!?](?:\s|$)/],
]

/** Plain phrases (functions are the tests' of their feature) that are not NFC or break the rules of printing. */
export const miswritten = (phrases: unknown, path: string): string[] => {
  if (isTree(phrases))
    return Object.entries(phrases).flatMap(([key, value]) => miswritten(value, `${path}.${key}`))
  if (typeof phrases !== 'string') return []
  const signs = MISWRITTEN.filter(([, pattern]) => pattern.test(phrases)).map(([what]) => `${path}: ${what}`)
  return phrases === phrases.normalize('NFC') ? signs : [...signs, `${path}: not NFC`]
}

const VIETNAMESE = /[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]/
/** Neither a letter nor the product's own name is a phrase. */
const NO_PHRASE = /Phủ Kín|(?<!\p{L})\p{L}(?!\p{L})/gu

/** Vietnamese in a string or between tags of the server or the web: a phrase that is read and that stands in no list. */
export const strayPhrases = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, text }) => {
      const said = stringsOf(text).map(({ value, offset }) => ({ value, line: lineOf(text, offset) }))
      const between = codeOf(text)
        .split('\n')
        .map((value, i) => ({ value, line: i + 1 }))
      return [...said, ...between]
        .filter(({ value }) => VIETNAMESE.test(value.replace(NO_PHRASE, '')))
        .map(({ value, line }) => `${path}:${line} ${value.trim()}`)
    })
