// Makes a checkout ready to run: a Node 24, the packages of package-lock.json, native bindings that load. Every npm
// command begins here, on whatever Node >= 20 a machine has, so this file may use nothing that npm brings.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode, nodeForInstall } from './find-node.mjs'
import { underInstallLock } from './install-lock.mjs'
import {
  brokenBindings,
  holdsWhatTheLockSays,
  isLockComplete,
  makePostgresLinks,
  platformPackagesOf,
  traceOfNativeFiles,
} from './native-bindings.mjs'
import { npm } from './npm-command.mjs'
import { refuse, say } from './say.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const stampFile = join(root, 'node_modules', '.phukin-ready')
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

/**
 * What was true when the packages were last found whole: our lists, npm's own record of what it installed (any npm
 * run rewrites it), the machine, and the native files themselves. Cheap to compute, so it is compared every time.
 */
const stamp = (node) => {
  const parts = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json'].map((file) =>
    read(join(root, file)),
  )
  const machine = `${process.platform}-${process.arch} ${node}`
  return createHash('sha256')
    .update([...parts, machine, traceOfNativeFiles(root)].join('\0'))
    .digest('hex')
}

const isReady = (node) => read(stampFile) === stamp(node)

/** A folder installed by an administrator may be read-only for us: then the look is repeated each time, no more. */
const remember = (node) => {
  try {
    writeFileSync(stampFile, stamp(node))
  } catch {
    // Nothing is lost but a second.
  }
}

/**
 * `npm ci` where it would not refuse: it refuses a package.json that its lock does not match, and a lock made where
 * the registry lacked the bindings of some other platform. Then `npm install`, which keeps to the same versions; it
 * trusts what lies in node_modules, so a damaged folder is emptied first.
 */
const install = async (node, damaged, onStart) => {
  say('đang cài các gói, lần đầu mất vài phút …', 'installing packages, a few minutes the first time …')
  if (isLockComplete(root)) {
    if (await npm(node, root, ['ci', '--prefix', root], onStart)) return true
    say('npm ci không được, thử npm install …', 'npm ci refused, trying npm install …')
  }
  if (damaged) rmSync(join(root, 'node_modules'), { recursive: true, force: true })
  return npm(node, root, ['install', '--prefix', root, '--no-save'], onStart)
}

/** First what npm itself can mend, then each missing platform package by its name. */
const repair = async (node, onStart) => {
  makePostgresLinks(root)
  let broken = brokenBindings(root, node)
  if (broken.length === 0) return []
  const named = broken.flatMap(({ name }) => platformPackagesOf(root, name))
  say(`đang sửa phần chạy riêng của máy: ${named.join(' ')} …`, 'repairing native packages …')
  // One by one: a package that does not exist for this machine must not stop the others.
  for (const item of named)
    await npm(node, root, ['install', '--prefix', root, '--no-save', '--force', item], onStart)
  makePostgresLinks(root)
  broken = brokenBindings(root, node)
  return broken
}

/** The Node to run with when everything is whole, stamped or looked at, else undefined. */
const wholeWith = () => {
  const node = findNode(root)
  if (!node || isReady(node)) return node
  makePostgresLinks(root)
  if (!holdsWhatTheLockSays(root) || brokenBindings(root, node).length > 0) return undefined
  remember(node)
  return node
}

const installAndRepair = async (onStart) => {
  const installer = await nodeForInstall(root, onStart)
  const damaged = brokenBindings(root, installer).length > 0
  if (!(await install(installer, damaged, onStart))) {
    return refuse(
      'không cài được các gói; xem lỗi của npm ở trên.',
      'the packages could not be installed; see npm above.',
    )
  }
  const broken = await repair(installer, onStart)
  const names = broken.map(({ name }) => name).join(', ')
  if (broken.some(({ needed }) => needed)) {
    return refuse(`máy này không chạy được: ${names}.`, `these do not load on this machine: ${names}.`)
  }
  if (broken.length > 0) say(`thiếu trên máy này: ${names}.`, `not available on this machine: ${names}.`)
  const node = findNode(root) ?? installer
  remember(node)
  return node
}

/**
 * Ready to run: resolves to the Node 24 to run with. Ends the process with 1 and a word on standard error when that
 * cannot be had.
 * @returns {Promise<{ node: string }>}
 */
export const ensureReady = async () => {
  const node = wholeWith()
  if (node) return { node }
  // Looked at again under the lock: the process we waited for may have done it all.
  return { node: await underInstallLock(root, async (onStart) => wholeWith() ?? installAndRepair(onStart)) }
}

// `node scripts/bootstrap.mjs` prepares a checkout and does nothing else.
if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureReady()
