// Which file may import which: five rooms in one direction, features that know only the platform and themselves, and
// the packages that a room may use. Returns what breaks a rule, in words.
import { importsOf, isTest, resolveImport, type SourceFile } from './source-files.ts'

const FLOORS: Readonly<Record<string, number>> = { domain: 1, contract: 2, words: 3, server: 4, web: 4 }

/** Packages of the lower rooms; server and web may use what package.json lists, but not what belongs to the other. */
const PACKAGES: Readonly<Record<string, (name: string) => boolean>> = {
  domain: () => false,
  contract: (name) => name === 'zod/mini',
  words: () => false,
  server: (name) => !/^(?:react|wouter|vite|@tanstack|@observablehq|@vitejs|@fontsource)/.test(name),
  web: (name) => !/^(?:node:|pg|kysely|hono|@hono|graphile-worker|yauzl|hucre|@node-rs)/.test(name),
}

/** Lists of features and entries: only these know more than one feature. */
const COMPOSITION_ROOTS = /^src\/server\/(?:(?:app|workers|set-up|main)\.ts|cli\/.+)$/

const roomOf = (path: string): string | null => /^src\/([^/]+)\//.exec(path)?.[1] ?? null

/** The part of a room that a file lies in: 'src/server/auth', 'src/web/ui'; the room itself for what lies at its top. */
const partOf = (path: string): string => path.split('/').slice(0, -1).slice(0, 3).join('/')

type Edge = { readonly from: string; readonly to: string }

/** Null when the import is allowed. */
const partRefusal = ({ from, to }: Edge): string | null => {
  const [fromPart, toPart] = [partOf(from), partOf(to)]
  if (fromPart === toPart) return null
  if (from.startsWith('src/server/') && !COMPOSITION_ROOTS.test(from)) {
    if (toPart === 'src/server/platform') return null
    return fromPart === 'src/server/platform'
      ? 'the platform knows no feature'
      : 'a feature imports the platform and itself only'
  }
  if (fromPart === 'src/web/ui' && toPart !== 'src/web') return 'ui knows no app'
  if (from.startsWith('src/web/') && /^src\/web\/(?:console|field)$/.test(toPart) && fromPart !== 'src/web')
    return 'an app knows no other app'
  if (fromPart === 'src/domain') return 'a rule knows no province and no demo'
  return null
}

const importRefusal = (from: string, specifier: string): string | null => {
  const room = roomOf(from)
  if (room === null) return null
  const to = resolveImport(from, specifier)
  if (to === null) {
    if (/^#(?:server|web)\b/.test(specifier)) return 'server and web have no door'
    return PACKAGES[room]?.(specifier) === false ? `${room} does not use this package` : null
  }
  const target = roomOf(to)
  if (target === null) return 'a room imports nothing outside src'
  if (target !== room) {
    if (specifier.startsWith('.')) return 'another room is entered by its door (#domain, #contract, #words)'
    return (FLOORS[target] ?? 9) < (FLOORS[room] ?? 0) ? null : `${room} stands below or beside ${target}`
  }
  if (!specifier.startsWith('.')) return 'inside a room paths are relative'
  return partRefusal({ from, to })
}

/** Programs and settings of tools are no part of a room. */
const isTool = (path: string): boolean => path === 'src/web/vite.config.ts'

export const brokenImports = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => !isTest(path) && !isTool(path))
    .flatMap((file) =>
      importsOf(file).flatMap(({ specifier, line }) => {
        const refusal = importRefusal(file.path, specifier)
        return refusal === null ? [] : [`${file.path}:${line} → ${specifier}: ${refusal}`]
      }),
    )

/** Files that import each other in a ring, types included: each ring once, as 'a → b → a'. */
export const importRings = (files: readonly SourceFile[]): string[] => {
  const known = new Set(files.map(({ path }) => path))
  const edges = new Map(
    files.map((file) => [
      file.path,
      importsOf(file).flatMap(({ specifier }) => {
        const to = resolveImport(file.path, specifier)
        return to !== null && known.has(to) ? [to] : []
      }),
    ]),
  )
  const rings: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    const met = trail.indexOf(path)
    if (met >= 0) {
      rings.push([...trail.slice(met), path].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const to of edges.get(path) ?? []) visit(to, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  return rings
}
