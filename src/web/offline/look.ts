// From what a phone holds in memory to what its screens see. Changes nothing.
import { MESSAGES } from '#contract/sync'
import type { Campaign } from '#domain/campaign'
import { parseIsoDay } from '#domain/dates'
import { isTask, isUnsent } from '#domain/outbox'
import { phoneNow } from '#domain/phone-clock'
import { MOST_TRIES } from '#domain/pin'
import { todayOf } from './doors.ts'
import type { Memory, Unlocked } from './memory.ts'
import { countPeople } from './people-book.ts'
import type { OpenPhone, OutboxItem, PhoneView } from './phone-view.ts'
import type { Recorded } from './recorded.ts'
import type { Surroundings } from './surroundings.ts'
import { triesOf } from './tries.ts'

const CLOCK_WARNING_MS = 120_000
/** In a demonstration campaign time is another year: only a clock that is wrong by less says anything. */
const ANOTHER_YEAR_MS = 300 * 86_400_000

export const look = (memory: Memory, surroundings: Surroundings): PhoneView => {
  const { store, head, open, sealedWaiting, sync } = memory
  if (store === null || !memory.isTakenUp) return { at: 'starting' }
  if (head === null) return { at: 'fresh', sealedWaiting, wasCleared: memory.wasCleared }
  if (head.wiped !== null) {
    const { isDelivering } = memory
    const isAcknowledged = head.untold.length === 0
    return {
      at: 'wiped',
      why: head.wiped,
      isAcknowledged,
      sealedWaiting,
      isDelivering,
      failure: sync.failure,
    }
  }
  const { displayName } = head
  if (head.wrapped === null) return { at: 'choosing-pin', displayName }
  if (open !== null) return openView(memory, open, surroundings)
  const { update } = surroundings
  const triesLeft = Math.max(0, MOST_TRIES - triesOf(memory))
  return { at: 'locked', displayName, triesLeft, sealedWaiting, update }
}

/** A server that is only newer in what it reads of us takes everything in: what was recorded is never held back for that. */
export const isReadOnly = ({ open }: Memory): boolean => (open?.state.messages ?? MESSAGES) > MESSAGES

const openView = (memory: Memory, open: Unlocked, surroundings: Surroundings): OpenPhone => {
  const { state, book, outbox } = open
  const { shelf, clock, sync, head } = memory
  const { account } = state
  const ahead = clock.contact?.aheadMs ?? 0
  // By the phone's wall clock as it was put right: in a demonstration that is another year.
  const rightly = (at: number | null): number | null => (at === null ? null : phoneNow(clock, at))
  const isWrong = Math.abs(ahead) > CLOCK_WARNING_MS && Math.abs(ahead) < ANOTHER_YEAR_MS
  return {
    at: 'open',
    account: {
      displayName: account?.displayName ?? head?.displayName ?? '',
      role: account?.role ?? 'volunteer',
      members: account?.members ?? [],
      expiresOn: account?.expiresOn == null ? null : parseIsoDay(account.expiresOn),
    },
    campaign: shelf.campaign(open) ?? NO_CAMPAIGN,
    today: todayOf(clock, Date.now()),
    hamlets: state.hamlets.map(({ hamletId, communeId, name }) => ({ hamletId, communeId, name })),
    households: shelf.households(),
    people: countPeople(book),
    sync: {
      ...sync,
      isOnline: navigator.onLine,
      ...{ lastPull: rightly(state.lastPull), lastPush: rightly(state.lastPush) },
      nextAt: rightly(sync.nextAt),
      waiting: outbox.filter(isUnsent).length,
      refused: outbox.filter(isTask).length,
    },
    outbox: outbox.map((one) => itemOf(one, rightly)).reverse(),
    tallies: state.tallies,
    guides: new Map(state.guides.map(({ problem, card }) => [problem, card])),
    ...surroundings,
    isReadOnly: isReadOnly(memory),
    clockAheadMs: isWrong ? ahead : null,
  }
}

const itemOf = (
  { message, names, ...recorded }: Recorded,
  rightly: (at: number | null) => number | null,
): OutboxItem => ({
  ...{ messageId: message.messageId, n: message.n, people: names },
  recordedAt: rightly(message.endedAt + message.jumpedMs) ?? message.endedAt,
  ...{ householdKey: recorded.householdKey, state: recorded.state, sentAt: rightly(recorded.sentAt) },
  ...{ receipts: recorded.receipts, isSettled: recorded.isSettled },
})

/** Until the first pull has brought the real one: nobody is held yet. */
const NO_CAMPAIGN: Campaign = {
  ...{ id: '', name: '', plan: '', startsOn: 0, endsOn: 0, tallyTo: 0, baselineOn: 0, deadlines: [] },
  ...{ prerequisites: [], handOverClocks: [], bases: [], measures: [], targets: [], funnel: [] },
  ...{ cohorts: [], external: [] },
}
