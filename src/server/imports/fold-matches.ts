// Folds the rows of a list into people: known ones one by one, new ones by groups of one course. Tells the sums what turns,
// and writes what a changed row brings. It asks the domain; the SQL stands in queries-*.ts.
import { type Day, isoDay, type PartialDate } from '#domain/dates'
import type { Fact } from '#domain/facts'
import { bringsPeople, sourceOf } from '#domain/lists'
import { placement } from '#domain/person'
import { isWorthKeeping } from '#domain/repeats'
import { type DatedResidence, residencesOf } from '#domain/residences'
import type { TallySum } from '#domain/tallies'
import { wordsOf } from '#domain/text'
import { personOn, type Step, timeline } from '#domain/timeline'
import type { Tx } from '../platform/database.ts'
import { factOf, groupByPerson } from '../platform/fact-rows.ts'
import { hamletsOf, type Left, moveHome, type Relocation } from '../platform/ledger/queries-moves.ts'
import { type Mention, type Restated, restate } from '../platform/ledger/restate.ts'
import type { CommitPlan, CommitProgress } from './commit-plan.ts'
import { keepBefore } from './queries-before.ts'
import { factsOfMatches, type HomeRow, homesOf, listFolds, type Match, numberFolds } from './queries-merge.ts'
import {
  addFacts,
  confirmRegisterDay,
  listFreshCourses,
  rewriteWords,
  updateAttributes,
  writeBirths,
} from './queries-people.ts'
import { replaceResidences, updateHouseholds } from './queries-residences.ts'
import { stampRevisions } from './queries-revisions.ts'
import { listLaterMentions } from './queries-snapshots.ts'

const BATCH = 4000

/** Adds the courses of the new people to the sums and their hamlets to those touched: one course per key and hamlet, however many people have it. */
export const sumFresh = async (
  tx: Tx,
  plan: CommitPlan,
  sum: TallySum,
  touched: Set<number>,
): Promise<void> => {
  const known = isoDay(plan.today)
  for (const { n, hamletId, ...row } of await listFreshCourses(tx, plan.importId)) {
    touched.add(hamletId)
    const fact = factOf({ ...row, personId: '', factId: '', known, source: 'register' })
    sum.add(timeline(plan.campaign, [fact]), plan.today, 1, n)
  }
}

/** Hamlets whose people change, and who is seen in one of them no more. */
export type Changes = { readonly touched: Set<number>; readonly left: Left[] }

/** Folds the matched rows into their people, batch by batch; returns how many rows changed anything. */
export const foldMatches = async (
  tx: Tx,
  plan: CommitPlan,
  snapshotId: string,
  sum: TallySum,
  changes: Changes,
  progress: CommitProgress,
): Promise<number> => {
  const total = await numberFolds(tx, plan.importId, bringsPeople(plan.kind))
  const mentions = Map.groupBy(await listLaterMentions(tx, plan.importId), ({ personId }) => personId)
  let changed = 0
  for (let done = 0; done < total; done += BATCH) {
    const matches = await listFolds(tx, plan.importId, done, done + BATCH)
    const effects = await foldBatch(tx, plan, matches, mentions, sum)
    changed += effects.length
    if (plan.write && effects.length > 0) await writeEffects(tx, plan, snapshotId, effects, changes)
    await progress('folding', Math.min(done + BATCH, total), total)
  }
  return changed
}

type Effect = {
  readonly match: Match
  readonly fact: Fact
  /** What later lists repeated, said again. */
  readonly restated: readonly Restated[]
  readonly home: HomeRow
  readonly to: Relocation | null
  /** The birth date as folded, and the residences, if they are others than before. */
  readonly birth: PartialDate | null
  readonly residences: readonly DatedResidence[] | null
}

/** A row changes something if it brings a register's new wording, turns the person's course, or would else be lost. */
const foldBatch = async (
  tx: Tx,
  plan: CommitPlan,
  matches: readonly Match[],
  mentions: ReadonlyMap<string, readonly Mention[]>,
  sum: TallySum,
): Promise<Effect[]> => {
  const homes = new Map((await homesOf(tx, matches)).map((home) => [home.personId, home]))
  const known = new Map<string, Fact[]>()
  for (const { personId, facts } of groupByPerson(await factsOfMatches(tx, matches)))
    known.set(personId, facts)
  return matches.flatMap((match): Effect[] => {
    const home = homes.get(match.personId)
    if (!home) return []
    const facts = known.get(match.personId) ?? []
    const fact = factOf({ ...match, known: isoDay(plan.today), source: sourceOf(plan.kind) })
    const restated = restate(facts, mentions.get(match.personId) ?? [], plan.today)
    const all = [...facts, fact, ...restated.map((again) => again.fact)]
    const before = timeline(plan.campaign, facts)
    const after = timeline(plan.campaign, all)
    if (!bringsPeople(plan.kind) && isSame(before, after) && !isWorthKeeping(facts, fact)) return []
    sum.replace(before, after, plan.today)
    const residences = residencesOf(all)
    return [
      {
        match,
        fact,
        restated,
        home,
        to: relocationOf(home, all, plan.today),
        birth: birthOf(home, all, plan.today),
        residences: isSame(residencesOf(facts), residences) ? null : residences,
      },
    ]
  })
}

