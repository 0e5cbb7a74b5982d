// `npm run soak [-- --times N] [files]`: every property test with N times as many cases as in `npm test` (10 unless said), and the
// sizes that are too long for it (*.soak.ts). Ends with one line that counts the tests, as `npm test` does.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'

const root = join(import.meta.dirname, '..')
const soaked = join(import.meta.dirname, 'fast-check-soak.ts')

const { values, positionals } = parseArgs({
  options: { times: { type: 'string', default: '10' } },
  allowPositionals: true,
})
const times = Number(values.times)
if (!Number.isInteger(times) || times < 1) {
  process.stderr.write('--times N: N >= 1\n')
  process.exit(2)
}

const isProperty = (path: string): boolean =>
  readFileSync(join(root, path), 'utf8').includes("from 'fast-check'")
const properties = globSync(['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'], { cwd: root }).filter(isProperty)

/** Whoever asks for fast-check gets the one that tries more. */
const tryMore = {
  name: 'soak',
  enforce: 'pre' as const,
  resolveId: (id: string, importer: string | undefined) =>
    id === 'fast-check' && importer !== soaked ? soaked : null,
}
const HOUR = 3_600_000
const project = (name: string, groupOrder: number, include: string[], needsDatabase: boolean) => ({
  plugins: [tryMore],
  test: {
    name,
    include,
    sequence: { groupOrder },
    env: { PHUKIN_SOAK: String(times) },
    ...(needsDatabase && { globalSetup: ['test/support/postgres.ts'] }),
    testTimeout: HOUR,
    hookTimeout: HOUR,
  },
})
const isPg = (path: string) => path.endsWith('.pg.test.ts')

const vitest = await startVitest('test', positionals, {
  config: false,
  root,
  watch: false,
  passWithNoTests: true,
  maxWorkers: 2,
  projects: [
    project(
      'rules',
      0,
      properties.filter((path) => !isPg(path)),
      false,
    ),
    project('pg', 1, properties.filter(isPg), true),
    project('long', 2, ['bench/*.soak.ts'], true),
  ],
})
const modules = vitest.state.getTestModules()
const tests = modules.flatMap((module) => [...module.children.allTests()])
const failed = tests.filter((test) => test.result().state === 'failed').length
/** What did not load, and errors beside every test, fail too. */
const broken = modules.filter(
  (module) => !module.ok() && [...module.children.allTests('failed')].length === 0,
)
const stray = vitest.state.getUnhandledErrors().length
await vitest.close()
const bad = failed + broken.length + stray
process.stdout.write(
  `\n${tests.filter((test) => test.result().state === 'passed').length} passed, ${bad} failed\n`,
)
process.exitCode = bad > 0 ? 1 : 0
