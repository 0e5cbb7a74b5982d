// `npm run bench [-- --people N --only phones,engine --whole --json --write]`: the claims on speed and memory, each as a ratio measured
// in this one run. `--only`: these parts alone; phones of a small province stand in a few whole communes. `--whole`: 2,000 phones return
// in ten minutes, not a tenth of both. `--write` also keeps the table in bench/results.md, with the machine it was measured on.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchBalance } from './balance.ts'
import { benchBoard } from './board.ts'
import { benchEngine } from './engine.ts'
import { benchField } from './field.ts'
import { benchImport } from './import.ts'
import { benchIngest } from './ingest.ts'
import { densePlaces, PROVINCE, writeList } from './list-file.ts'
import { makePlace, type Place } from './place.ts'
import { type Measured, resultsOf, tableOf } from './report.ts'
import { benchSearch } from './search.ts'
import { benchSync } from './sync.ts'
import { benchWorkList } from './work-list.ts'
import { benchWorkbook } from './workbook.ts'

const SMALL = 10_000
/** From so many people on the communes of a province are as large as phones are measured in. */
const DENSE = 600_000
/** Else phones have a few communes of their own, as dense as in the province. */
const FEW_COMMUNES = 60_000
const PARTS = ['import', 'workbook', 'boards', 'searches', 'work', 'balance', 'engine', 'phones'] as const
type Part = (typeof PARTS)[number]
const isPart = (name: string): name is Part => PARTS.some((part) => part === name)

const { values } = parseArgs({
  options: {
    people: { type: 'string' },
    only: { type: 'string' },
    whole: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const people = Number(values.people ?? PROVINCE)
const only = values.only?.split(',') ?? PARTS
if (!Number.isInteger(people) || people < SMALL || !only.every(isPart)) {
  process.stderr.write(`--people N: N >= ${SMALL}; --only: ${PARTS.join(', ')}\n`)
  process.exit(2)
}
const asks = (...parts: readonly Part[]): boolean => parts.some((part) => only.includes(part))
const say = (text: string) => process.stderr.write(`… ${text}\n`)

const importList = async (place: Place, size: number, places?: ReturnType<typeof densePlaces>) => {
  const list = `${place.folder}/people.csv`
  await writeList(list, size, false, places)
  await place.run(['import', list, '--unit', '70', '--kind', 'register', '--as-of', '2024-03-25'])
}

/** What is measured in a province that was imported as one list. */
const inTheProvince = async (): Promise<Measured[]> => {
  const rows: Measured[] = []
  const place = await makePlace()
  try {
    if (asks('import')) rows.push(...(await benchImport(place, people, say)))
    else {
      say('people')
      await importList(place, people)
    }
    if (asks('boards')) {
      say(`a province of ${SMALL}`)
      const small = await makePlace()
      try {
        await importList(small, SMALL)
        say('boards')
        rows.push(...(await benchBoard(place, small)))
      } finally {
        await small.close()
      }
    }
    if (asks('searches')) {
      say('searches')
      rows.push(...(await benchSearch(place)))
    }
    if (asks('work')) {
      say('work lists')
      rows.push(...(await benchWorkList(place)))
    }
    if (asks('phones') && people >= DENSE) rows.push(...(await phonesIn(place)))
    return rows
  } finally {
    await place.close()
  }
}

const phonesIn = async (place: Place): Promise<Measured[]> => [
  ...(await benchSync(place, { whole: values.whole, say })),
  ...(await benchField(place, say)),
]

const inFewCommunes = async (): Promise<Measured[]> => {
  const place = await makePlace()
  try {
    say(`phones: ${FEW_COMMUNES} people of a few communes`)
    await importList(place, FEW_COMMUNES, densePlaces(FEW_COMMUNES))
    return await phonesIn(place)
  } finally {
    await place.close()
  }
}

const rows: Measured[] = []
if (asks('import', 'boards', 'searches', 'work') || (asks('phones') && people >= DENSE))
  rows.push(...(await inTheProvince()))
if (asks('workbook')) {
  const place = await makePlace()
  try {
    rows.push(...(await benchWorkbook(place, say)))
  } finally {
    await place.close()
  }
}
if (asks('phones') && people < DENSE) rows.push(...(await inFewCommunes()))
if (asks('phones')) {
  say('visits that come in')
  rows.push(...(await benchIngest()))
}
if (asks('balance')) {
  say('a night of balance')
  rows.push(...(await benchBalance(people)))
}
if (asks('engine')) {
  say('next actions')
  rows.push(...(await benchEngine()))
}
if (values.write) await writeFile(join(import.meta.dirname, 'results.md'), resultsOf(people, rows))
process.stdout.write(
  values.json ? `${JSON.stringify({ people, rows })}\n` : `${people} people\n${tableOf(rows)}\n`,
)
