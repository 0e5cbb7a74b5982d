// Two weekly lists of those who still lack something, taken in where the log-ins of the demonstration stand: so that who vanished
// between the two can be looked at. They go the way of every list.
import { createHash } from 'node:crypto'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { type Day, isoDay } from '#domain/dates'
import { LIST_KINDS, type ListKind } from '#domain/lists'
import { rangeOf } from '#domain/units'
import { demoListWords } from '#words/demo-lists'
import { gapWorkbook } from '../demo/gap-workbook.ts'
import { listLacking } from '../demo/queries-gaps.ts'
import { compareLine } from '../imports/queries-comparisons.ts'
import { openList } from '../imports/reading/read-list.ts'
import { createImport, importAtOnce } from '../imports/run-import.ts'
import type { Tx } from '../platform/database.ts'
import { nameUnits } from '../platform/person-brief.ts'
import type { Services } from '../platform/services.ts'

const KIND: ListKind = 'gap:activation'
const ABOUT = 'eid_activated'
const WEEK = 7
/** One in so many left the second list without anybody having said why. */
const LEAVES = 9
const ADULT_AGE = 18

/** Needs campaign time. `startedBy`: the account of the commune's police. */
export async function takeGapLists(
  { database, protect, files }: Services,
  { communeId, today, startedBy }: { communeId: number; today: Day; startedBy: string | null },
): Promise<void> {
  await database.asSystem('demo: compare lists', (tx) => compareLists(tx, communeId))
  const work = { database, protect, campaign: binhPhuoc2024, today }
  for (const [n, asOf] of [today - 2 * WEEK, today - WEEK].entries()) {
    const { people, name } = await database.asSystem('demo: who lacks something', async (tx) => ({
      people: await listLacking(tx, communeId, ABOUT, asOf, Number(isoDay(asOf).slice(0, 4)) - ADULT_AGE),
      name: (await nameUnits(tx, [communeId])).get(communeId) ?? '',
    }))
    const listed = n === 0 ? people : people.filter((_, index) => index % LEAVES !== LEAVES - 1)
    // A demonstration of a handful of people has nobody to list.
    if (listed.length === 0) continue
    const [year = '', month = '', day = ''] = isoDay(asOf).split('-')
    const file = await gapWorkbook(listed, name, `${day}/${month}/${year}`)
    const saved = await files.save(piecesOf(file))
    const request = {
      ...{ unit: { unitId: communeId, ...rangeOf(communeId) }, kind: KIND, asOf, startedBy },
      fileName: demoListWords.vi.fileName(`${day}-${month}`),
      sha256: createHash('sha256').update(file).digest(),
      ...{ fileId: saved.fileId, sender: demoListWords.vi.police(name) },
    } as const
    const source = await openList(file, request.fileName)
    if (!source.ok) throw new Error(`the demo’s own list: ${source.error}`)
    const imported = await database.asSystem('demo: a list', (tx) => createImport(tx, request))
    const taken = await importAtOnce(work, imported, {
      ...{ source: source.value, said: null, progress: async () => undefined },
    })
    if (!taken.ok) throw new Error(`the demo’s own list was refused: ${JSON.stringify(taken.error)}`)
  }
}

/** Lists of the demonstration were loaded as they are; these are compared as if they had come in. */
const compareLists = (tx: Tx, unitId: number): Promise<void> =>
  LIST_KINDS.reduce(
    (before, kind) => before.then(() => compareLine(tx, { unitId, kind, asOf: null })),
    Promise.resolve(),
  )

async function* piecesOf(file: Buffer): AsyncGenerator<Uint8Array> {
  yield file
}
