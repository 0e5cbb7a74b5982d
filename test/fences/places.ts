// Addresses and paths that must not stand in the project: hosts of others in what a browser loads, folders of the machine on
// which somebody works, registries in the lock file. Returns what breaks a rule, in words.
import { codeOf, lineOf, type SourceFile } from './source-files.ts'

/** Names of XML vocabularies look like addresses and are never fetched. */
const VOCABULARIES = /^https?:\/\/(?:www\.w3\.org|schemas\.openxmlformats\.org)\//
const OWN_MACHINE = /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?![\w.-])/
const ADDRESS = /(?:https?:|wss?:)?\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}[^\s'"`)<>]*|https?:\/\/[^\s'"`)<>\\]+/gi

/** Hosts of others: nothing that a browser gets may name one, whether or not it would be asked. */
export const foreignHosts = (files: readonly SourceFile[], allowed: readonly RegExp[] = []): string[] =>
  files.flatMap(({ path, text }) =>
    [...text.matchAll(ADDRESS)]
      .filter(({ 0: address }) => ![VOCABULARIES, OWN_MACHINE, ...allowed].some((own) => own.test(address)))
      .map(({ 0: address, index }) => `${path}:${lineOf(text, index)} ${address}`),
  )

// Put together, so that this file does not hold what it looks for. Lan is nobody: she lives in tests.
const FOLDERS = [['home', '(?!lan/)[a-z]\\w*'], ['Users', '\\w+'], ['root'], ['work'], ['workspace'], ['mnt']]
const HOST_PATH = new RegExp(
  `(?<![\\w.)}~/-])/(?:${FOLDERS.map((parts) => parts.join('/')).join('|')})/[\\w.-]+|\\b[A-Z]:\\\\Users\\\\\\w+`,
  'g',
)

/** Paths of somebody's machine. */
export const hostPaths = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ path, text }) =>
    [...text.matchAll(HOST_PATH)].map(({ 0: found, index }) => `${path}:${lineOf(text, index)} ${found}`),
  )

/** Where npm once fetched a package from is nobody's business: a lock file names versions and fingerprints. */
export const registriesIn = (lock: string): string[] => lock.match(/"resolved":\s*"[^"]+"/g) ?? []

const WORLD =
  /(?<![.\w$'"])(?:process|fetch|Buffer|setTimeout|setInterval|setImmediate|queueMicrotask|console|performance|crypto|globalThis|window|navigator|localStorage|indexedDB|require|XMLHttpRequest|WebSocket|URL|TextEncoder|TextDecoder)\b(?!\s*[:?]|\s*=[^=>])|\bMath\.random\b|\bIntl\.DateTimeFormat\b/g
const CLOCK = /(?<![.\w$])Date\b(?!\s*[:?])/g

/** Names of a machine, a clock or chance in rooms where they do not exist. `mayDate`: the files that may make a Date. */
export const worldlyNames = (files: readonly SourceFile[], mayDate: readonly string[] = []): string[] =>
  files.flatMap(({ path, text }) => {
    const code = codeOf(text)
    const clocks = mayDate.includes(path) ? [] : [...code.matchAll(CLOCK)]
    // Even there the present moment is an argument.
    const moments = [...code.matchAll(/\bDate\.now\b|\bnew Date\(\s*\)/g)]
    return [...code.matchAll(WORLD), ...clocks, ...moments].map(
      ({ 0: found, index }) => `${path}:${lineOf(text, index)} ${found}`,
    )
  })
