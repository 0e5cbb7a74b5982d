// When sources disagree: the rule of docs/guides/sources.md, statement by statement, and what is told of it at a person.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anyFact,
  anyHistory,
  anyTwoOrders,
  BASELINE,
  disputed,
  everyDay,
  exempted,
  FIRST_DAY,
  fact,
  HAMLETS,
  LAST_DAY,
  listed,
  settled,
  visited,
} from '../../test/fixtures/histories.ts'
import { type Day, isoDay } from './dates.ts'
import { type Claim, type Fact, isJudgement, SOURCES } from './facts.ts'
import { claimsOfKind, isGapList, LIST_KINDS, type ListKind, sourceOf } from './lists.ts'
import { MILESTONES, type Milestone, STATES } from './milestones.ts'
import { placement, standing } from './person.ts'
import { sourcesOf } from './sources.ts'
import { personOn } from './timeline.ts'

const seed = 20240412
const d0 = BASELINE
const after = LAST_DAY + 1
const days = fc.integer({ min: FIRST_DAY, max: LAST_DAY })
const gapKinds = LIST_KINDS.filter(isGapList)

const rowOf = (kind: ListKind, day: Day, known = day): Fact =>
  fact(day, sourceOf(kind), { type: 'listed/1', list: kind, claims: claimsOfKind(kind, 'blurred') }, known)
const saysOf = (kind: ListKind): Milestone =>
  MILESTONES.find((milestone) => claimsOfKind(kind, '')[milestone] !== undefined) ?? 'card'
const on = (facts: readonly Fact[], milestone: Milestone, day: Day) =>
  standing(personOn(facts, day), milestone, day)
const brief = (facts: readonly Fact[], milestone: Milestone, day: Day) => {
  const { state, flag } = on(facts, milestone, day)
  return flag === null ? state : `${state} ${flag}`
}

/** What lists and visits say, without anybody who looked into it. */
const anyWords: fc.Arbitrary<Fact[]> = anyHistory.map((facts) =>
  facts.filter(({ body }) => !isJudgement(body)),
)
const anyGap = fc.tuple(fc.constantFrom(...gapKinds), days).map(([kind, day]) => rowOf(kind, day))
const word = (day: Day, milestone: Milestone, claim: Claim, source: (typeof SOURCES)[number]): Fact =>
  source === 'field' || source === 'office'
    ? fact(day, source, { type: 'visit-recorded/1', claims: { [milestone]: claim } })
    : listed(day, { claims: { [milestone]: claim } }, { source })

