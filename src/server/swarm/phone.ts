// One phone of a swarm: is let in, pulls, records a day in some rounds, pushes with back-off until everything is answered. It may be
// restarted at any moment, has a clock of its own, and now and then records what is not its to record.
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { inviteDevice, joinDevice } from '#contract/devices'
import type { Endpoint, InputOf, OutputOf } from '#contract/endpoint'
import { MESSAGES, pull, push, type VisitMessage } from '#contract/sync'
import { backOff, comeAgain } from '#domain/back-off'
import { between, chance, type Random, randomFor, unit } from '#domain/demo/random'
import { uuid7 } from '#domain/uuid7'
import { realNow } from '../platform/clock.ts'
import { drawClock, drawFault, NO_FAULT } from './faults.ts'
import type { Walker } from './ground.ts'
import {
  heldOf,
  type Kept,
  newlyJoined,
  peopleOf,
  statusOf,
  takeAnswered,
  takeJump,
  takePulled,
  takeRecorded,
  waitingOf,
} from './kept.ts'
import type { Wire } from './wire.ts'

export type SwarmPhone = {
  /** Until everything that was recorded is answered, or nothing was for too long. */
  readonly live: (signal: AbortSignal) => Promise<void>
  readonly kept: () => Kept | null
}

type Given = {
  readonly wire: Wire
  readonly walker: Walker
  readonly seed: number
  readonly no: number
  readonly visits: number
  readonly faults: boolean
  /** People whom other phones hold: each adds one of its own. */
  readonly strangers: string[]
  readonly told: (happened: 'joined' | 'recorded' | 'answered', n: number) => void
}

const APP = 'swarm'
const ROUNDS = 3
const BATCH = 50
const RESTART_SHARE = 0.08
const FOREIGN_SHARE = 0.04
const PATIENCE_MS = 300_000
/** Phones of a swarm are eight times as impatient as real ones when they are not heard; what the server asks for they keep. */
const HASTE = 8
const LONGEST_MS = 4_000
const stream = 0x5a3

