// Lists of one unit and kind beside each other: who came and went between their days, whatever the order in which they arrived.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '#domain/dates'
import { csvOf, type Desk, type ListRow, openDesk, unitOf } from '../../../test/support/list-desk.ts'

const COMMUNE = unitOf('25216')
const DAYS = [dayOf(2024, 3, 18), dayOf(2024, 3, 25), dayOf(2024, 4, 1), dayOf(2024, 4, 8)] as const
const PEOPLE: readonly ListRow[] = [
  { name: 'Nguyễn Văn An', birth: '05/02/1980', identity: '070080001234' },
  { name: 'Trần Thị Hòa', birth: '17/11/2009', identity: '070309004321' },
  { name: 'Điểu Sang', birth: '30/3/2008', identity: '070208000777' },
  { name: 'Lê Thị Lan', birth: '01/5/2008', identity: '070308005555' },
]

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await begin()
})
afterAll(() => desk.close())

type Sent = { readonly asOf: number; readonly who: readonly number[] }

const take = async ({ asOf, who }: Sent): Promise<string> => {
  const file = csvOf(who.map((n) => PEOPLE[n] ?? {}))
  const { importId, summary } = await desk.take({ unitId: COMMUNE, kind: 'gap:card', asOf, file })
  if (summary?.accepted !== who.length) throw new Error('not every row went in')
  return importId
}

/** Of every standing list of gaps, by day: how many came, stayed and went since the day before it. */
const compared = async () => {
  const rows = await desk.query<{ line: string }>(`
    select distinct concat_ws(' ', s.as_of, b.as_of, c.appeared, c.stayed, c.vanished) as line
    from snapshots s join snapshot_comparisons c using (snapshot_id) join snapshots b on b.snapshot_id = c.previous_id
    where s.kind = 'gap:card' order by 1`)
  return rows.map(({ line }) => line)
}

/** Everybody stands on the register and on no other list. */
const begin = async () => {
  await desk.forgetEverybody()
  const rows = PEOPLE.map((person) => ({ ...person, hamlet: 'Khu phố 1' }))
  await desk.take({ unitId: COMMUNE, asOf: dayOf(2024, 3, 10), file: csvOf(rows) })
}

const lists = fc.array(
  fc.record({
    asOf: fc.constantFrom(...DAYS),
    who: fc.uniqueArray(fc.nat(PEOPLE.length - 1), { minLength: 1 }),
  }),
  { minLength: 2, maxLength: 4 },
)

/** By hand: lists of one day are one list. */
const expected = (sent: readonly Sent[]): string[] => {
  const days = [...new Set(sent.map(({ asOf }) => asOf))].sort((a, b) => a - b)
  const on = (day: number) => new Set(sent.filter(({ asOf }) => asOf === day).flatMap(({ who }) => who))
  const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
  return days.slice(1).map((day, n) => {
    const [before, now] = [on(days[n] ?? 0), on(day)]
    const stayed = [...now].filter((who) => before.has(who)).length
    return [iso(day), iso(days[n] ?? 0), now.size - stayed, stayed, before.size - stayed].join(' ')
  })
}

test('each day is compared with the day before it, whatever came first and whatever was taken back', async () => {
  await fc.assert(
    fc.asyncProperty(
      lists.chain((sent) =>
        fc.tuple(fc.shuffledSubarray(sent, { minLength: sent.length }), fc.nat(sent.length - 1)),
      ),
      async ([sent, taken]) => {
        await begin()
        const ids: string[] = []
        for (const one of sent) ids.push(await take(one))
        expect(await compared()).toEqual(expected(sent))
        // The same list twice is one snapshot: it cannot be taken back by halves.
        const key = ({ asOf, who }: Sent) => `${asOf} ${[...who].sort().join()}`
        if (new Set(sent.map(key)).size < sent.length) return
        await desk.withdraw(ids[taken] ?? '')
        expect(await compared()).toEqual(expected(sent.filter((_, n) => n !== taken)))
      },
    ),
    { seed: 71, numRuns: 12 },
  )
}, 180_000)

test('rows that were corrected and sent again make nobody vanish, and who stood on the list of that day is asked about later', async () => {
  await begin()
  await take({ asOf: DAYS[0], who: [0, 1] })
  await take({ asOf: DAYS[0], who: [2] })
  await take({ asOf: DAYS[1], who: [2] })
  expect(await compared()).toEqual(['2024-03-25 2024-03-18 0 1 2'])
})