describe('when sources disagree', () => {
  test('1. nothing that is said ever takes a state back: only somebody who looked into it does', () => {
    fc.assert(
      fc.property(anyWords, fc.constantFrom(...MILESTONES), (facts, milestone) => {
        const states = everyDay.map((day) => STATES.indexOf(on(facts, milestone, day).state))
        expect(states).toEqual(states.toSorted((a, b) => a - b))
      }),
      { seed, numRuns: 150 },
    )
  })

  test('2. a list of gaps leaves the state what it is, on every day, whatever else is said', () => {
    fc.assert(
      fc.property(anyWords, anyGap, fc.constantFrom(...MILESTONES), (facts, gap, milestone) => {
        for (const day of everyDay)
          expect(on([...facts, gap], milestone, day).state).toBe(on(facts, milestone, day).state)
      }),
      { seed, numRuns: 150 },
    )
  })

  test('3. it disputes what an earlier day said to be done, and says which list it was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...gapKinds),
        fc.constantFrom(...SOURCES),
        days,
        fc.integer({ min: 1, max: 30 }),
        (kind, source, day, later) => {
          const milestone = saysOf(kind)
          const claim = source === 'field' || source === 'office' ? 'reported' : 'confirmed'
          const facts = [word(day, milestone, claim, source), rowOf(kind, day + later)]
          expect(brief(facts, milestone, day + later - 1)).toBe(claim)
          expect(on(facts, milestone, day + later)).toMatchObject({
            state: claim,
            flag: 'disputed',
            reason: kind,
            evidence: { source, asOf: day },
            flagged: { since: day + later, evidence: { source: 'authority' } },
          })
        },
      ),
      { seed, numRuns: 200 },
    )
  })

  test('4. a word of that day or a later one, a report too, ends that dispute by itself', () => {
    fc.assert(
      fc.property(
        anyWords,
        fc.constantFrom(...gapKinds),
        fc.constantFrom<Claim[]>('reported', 'confirmed'),
        fc.constantFrom(...SOURCES),
        fc.integer({ min: 0, max: 9 }),
        (facts, kind, claim, source, later) => {
          const milestone = saysOf(kind)
          const gap = rowOf(kind, after)
          const answer = word(after + later, milestone, claim, source)
          const { flag, state } = on([...facts, gap, answer], milestone, after + later)
          expect(flag).not.toBe('disputed')
          expect({ flag, state }).toEqual({
            flag: on([...facts, answer], milestone, after + later).flag,
            state: on([...facts, answer], milestone, after + later).state,
          })
        },
      ),
      { seed, numRuns: 200 },
    )
  })

  test('5. on one day a report never outranks what the authority or a carrier confirms or rejects', () => {
    fc.assert(
      fc.property(
        anyWords,
        fc.constantFrom(...MILESTONES),
        fc.constantFrom<('authority' | 'carrier')[]>('authority', 'carrier'),
        fc.constantFrom<Claim[]>('confirmed', { rejected: 'blurred' }),
        fc.constantFrom<('field' | 'office')[]>('field', 'office'),
        (facts, milestone, lister, claim, reporter) => {
          const list = word(after, milestone, claim, lister)
          const report = { ...word(after, milestone, 'reported', reporter), known: after + 9 }
          const stood = on([...facts, report, list], milestone, after)
          if (claim === 'confirmed') {
            expect(stood).toMatchObject({ state: 'confirmed', evidence: { factId: list.factId } })
            expect(stood.flag).toBeNull()
          } else expect(stood).toMatchObject({ flag: 'rejected', reason: 'blurred' })
        },
      ),
      { seed, numRuns: 200 },
    )
  })

  test('6. of two lists of one kind and day the one that became known later holds, where they differ', () => {
    const [here, there] = HAMLETS
    const claims = fc.constantFrom<Claim[]>(
      { rejected: 'blurred' },
      { rejected: 'no photograph' },
      'confirmed',
      { confirmed: { until: isoDay(d0 + 40) } },
      { confirmed: { until: isoDay(d0 + 90) } },
    )
    fc.assert(
      fc.property(claims, claims, fc.integer({ min: 1, max: 20 }), (first, second, later) => {
        const row = (claim: Claim, hamletId: number, known: Day) =>
          listed(d0, { claims: { signature: claim }, residence: { kind: 'permanent', hamletId } }, { known })
        const early = row(first, here, d0)
        const late = row(second, there, d0 + later)
        const person = personOn([late, early], d0)
        expect(placement(person).registered).toBe(there)
        const stood = standing(person, 'signature', d0 + 91)
        if (typeof second === 'object' && 'rejected' in second)
          expect(stood).toMatchObject({ flag: 'rejected', reason: second.rejected })
        else expect(stood).toMatchObject({ state: 'confirmed', evidence: { factId: late.factId } })
        if (typeof second === 'object' && 'confirmed' in second) expect(stood.flag).toBe('expired')
      }),
      { seed, numRuns: 100 },
    )
  })

  test('7. the same words in any order of arrival give the same state', () => {
    fc.assert(
      fc.property(anyTwoOrders, days, ([facts, shuffled], day) => {
        expect(personOn(shuffled, day)).toEqual(personOn(facts, day))
      }),
      { seed, numRuns: 300 },
    )
  })
})

