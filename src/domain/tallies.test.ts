import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { directly } from '../../test/fixtures/direct-count.ts'
import {
  anyHistory,
  BASELINE,
  exempted,
  FIRST_DAY,
  fact,
  HAMLETS,
  LAST_DAY,
  listed,
  registered,
  visited,
} from '../../test/fixtures/histories.ts'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import type { Campaign } from './campaign.ts'
import { classOf } from './coverage.ts'
import { type Day, dayOf } from './dates.ts'
import type { Fact } from './facts.ts'
import { addRecord, GREATEST_MEASURE, sumTallies, type TallyRow, type TallySum } from './tallies.ts'
import { RESIDENCE_BASES, type Step, timeline } from './timeline.ts'

const seed = 20240814
const d0 = BASELINE
const histories = fc.array(anyHistory, { minLength: 1, maxLength: 4 })

const keyOf = (row: Omit<TallyRow, 'n' | 'effective' | 'known'>) =>
  `${row.base} ${row.hamletId} ${row.measure} ${row.class}`
const sorted = (sum: TallySum) =>
  [...sum.rows()].map((row) => `${keyOf(row)} ${row.effective} ${row.known} ${row.n}`).toSorted()
const recount = (people: readonly (readonly Fact[])[]) => {
  const sum = sumTallies(campaign)
  for (const facts of people) addRecord(sum, campaign, facts)
  return sum
}

/** People per base, hamlet, measure and class on a day, as known on another: from the rows, zeros left out. */
const counted = (sum: TallySum, day: Day, knownAt: Day): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const row of sum.rows()) {
    if (row.effective > day || row.known > knownAt) continue
    const n = (counts.get(keyOf(row)) ?? 0) + row.n
    if (n === 0) counts.delete(keyOf(row))
    else counts.set(keyOf(row), n)
  }
  return counts
}

const countedDirectly = (
  people: readonly (readonly Fact[])[],
  day: Day,
  knownAt: Day,
): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const facts of people) {
    const direct = directly(
      campaign,
      facts.filter(({ known }) => known <= knownAt),
      day,
    )
    for (const base of RESIDENCE_BASES) {
      const hamletId = direct[base]
      if (hamletId === null) continue
      campaign.measures.forEach(({ no }, at) => {
        const stand = direct.stands[at]
        if (!stand) return
        const key = keyOf({ base, hamletId, measure: no, class: classOf(stand) })
        counts.set(key, (counts.get(key) ?? 0) + 1)
      })
    }
  }
  return counts
}

const inOrder = (counts: Map<string, number>) => [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))

