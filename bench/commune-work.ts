// A commune of invented people and what the engine makes of it: next actions and priorities. Bundled for the browser too, so it
// asks for nothing but performance.now.
import { bestHour } from '#domain/best-hour'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { instantOfDay } from '#domain/dates'
import { demoPlaces } from '#domain/demo/hamlets'
import { demoHistory, demoToday } from '#domain/demo/history'
import { demoPeople } from '#domain/demo/people'
import type { Fact } from '#domain/facts'
import { nextActions } from '#domain/next-action'
import { caseOn, type OpenCase } from '#domain/open-case'
import type { OpenCaseReason } from '#domain/open-case-reasons'

const TODAY = demoToday(45)
const REASONS: readonly OpenCaseReason[] = [
  'not_found',
  'in_the_fields_by_day',
  'refused_no_benefit',
  'bedridden',
]

/** The histories of so many people; every third was called upon in vain. */
export const makeCommune = (people: number): Fact[][] => {
  const hamlets = demoPlaces()
  const { recordOf } = demoHistory({ seed: 20_240_404, hamlets, today: TODAY })
  return [...demoPeople({ seed: 20_240_404, people, hamlets })].map((person, no) => {
    const facts = recordOf(person).facts.map(({ fact }) => fact)
    return no % 3 === 0 ? [...facts, inVain(no)] : facts
  })
}

const inVain = (no: number): Fact => {
  const day = TODAY - 1 - (no % 9)
  const startedAt = instantOfDay(day, 8 + (no % 12))
  const reason = REASONS[no % REASONS.length] ?? 'not_found'
  return {
    factId: `018f0000-0000-7000-8000-${String(no).padStart(12, '0')}`,
    effective: day,
    known: day,
    source: 'field',
    body: {
      type: 'visit-recorded/1',
      claims: {},
      visit: {
        ...{ startedAt, endedAt: startedAt + 600_000, monotonicMs: 600_000, device: 'phone', app: '1' },
        ...{ met: reason === 'not_found' ? 'nobody' : 'relative', attempt: 1 },
        outcomes: { eid_collected: reason },
      },
    },
  }
}

const fold = (commune: readonly Fact[][]): OpenCase[] =>
  commune.map((facts) => caseOn(binhPhuoc2024, facts, TODAY))

/** Next actions and the best hour of everybody; a number that depends on all of it. */
const judge = (cases: readonly OpenCase[]): number => {
  let sum = 0
  for (const { person, visits } of cases) {
    const actions = nextActions(binhPhuoc2024, person, TODAY, visits)
    sum += bestHour(binhPhuoc2024, [{ person, visits, actions }], TODAY)?.score ?? 0
  }
  return sum
}

export type CommuneTimes = {
  readonly people: number
  /** Milliseconds of each run. */
  readonly judged: readonly number[]
  readonly folded: readonly number[]
  readonly sum: number
}

/** `times` runs of both, after a few that do not count. */
export const timeCommune = (people: number, times: number): CommuneTimes => {
  const commune = makeCommune(people)
  let cases = fold(commune)
  let sum = 0
  const judged: number[] = []
  const folded: number[] = []
  for (let run = -3; run < times; run += 1) {
    const began = performance.now()
    cases = fold(commune)
    const between = performance.now()
    sum = judge(cases)
    const ended = performance.now()
    if (run < 0) continue
    folded.push(between - began)
    judged.push(ended - between)
  }
  return { people: cases.length, judged, folded, sum }
}