describe('a list of gaps', () => {
  test('keeps open what is open, measured, on its word and day, and the newest word is shown', () => {
    const facts = [rowOf('gap:card', d0), rowOf('gap:card', d0 + 7)]
    expect(on(facts, 'card', d0)).toEqual({
      state: 'open',
      flag: null,
      measured: true,
      reason: null,
      evidence: { factId: facts[0]?.factId, source: 'authority', asOf: d0 },
      flagged: null,
    })
    expect(on(facts, 'card', d0 + 7)).toMatchObject({ evidence: { asOf: d0 + 7 } })
    expect(brief([...facts, visited(d0 + 9, { card: 'reported' })], 'card', d0 + 9)).toBe('reported')
  })

  test('that comes late, of a day before the report, changes only the days between', () => {
    const report = visited(d0 + 5, { card: 'reported' })
    expect(brief([report, rowOf('gap:card', d0 + 2, d0 + 30)], 'card', d0 + 40)).toBe('reported')
    const seenAgain = [visited(d0, { card: 'reported' }), report, rowOf('gap:card', d0 + 2, d0 + 30)]
    expect([d0 + 1, d0 + 2, d0 + 4, d0 + 5].map((day) => brief(seenAgain, 'card', day))).toEqual([
      'reported',
      'reported disputed',
      'reported disputed',
      'reported',
    ])
  })

  test('said again while nobody answered, the dispute stands since the first', () => {
    const facts = [visited(d0, { card: 'reported' }), rowOf('gap:card', d0 + 7), rowOf('gap:card', d0 + 14)]
    expect(on(facts, 'card', d0 + 14)).toMatchObject({ flag: 'disputed', flagged: { since: d0 + 7 } })
  })

  test('does not end what a person doubts, nor does a later word; a person’s verdict ends either', () => {
    const facts = [
      listed(d0, { claims: { card: 'confirmed' } }),
      disputed(d0 + 1, 'card'),
      rowOf('gap:card', d0 + 2),
    ]
    expect(on(facts, 'card', d0 + 2)).toMatchObject({ flag: 'disputed', reason: 'never saw it' })
    const later = [...facts, visited(d0 + 3, { card: 'reported' })]
    expect(brief(later, 'card', d0 + 3)).toBe('confirmed disputed')
    expect(brief([...later, settled(d0 + 4, 'card', 'dismissed')], 'card', d0 + 4)).toBe('confirmed')
    const byList = [visited(d0, { card: 'reported' }), rowOf('gap:card', d0 + 2)]
    expect(brief([...byList, settled(d0 + 3, 'card', 'upheld')], 'card', d0 + 3)).toBe('open')
    const found = [...byList, settled(d0 + 3, 'card', 'dismissed')]
    expect(brief(found, 'card', d0 + 3)).toBe('reported')
    expect(brief([...found, rowOf('gap:card', d0 + 3)], 'card', d0 + 3)).toBe('reported')
    expect(brief([...found, rowOf('gap:card', d0 + 9)], 'card', d0 + 9)).toBe('reported disputed')
  })

  test('says nothing of what it does not list: without an e-ID dossier is not refused an e-ID', () => {
    const facts = [listed(d0, { claims: { eid_approved: 'confirmed' } }), rowOf('gap:eid', d0 + 5)]
    expect(brief(facts, 'eid_approved', d0 + 5)).toBe('confirmed')
    expect(brief(facts, 'eid_collected', d0 + 5)).toBe('open')
  })
})

