// `npm test`: types, style, dead code, the web build, then every test, each with its heading, and one closing line
// that counts them all. Arguments choose test files (`npm test -- units`) and skip nothing else.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureReady, root } from './bootstrap.mjs'
import { runNode } from './run-node.mjs'
import { CHECKS, TOOLS } from './tools.mjs'

const heading = (title) => console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 76 - title.length))}`)

const runCheck = async (node, { name, command }) => {
  heading(name)
  const { code } = await runNode(node, command, { cwd: root })
  if (code !== 0) console.log(`✗ ${name}`)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/**
 * The numbers of vitest's own report. A file that did not load has no tests to count and counts as one failure; so
 * does a run that ends badly without a failed test (an unhandled error, a set-up that threw, no report at all).
 */
const countTests = (reportFile, code) => {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 }
  const report = JSON.parse(readFileSync(reportFile, 'utf8'))
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = report.numFailedTests + unloaded.length
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }
}

const runTests = async (node, filters) => {
  heading(['vitest', ...filters].join(' '))
  const folder = mkdtempSync(join(tmpdir(), 'phukin-report-'))
  const reportFile = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  const { code } = await runNode(node, [...TOOLS.vitest, 'run', ...reporters, ...filters], { cwd: root })
  const counted = countTests(reportFile, code)
  rmSync(folder, { recursive: true, force: true })
  return counted
}

const build = { name: 'vite build src/web', command: [...TOOLS.vite, 'build', 'src/web'] }

const { node } = await ensureReady()
const results = []
for (const check of CHECKS) results.push(await runCheck(node, check))
if (existsSync(join(root, 'src', 'web', 'vite.config.ts'))) results.push(await runCheck(node, build))
results.push(await runTests(node, process.argv.slice(2)))

const sum = (key) => results.reduce((total, result) => total + result[key], 0)
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`)
process.exitCode = sum('failed') > 0 ? 1 : 0
