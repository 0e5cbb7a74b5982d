// `npm run bench [-- --people N --json --write]`: the claims on speed and memory, each as a ratio measured in this one run.
// `--write` also keeps the table in bench/results.md, with the machine it was measured on.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchBalance } from './balance.ts'
import { benchBoard } from './board.ts'
import { benchEngine } from './engine.ts'
import { benchImport } from './import.ts'
import { benchIngest } from './ingest.ts'
import { writeList } from './list-file.ts'
import { makePlace } from './place.ts'
import { type Measured, resultsOf, tableOf } from './report.ts'
import { benchSearch } from './search.ts'
import { benchWorkList } from './work-list.ts'

const PROVINCE = 873_007
const SMALL = 10_000

const { values } = parseArgs({
  options: {
    people: { type: 'string' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const people = Number(values.people ?? PROVINCE)
if (!Number.isInteger(people) || people < SMALL) {
  process.stderr.write(`--people N: N >= ${SMALL}\n`)
  process.exit(2)
}
const say = (text: string) => process.stderr.write(`… ${text}\n`)

const place = await makePlace()
const small = await makePlace()
try {
  const rows: Measured[] = await benchImport(place, people, say)
  say(`a province of ${SMALL}`)
  const list = `${small.folder}/small.csv`
  await writeList(list, SMALL, false)
  await small.run(['import', list, '--unit', '70', '--kind', 'register', '--as-of', '2024-03-25'])
  say('boards')
  rows.push(...(await benchBoard(place, small)))
  say('searches')
  rows.push(...(await benchSearch(place)))
  say('work lists')
  rows.push(...(await benchWorkList(place)))
  say('visits that come in')
  rows.push(...(await benchIngest()))
  say('a night of balance')
  rows.push(...(await benchBalance(people)))
  say('next actions')
  rows.push(...(await benchEngine()))
  if (values.write) await writeFile(join(import.meta.dirname, 'results.md'), resultsOf(people, rows))
  process.stdout.write(
    values.json ? `${JSON.stringify({ people, rows })}\n` : `${people} people\n${tableOf(rows)}\n`,
  )
} finally {
  await small.close()
  await place.close()
}