describe('who said what', () => {
  const told = (facts: readonly Fact[], day: Day, repeats: readonly Fact[] = []) =>
    sourcesOf(facts, 'card', day, repeats).map(
      ({ source, list, asOf, says, counts, why }) =>
        `${list ?? source} ${asOf - d0} ${says}: ${counts ? '' : 'not '}${why}`,
    )

  test('the police still list what a volunteer reported before, and a second visit answers', () => {
    const facts = [
      visited(d0, { card: 'reported' }),
      rowOf('gap:card', d0 + 7),
      visited(d0 + 9, { card: 'reported' }),
    ]
    expect(told(facts, d0 + 8)).toEqual(['field 0 reported: stands', 'gap:card 7 lacking: disputes'])
    expect(told(facts, d0 + 9)).toEqual([
      'field 0 reported: stands',
      'gap:card 7 lacking: not answered',
      'field 9 reported: answers',
    ])
    expect(told([...facts, rowOf('authority:card', d0 + 20)], d0 + 20)).toEqual([
      'field 0 reported: not confirmed',
      'gap:card 7 lacking: not answered',
      'field 9 reported: not confirmed',
      'authority:card 20 done: stands',
    ])
  })

  test('a rejection stands until a list confirms', () => {
    const facts = [listed(d0, { claims: { card: { rejected: 'blurred' } } })]
    expect(sourcesOf(facts, 'card', d0)).toMatchObject([
      { says: 'rejected', reason: 'blurred', counts: true, why: 'rejects' },
    ])
    expect(told([...facts, rowOf('authority:card', d0 + 3)], d0 + 3)).toEqual([
      'list 0 rejected: not answered',
      'authority:card 3 done: stands',
    ])
  })

  test('judgements are told among the rest', () => {
    const facts = [
      rowOf('authority:card', d0),
      disputed(d0 + 1, 'card'),
      rowOf('gap:card', d0 + 2),
      settled(d0 + 3, 'card', 'upheld'),
      exempted(d0 + 4, 'card', d0 + 9),
    ]
    expect(told(facts, d0 + 2)).toEqual([
      'authority:card 0 done: stands',
      'office 1 doubted: disputes',
      'gap:card 2 lacking: not in-doubt',
    ])
    expect(told(facts, d0 + 4)).toEqual([
      'authority:card 0 done: not overtaken',
      'office 1 doubted: not settled',
      'gap:card 2 lacking: not repeated',
      'office 3 wrong: stands',
      'office 4 exempt: exempts',
    ])
    expect(told(facts, d0 + 10).at(-1)).toBe('office 4 exempt: not over')
    const kept = [...facts.slice(0, 2), settled(d0 + 3, 'card', 'dismissed')]
    expect(told(kept, d0 + 3).at(-1)).toBe('office 3 right: checked')
  })

  test('what was withdrawn, said again or only repeated is told and does not count', () => {
    const row = rowOf('authority:card', d0)
    const withdrawn = fact(d0 + 5, 'authority', { type: 'withdrawn/1', factIds: [row.factId] })
    expect(told([row, withdrawn], d0)).toEqual(['authority:card 0 done: not withdrawn'])
    expect(told([row], d0 + 7, [rowOf('authority:card', d0 + 7)])).toEqual([
      'authority:card 0 done: stands',
      'authority:card 7 done: not repeated',
    ])
    expect(told([row], d0 + 7, [rowOf('gap:card', d0)])).toEqual([
      'authority:card 0 done: stands',
      'gap:card 0 lacking: not answered',
    ])
  })

  test('everything said of it is told once, in whichever order it came; a flag and a state have what they stand on', () => {
    fc.assert(
      fc.property(
        anyTwoOrders,
        fc.array(anyFact, { maxLength: 2 }),
        fc.constantFrom(...MILESTONES),
        days,
        ([facts, shuffled], repeats, milestone, day) => {
          const sources = sourcesOf(facts, milestone, day, repeats)
          expect(sourcesOf(shuffled, milestone, day, repeats)).toEqual(sources)
          expect(new Set(sources.map(({ factId }) => factId)).size).toBe(sources.length)
          const { state, flag, measured } = on(facts, milestone, day)
          const because = (why: string) => sources.filter((one) => one.why === why).length
          expect(because('disputes')).toBe(flag === 'disputed' ? 1 : 0)
          if (flag === 'rejected') expect(because('rejects')).toBe(1)
          if (state === 'exempt') expect(because('exempts')).toBe(1)
          // A rejection of what nobody else has spoken of is the only word there is; an exemption may be, too.
          if (measured) expect(because('stands') + because('rejects')).toBeGreaterThan(0)
          for (const { factId, counts } of sources)
            if (repeats.some((one) => one.factId === factId)) expect(counts).toBe(false)
        },
      ),
      { seed, numRuns: 400 },
    )
  })
})
