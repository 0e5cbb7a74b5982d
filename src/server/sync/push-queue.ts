// Where pushes wait for each other and for hamlets: what phones hand in at the same moment goes in together; what somebody else
// holds a hamlet of (a list that comes in) is set aside and tried again by itself, so that it holds up no other. Keeps nothing
// beyond the process: what is answered `busy` or `try-again` is still on its phone.
import { setTimeout } from 'node:timers/promises'
import { createGroupQueue, type GroupQueue } from '../platform/group-queue.ts'
import { type Push, type Taken, type TakenPush, type TakingIn, takeIn } from './take-in.ts'

export type PushQueue = GroupQueue<Push, TakenPush>

/** Facts of one go, goes at once, and facts that may wait: some seconds of work. */
const TOGETHER = { most: 200, atOnce: 1, bound: 10_000 } as const
/** `bound`: facts that are set aside; who brings more is answered at once. */
const ASIDE = { most: 200, atOnce: 1, bound: 2_000 } as const
/** How long a push that was set aside is tried again before its phone is told to come later, and how often. */
export type Patience = { readonly ms: number; readonly firstMs: number; readonly longestMs: number }
const PATIENCE: Patience = { ms: 4_000, firstMs: 100, longestMs: 800 }

const factsOf = ({ messages }: Push): number =>
  messages.reduce((sum, { message }) => sum + message.people.length, 0)

/** One for each server. */
export const createPushQueue = (given: TakingIn, patience: Patience = PATIENCE): PushQueue => {
  const run = (pushes: readonly Push[]) => takeIn(given, pushes)
  const together = createGroupQueue(TOGETHER, factsOf, run)
  const aside = createGroupQueue(ASIDE, factsOf, run)
  let asideFacts = 0

  const hand = async (push: Push): Promise<TakenPush | null> => {
    const taken = await together.hand(push)
    const facts = factsOf(push)
    if (taken === null || !taken.answers.some(isBusy) || asideFacts + facts > ASIDE.bound) return taken
    asideFacts += facts
    try {
      return await again(push, taken)
    } finally {
      asideFacts -= facts
    }
  }

  const again = async (push: Push, first: TakenPush): Promise<TakenPush> => {
    const until = performance.now() + patience.ms
    let taken = first
    for (
      let pause = patience.firstMs;
      taken.answers.some(isBusy) && performance.now() + pause < until;
      pause = Math.min(pause * 2, patience.longestMs)
    ) {
      await setTimeout(pause)
      const answers = taken.answers
      const messages = push.messages.filter((_, i) => answers[i]?.state === 'busy')
      const next = await aside.hand({ messages, status: null })
      if (next === null) break
      const its = next.answers.values()
      taken = { ...taken, answers: answers.map((one) => (isBusy(one) ? (its.next().value ?? one) : one)) }
    }
    return taken
  }

  return { hand, load: together.load }
}

const isBusy = ({ state }: Taken): boolean => state === 'busy'