describe('for any people', () => {
  test('rows up to day D known by day K are the people counted one by one from what was known on K', () => {
    const days = fc.tuple(
      fc.integer({ min: FIRST_DAY - 1, max: LAST_DAY + 30 }),
      fc.integer({ min: 0, max: 30 }),
    )
    fc.assert(
      fc.property(histories, days, (people, [day, lag]) => {
        const sum = recount(people)
        for (const knownAt of [day, day + lag]) {
          expect(inOrder(counted(sum, day, knownAt))).toEqual(inOrder(countedDirectly(people, day, knownAt)))
        }
      }),
      { seed, numRuns: 300 },
    )
  })

  test('tallies kept fact by fact, as each became known, are those of the recount', () => {
    fc.assert(
      fc.property(histories, (people) => {
        const [added, replaced] = [sumTallies(campaign), sumTallies(campaign)]
        for (const facts of people) {
          const told: Fact[] = []
          for (const next of facts.toSorted((a, b) => a.known - b.known)) {
            const before = timeline(campaign, told)
            told.push(next)
            const after = timeline(campaign, told)
            added.add(before, next.known, -1)
            added.add(after, next.known, 1)
            replaced.replace(before, after, next.known)
          }
        }
        const expected = sorted(recount(people))
        expect(sorted(added)).toEqual(expected)
        expect(sorted(replaced)).toEqual(expected)
      }),
      { seed, numRuns: 300 },
    )
  })

  test('taken out as they were put in, nothing is left', () => {
    fc.assert(
      fc.property(histories, (people) => {
        const sum = sumTallies(campaign)
        for (const facts of people) sum.add(timeline(campaign, facts), d0, 1)
        for (const facts of people) sum.add(timeline(campaign, facts), d0, -1)
        expect([...sum.rows()]).toEqual([])
      }),
      { seed, numRuns: 100 },
    )
  })

  test('rows are never zero and never twice, and no measure counts a person twice', () => {
    fc.assert(
      fc.property(histories, (people) => {
        const rows = [...recount(people).rows()]
        expect(rows.every(({ n }) => n !== 0)).toBe(true)
        const keys = rows.map((row) => `${keyOf(row)} ${row.effective} ${row.known}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const base of RESIDENCE_BASES) {
          for (const { no } of campaign.measures) {
            const own = rows.filter((row) => row.base === base && row.measure === no)
            const inside = own.reduce((total, { n }) => total + n, 0)
            expect(inside).toBeGreaterThanOrEqual(0)
            expect(inside).toBeLessThanOrEqual(people.length)
          }
        }
      }),
      { seed, numRuns: 100 },
    )
  })
})

describe('as it was known', () => {
  const card = campaign.measures.find(({ of, base }) => of.join() === 'card' && base === 'campaign')?.no ?? 0
  const confirmedCards = (sum: TallySum, day: Day, knownAt: Day) =>
    counted(sum, day, knownAt).get(
      keyOf({
        base: 'present',
        hamletId: HAMLETS[0],
        measure: card,
        class: classOf({ state: 'confirmed', flag: null, measured: true }),
      }),
    ) ?? 0

  test('a list that arrives late is in the past board of today and not in the past board of then', () => {
    const sum = recount([
      [registered(d0, '1990'), listed(d0 + 5, { claims: { card: 'confirmed' } }, { known: d0 + 12 })],
    ])
    expect(confirmedCards(sum, d0 + 6, d0 + 11)).toBe(0)
    expect(confirmedCards(sum, d0 + 6, d0 + 12)).toBe(1)
    expect(confirmedCards(sum, d0 + 4, d0 + 12)).toBe(0)
  })

  test('what was written ahead and then cancelled was true as known before, and is not as known after', () => {
    const exempt = classOf({ state: 'exempt', flag: null, measured: false })
    const ended = fact(d0 + 3, 'office', { type: 'exemption-ended/1', milestone: 'card', reason: 'healed' })
    const facts = [registered(d0, '1990'), exempted(d0, 'card', d0 + 10), { ...ended, known: d0 + 6 }]
    const key = keyOf({ base: 'present', hamletId: HAMLETS[0], measure: card, class: exempt })
    const sum = recount([facts])
    expect(counted(sum, d0 + 5, d0 + 5).get(key)).toBe(1)
    expect(counted(sum, d0 + 5, d0 + 6).get(key)).toBeUndefined()
    expect(counted(sum, d0 + 2, d0 + 6).get(key)).toBe(1)
    expect(counted(sum, d0 + 11, d0 + 11).get(key)).toBeUndefined()
  })

  test('a fact of a person registered elsewhere counts there in the one base and here in the other', () => {
    const facts = [
      registered(d0, '1990'),
      listed(d0, { residence: { kind: 'temporary', hamletId: HAMLETS[2] } }),
      visited(d0 + 1, { smartphone_4g: 'reported' }),
    ]
    const rows = [...recount([facts]).rows()].filter(
      ({ effective, measure }) => effective === d0 + 1 && measure === 9,
    )
    expect(rows.map(({ base, hamletId, n }) => `${base} ${hamletId} ${n}`).toSorted()).toEqual([
      `present ${HAMLETS[2]} -1`,
      `present ${HAMLETS[2]} 1`,
      `registered ${HAMLETS[0]} -1`,
      `registered ${HAMLETS[0]} 1`,
    ])
  })
})

test('many people of one course are added at once', () => {
  const [course] = [timeline(campaign, [registered(d0, '2010-04-10')])]
  const [together, oneByOne] = [sumTallies(campaign), sumTallies(campaign)]
  together.add(course, d0, 1, 5)
  for (let i = 0; i < 5; i += 1) oneByOne.add(course, d0, 1)
  expect(sorted(together)).toEqual(sorted(oneByOne))
  together.add(course, d0, -1, 5)
  expect(sorted(together)).toEqual([])
})

describe('keys', () => {
  const wide: Campaign = {
    ...campaign,
    measures: [0, GREATEST_MEASURE].map((no) => ({ no, of: ['card'], base: 'campaign' })),
  }
  const step = (day: Day, hamletId: number, classes: readonly number[]): Step => ({
    day,
    registered: hamletId,
    present: hamletId,
    classes,
  })

  test('are lossless at their limits: first and last measure, class, hamlet, and days centuries apart', () => {
    const days = [dayOf(1900, 1, 1), dayOf(1999, 12, 31), d0, dayOf(2089, 9, 18), dayOf(2200, 12, 31)]
    const sum = sumTallies(wide)
    const expected: string[] = []
    for (const day of days) {
      for (const known of days) {
        for (const hamletId of [30_000_000, 2_009_999_999]) {
          for (const classes of [
            [1, 32],
            [32, 1],
          ]) {
            sum.add([step(day, hamletId, classes)], known, 1, 873_007)
            for (const base of RESIDENCE_BASES) {
              wide.measures.forEach(({ no }, at) => {
                const key = keyOf({ base, hamletId, measure: no, class: classes[at] ?? 0 })
                expected.push(`${key} ${day} ${known} 873007`)
              })
            }
          }
        }
      }
    }
    expect(sorted(sum)).toEqual(expected.toSorted())
  })

  test('stay lossless beyond as many pairs of days as fit into one small number', () => {
    const sum = sumTallies(wide)
    const [span, from] = [400, d0]
    for (let day = 0; day < span; day += 1) {
      for (let lag = 0; lag < span; lag += 1)
        sum.add([step(from + day, 30_000_000, [0, 32])], from + day + lag, 1)
    }
    let rows = 0
    for (const { measure, class: code, effective, known, n } of sum.rows()) {
      rows += 1
      if (
        measure !== GREATEST_MEASURE ||
        code !== 32 ||
        n !== 1 ||
        known < effective ||
        known >= effective + span
      )
        throw new Error(`row ${rows} is not what was put in`)
    }
    expect(rows).toBe(2 * span * span)
  })

  test('a measure without a slot is a bug', () => {
    for (const no of [-1, GREATEST_MEASURE + 1, Number.NaN]) {
      const broken: Campaign = { ...campaign, measures: [{ no, of: ['card'], base: 'campaign' }] }
      expect(() => sumTallies(broken)).toThrow(RangeError)
    }
  })
})

test('cleared, a sum is as good as new', () => {
  const sum = sumTallies(campaign)
  const course = timeline(campaign, [registered(d0, '1990')])
  sum.add(course, d0, 1)
  sum.clear()
  expect([...sum.rows()]).toEqual([])
  sum.add(course, d0 + 1, 1)
  expect([...sum.rows()].every(({ known, n }) => known === d0 + 1 && n === 1)).toBe(true)
})