const isSame = <T extends Step | DatedResidence>(a: readonly T[], b: readonly T[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

const birthOf = (home: HomeRow, facts: readonly Fact[], today: Day): PartialDate | null => {
  const { birth } = personOn(facts, today)
  const stands = home.birthYear === birth?.y && home.birthMonth === (birth.m ?? null)
  return stands && home.birthDay === (birth.d ?? null) ? null : birth
}

const relocationOf = (home: HomeRow, facts: readonly Fact[], today: Day): Relocation | null => {
  const { present, registered } = placement(personOn(facts, today))
  const hamletId = present ?? registered
  const away = present === null
  if (hamletId === null) return null
  if (hamletId === home.hamletId && registered === home.registeredHamletId && away === home.away) return null
  return { hamletId, registeredHamletId: registered, away }
}

const writeEffects = async (
  tx: Tx,
  plan: CommitPlan,
  snapshotId: string,
  effects: readonly Effect[],
  { touched, left }: Changes,
): Promise<void> => {
  const recordedIn = plan.unit.hi - plan.unit.lo < 1000 ? Math.floor(plan.unit.lo / 1000) : null
  await addFacts(
    tx,
    effects.flatMap(({ match: { communeId, personId }, fact, restated }) =>
      [{ fact, snapshotId }, ...restated].map((told) => ({ communeId, personId, ...told })),
    ),
    recordedIn,
  )
  for (const { home } of effects) touched.add(home.hamletId)
  for (const { home, to } of effects) {
    if (to === null) continue
    const [from, now] = [hamletsOf(home), hamletsOf(to)]
    for (const hamletId of [...from, ...now]) touched.add(hamletId)
    for (const hamletId of from) if (!now.includes(hamletId)) left.push({ hamletId, personId: home.personId })
  }
  if (bringsPeople(plan.kind)) await writeRegisterRows(tx, plan, effects)
  await stampRevisions(tx, effects.map(currentAddress))
}

/** A register also says who somebody is and where they live. */
const writeRegisterRows = async (tx: Tx, plan: CommitPlan, effects: readonly Effect[]): Promise<void> => {
  const rowNos = effects.map(({ match }) => match.rowNo)
  await confirmRegisterDay(
    tx,
    effects.flatMap(({ match, restated }) =>
      restated
        .flatMap(({ fact }) => (fact.source === 'register' ? [{ ...match, on: fact.effective }] : []))
        .slice(-1),
    ),
  )
  await keepBefore(tx, plan.importId, rowNos)
  await updateAttributes(tx, plan.importId, plan.keyId, rowNos)
  await writeBirths(
    tx,
    effects.flatMap(({ match, birth }) => (birth === null ? [] : [{ ...match, birth }])),
  )
  await replaceResidences(
    tx,
    effects.flatMap(({ match, residences, home }) =>
      residences === null
        ? []
        : [
            {
              personId: match.personId,
              dated: residences,
              said: match,
              saidOf: match.body.residence ?? null,
              isLate: home.registerAsOf !== null && home.registerAsOf > match.effective,
            },
          ],
    ),
  )
  await updateHouseholds(tx, plan.importId, rowNos)
  for (const { home, to } of effects) if (to !== null) await moveHome(tx, home, to)
  const named = new Map((await homesOf(tx, effects.map(currentAddress))).map((home) => [home.personId, home]))
  await rewriteWords(
    tx,
    effects.flatMap(({ home, to }) => {
      const now = named.get(home.personId)
      if (!now) return []
      if (now.fullName === home.fullName && to === null) return []
      const hamletIds = [...new Set([now.hamletId, now.registeredHamletId ?? now.hamletId])]
      const communes = [home.hamletId, home.registeredHamletId ?? home.hamletId, ...hamletIds].map((id) =>
        Math.floor(id / 1000),
      )
      return [{ personId: home.personId, words: wordsOf(now.fullName), hamletIds, communes }]
    }),
  )
}

const currentAddress = ({ match, to }: Effect) => ({
  personId: match.personId,
  communeId: to === null ? match.communeId : Math.floor(to.hamletId / 1000),
})
