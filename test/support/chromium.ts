// Finds a Chromium for the journeys, or brings Debian's: installed when we are root, else unpacked into .cache/ for this
// checkout. A browser that npm or a test runner would download by itself is not used.

import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CACHE = fileURLToPath(new URL('../../.cache/chromium', import.meta.url))
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'msedge']
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
const isRoot = process.getuid?.() === 0

/** No start-up traffic to anybody; without its sandbox only where root leaves no choice. */
export const CHROMIUM_ARGS: readonly string[] = [
  '--headless=new',
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a browser that starts. Throws with the one command to run when there is none and none can be had. */
export async function chromiumPath(): Promise<string> {
  const found = findChromium() ?? (isRoot ? installed() : await unpacked(CACHE))
  if (found) return found
  throw new Error(
    'Cần trình duyệt Chromium: chạy “sudo apt-get install -y chromium” (hoặc cài Chrome), rồi chạy lại. / ' +
      'The journeys need Chromium: run “sudo apt-get install -y chromium” (or install Chrome) and try again.',
  )
}

/** One on the PATH, in a usual place, or unpacked before. */
function findChromium(): string | null {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const { PATH: path = '' } = process.env
  const onPath = path.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name + suffix)))
  return [...onPath, ...ELSEWHERE, wrapperIn(CACHE)].find(starts) ?? null
}

/** A wrapper left behind by a package (Ubuntu's, for its snap) is there and does not start. */
function starts(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    return false
  }
  if (process.platform === 'win32') return true // there `--version` opens a window
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0
}

const PATIENCE = ['-o', 'DPkg::Lock::Timeout=300']

function installed(): string | null {
  if (!runs('apt-get', ['--version'])) return null
  const install = () =>
    runs('apt-get', [...PATIENCE, 'install', '-y', '--no-install-recommends', 'chromium', 'chromium-sandbox'])
  // A machine that never asked has no list of packages yet.
  if (!install() && !(runs('apt-get', [...PATIENCE, 'update']) && install())) return null
  return findChromium()
}

/**
 * Without root: apt keeps lists of its own in the cache, says which packages this machine lacks, and fetches them;
 * dpkg-deb unpacks them.
 */
async function unpacked(cache: string): Promise<string | null> {
  if (!runs('apt-get', ['--version'])) return null
  const [lists, debs, root] = ['lists', 'debs', 'root.new'].map((name) => join(cache, name)) as [
    string,
    string,
    string,
  ]
  await rm(root, { recursive: true, force: true })
  for (const folder of [join(lists, 'partial'), debs, root]) await mkdir(folder, { recursive: true })
  const own = [`Dir::State::lists=${lists}`, `Dir::Cache=${cache}`, 'Debug::NoLocking=1']
  const options = own.flatMap((option) => ['-o', option])
  if (!runs('apt-get', [...options, 'update'])) return null
  const plan = ['install', '--simulate', '--no-install-recommends', 'chromium']
  const planned = spawnSync('apt-get', [...options, ...plan], { encoding: 'utf8' })
  // Inst libnspr4 (2:4.35-1 Debian:12/stable [amd64])
  const wanted = [...planned.stdout.matchAll(/^Inst (\S+) (?:\[\S+\] )?\((\S+)/gm)].map(
    ([, name, version]) => `${name}=${version}`,
  )
  if (planned.status !== 0 || !runs('apt-get', [...options, 'download', ...wanted], debs)) return null
  for (const deb of readdirSync(debs).filter((name) => name.endsWith('.deb')))
    if (!runs('dpkg-deb', ['--extract', join(debs, deb), root])) return null
  await rm(join(cache, 'root'), { recursive: true, force: true })
  await rename(root, join(cache, 'root'))
  for (const spent of [debs, lists, join(cache, 'pkgcache.bin'), join(cache, 'srcpkgcache.bin')])
    await rm(spent, { recursive: true, force: true })
  await writeWrapper(cache)
  return starts(wrapperIn(cache)) ? wrapperIn(cache) : null
}

const wrapperIn = (cache: string): string => join(cache, 'chromium')

/** Libraries are looked for where they were unpacked; fonts are the machine's, else the unpacked ones. */
async function writeWrapper(cache: string): Promise<void> {
  const root = join(cache, 'root')
  const machine = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu'
  const tops = ['usr/lib', 'lib'].flatMap((top) => [join(root, top, machine), join(root, top)])
  // Some packages keep theirs one folder deeper and know it by its absolute path.
  const libraries = tops.filter(existsSync).flatMap((top) => [top, ...foldersIn(top).filter(holdsLibraries)])
  const fonts = join(root, 'etc', 'fonts')
  const lines = [
    '#!/bin/sh',
    `export LD_LIBRARY_PATH="${libraries.join(':')}"`,
    ...(existsSync('/etc/fonts/fonts.conf') ? [] : [`export FONTCONFIG_PATH="${fonts}"`]),
    `exec "${join(root, 'usr/lib/chromium/chromium')}" "$@"`,
  ]
  await writeFile(wrapperIn(cache), `${lines.join('\n')}\n`)
  await chmod(wrapperIn(cache), 0o755)
}

const foldersIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(path, name))

const holdsLibraries = (path: string): boolean =>
  readdirSync(path).some((name) => /^lib.+\.so(\.|$)/.test(name))

function runs(command: string, args: readonly string[], folder?: string): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }
  const { status, stderr } = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8' })
  if (status !== 0 && stderr) process.stderr.write(`${command}: ${stderr.trim().slice(-500)}\n`)
  return status === 0
}
