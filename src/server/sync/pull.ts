// Answers a phone that asks what is new. As a rule nothing is, and one trip to the database says so. Whom the account is given is
// asked as the account, so that row security answers; a phone never gets anybody else.
import type { InputOf, OutputOf } from '#contract/endpoint'
import { type pull as contract, MESSAGES } from '#contract/sync'
import { dayOfInstant, isoDay } from '#domain/dates'
import { realNow } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Session } from '../platform/session.ts'
import { readChanges } from './pull-changes.ts'
import { lookInto } from './pull-plan.ts'
import { assignedHamlets, revisionsOf } from './queries-pull.ts'
import { notePulled, standingOf } from './queries-tags.ts'
import type { ReadTallies } from './read-tallies.ts'
import { readTagged, tagOf } from './tags.ts'

type Input = InputOf<typeof contract>
type Output = OutputOf<typeof contract>

/** People in one answer. */
export const PAGE = 1_000

export const pull = async (
  database: Database,
  readTallies: ReadTallies,
  session: Session,
  { hamlets, tags, app }: Input,
  limit = PAGE,
): Promise<Output> => {
  const { accountId, credentialId, displayName, role } = session
  // Revisions first of all: what is read after them holds every change up to them.
  const [[revisions, [standing]], [given]] = await database.readTogether([
    {
      reason: 'pull: account and revisions of a phone',
      asked: [revisionsOf(hamlets.map(({ hamletId }) => hamletId)), standingOf(accountId, credentialId, app)],
    },
    { session, asked: [assignedHamlets()] },
  ])
  if (standing === undefined) throw new Error('pull: nothing stands')
  if (standing.isToNote)
    await database.asSystem('pull: when a phone pulled', (tx) => notePulled(tx, credentialId, app))
  const now = realNow() + standing.offsetMs
  const today = dayOfInstant(now)
  const { expiresOn, members, led } = standing
  const communes = []
  for (const communeId of led) communes.push(await readTallies(database, communeId, today))
  const account = { displayName, role, members: [...members], expiresOn }
  const [accountTag, talliesTag] = [tagOf(account), tagOf(communes)]
  const still = new Set(given.map(({ hamletId }) => hamletId))
  return {
    ...{ messages: MESSAGES, serverTime: now, today: isoDay(today) },
    ...(await readChanges(database, session, lookInto(given, hamlets, revisions), limit)),
    left: hamlets.map(({ hamletId }) => hamletId).filter((hamletId) => !still.has(hamletId)),
    ...(await readTagged(database, session, standing, tags)),
    ...(tags.account === accountTag ? {} : { account: { tag: accountTag, ...account } }),
    ...(tags.tallies === talliesTag || (tags.tallies === undefined && !members.some(({ isLead }) => isLead))
      ? {}
      : { tallies: { tag: talliesTag, communes } }),
  }
}