export const createSwarmPhone = ({
  wire,
  walker,
  seed,
  no,
  visits,
  faults,
  strangers,
  told,
}: Given): SwarmPhone => {
  const random = randomFor(seed, stream, no)
  let aheadMs = faults ? drawClock(random) : 0
  /** What is written down, and what is in memory: a restart goes back to the first. */
  let disk: string | null = null
  let kept: Kept | null = null
  let heardAt = realNow()

  const wall = (): number => realNow() + aheadMs
  const write = (next: Kept): void => {
    disk = JSON.stringify(next)
    kept = next
  }
  const standing = (): Kept => {
    if (kept === null) throw new Error('swarm: a phone that was not let in')
    return kept
  }
  const restart = (): void => {
    if (disk !== null) kept = JSON.parse(disk)
  }

  const persist = async <T>(signal: AbortSignal, once: () => Promise<T | null>): Promise<T | null> => {
    for (let tries = 0; realNow() - heardAt < PATIENCE_MS; tries += 1) {
      signal.throwIfAborted()
      const answer = await once()
      if (answer !== null) {
        heardAt = realNow()
        return answer
      }
      await pause(Math.min(LONGEST_MS, backOff(tries + 1, 0, unit(random)) / HASTE), undefined, { signal })
    }
    return null
  }

  /** Null: to be tried again. Between sending and hearing the phone may be restarted: then the answer is heard by nobody. */
  const speak = async <E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<OutputOf<E> | null> => {
    const isKilled = faults && chance(random, RESTART_SHARE)
    const fault = faults ? drawFault(random) : NO_FAULT
    const answer = await wire.ask(endpoint, input, { token: standing().token, fault })
    if (isKilled) restart()
    if (isKilled || !answer.ok) return null
    return answer.value
  }

  const join = async (signal: AbortSignal): Promise<boolean> => {
    const joined = await persist(signal, async () => {
      const { accountId, officer } = walker
      const invited = await wire.ask(inviteDevice, { accountId }, { token: officer })
      if (!invited.ok) return null
      const { code } = invited.value
      const letIn = await wire.ask(joinDevice, { code, name: `swarm ${no}`, app: APP }, { token: null })
      return letIn.ok ? letIn.value.token : null
    })
    if (joined === null) return false
    write(newlyJoined(joined))
    told('joined', 1)
    return true
  }

  const pullAll = async (signal: AbortSignal): Promise<void> => {
    for (;;) {
      const answer = await persist(signal, () =>
        speak(pull, { messages: MESSAGES, app: APP, hamlets: heldOf(standing()), tags: standing().tags }),
      )
      if (answer === null) return
      write(takePulled(standing(), answer, wall()))
      if (!answer.more) return
    }
  }

  const pushAll = async (signal: AbortSignal): Promise<void> => {
    while (waitingOf(standing()).length > 0) {
      const answer = await persist(signal, () => {
        const recorded = waitingOf(standing()).slice(0, BATCH)
        const status = statusOf(standing(), APP)
        const messages = recorded.map(({ message }) => message)
        return speak(push, { messages: MESSAGES, sentAt: wall(), status, recorded: messages })
      })
      if (answer === null) return
      const before = waitingOf(standing()).length
      write(takeAnswered(standing(), answer, wall()))
      told('answered', before - waitingOf(standing()).length)
      await pause(comeAgain(answer.waitSeconds, unit(random)), undefined, { signal })
    }
  }

  const record = (): void => {
    const { n, lastContact } = standing()
    const people = peopleOf(standing())
    const isForeign = faults && chance(random, FOREIGN_SHARE)
    const own = people[n % Math.max(1, people.length)]
    const personId = isForeign ? foreign(random, strangers, people) : own
    if (personId === undefined) return
    write(takeRecorded(standing(), visit(random, personId, { n: n + 1, endedAt: wall(), lastContact })))
    told('recorded', 1)
  }

  /** In the middle of the day somebody sets a wrong clock; half of the phones notice. */
  const putClockRight = (): void => {
    if (Math.abs(aheadMs) < 60_000) return
    if (chance(random, 0.5)) write(takeJump(standing(), -aheadMs))
    aheadMs = 0
  }

  return {
    kept: () => kept,
    async live(signal) {
      if (!(await join(signal))) return
      await pullAll(signal)
      const [first] = peopleOf(standing())
      if (first !== undefined) strangers.push(first)
      for (let round = 0; round < ROUNDS; round += 1) {
        const until = Math.ceil((visits * (round + 1)) / ROUNDS)
        while (standing().n < until) record()
        if (round === 1 && faults) putClockRight()
        if (faults && chance(random, RESTART_SHARE)) restart()
        await pullAll(signal)
        await pushAll(signal)
      }
    },
  }
}

/** Somebody who is given to another phone, or nobody at all. */
const foreign = (random: Random, strangers: readonly string[], own: readonly string[]): string => {
  const stranger = strangers[between(random, 0, Math.max(0, strangers.length - 1))]
  return stranger === undefined || own.includes(stranger) || chance(random, 0.5) ? newId() : stranger
}

const newId = (): string => uuid7(realNow(), randomBytes(10))

const visit = (
  random: Random,
  personId: string,
  { n, endedAt, lastContact }: Pick<VisitMessage, 'n' | 'endedAt' | 'lastContact'>,
): VisitMessage => {
  const ms = between(random, 60_000, 900_000)
  const isDone = chance(random, 0.5)
  return {
    ...{ kind: 'visit/1', messageId: newId(), n, lastContact, app: APP, jumpedMs: 0 },
    ...{ startedAt: endedAt - ms, endedAt, monotonicMs: ms },
    people: [
      {
        ...{ personId, factId: newId(), met: 'self', done: isDone ? ['eid_activated'] : [] },
        outcomes: isDone ? {} : { eid_activated: 'otp_not_received' },
      },
    ],
  }
}
