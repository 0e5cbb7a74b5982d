// Builds the web apps when they are missing or older than what they are made of, so that `demo` and `start` show today's
// pages from a fresh checkout. It judges by content, not by time: a checkout sets new times.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './bootstrap.mjs'
import { runNode } from './run-node.mjs'
import { refuse, say } from './say.mjs'
import { TOOLS } from './tools.mjs'

const SOURCES = ['src/domain', 'src/contract', 'src/words', 'src/web']
const PAGE = join(root, 'dist', 'console', 'index.html')
const STAMP = join(root, 'dist', 'built-from')

const filesBelow = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

const contentOf = () => {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const file of SOURCES.flatMap(filesBelow)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

/** @param {string} node */
export const ensureWebBuilt = async (node) => {
  const content = contentOf()
  if (existsSync(PAGE) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === content) return
  say('đang dựng giao diện web…', 'building the web pages…')
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }
  const { code } = await runNode(node, [...TOOLS.vite, 'build', 'src/web', '--logLevel', 'error'], options)
  if (code !== 0) refuse('không dựng được giao diện web.', 'the web pages could not be built.')
  writeFileSync(STAMP, content)
}
