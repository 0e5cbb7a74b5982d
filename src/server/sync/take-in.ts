// Lets a batch in: all of it in one transaction; if that fails each push by itself, and of a push that fails each message, so that
// one that cannot be taken in holds up no other. What fails alone is to be tried again: nothing of it was kept, nothing is lost.
import { campaignNow } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import { type Handed, type Ingested, ingest, type Openers } from './ingest.ts'
import { notedStatus, type SaidOfItself } from './queries-ingest.ts'

export type Taken = Ingested | { readonly state: 'try-again' }

/** `status` null: somebody else brought it. */
export type Push = { readonly messages: readonly Handed[]; readonly status: SaidOfItself | null }

export type TakingIn = { readonly database: Database; readonly log: Log; readonly openers: Openers }

/** After as many failures one after another it is asked whether anything can be done at all; if not, the rest is not tried. */
const HOPELESS = 3

/** One answer for each message. `ahead`: of campaign time before real time; null where nothing could be asked. */
export type TakenPush = { readonly answers: readonly Taken[]; readonly ahead: number | null }

/** In the order of the pushes. */
export const takeIn = async (given: TakingIn, pushes: readonly Push[]): Promise<TakenPush[]> => {
  try {
    return await together(given, pushes)
  } catch (error) {
    given.log.warn('sync: a batch failed and is taken apart', { pushes: pushes.length, error })
  }
  const failed = { facts: new Set<string>(), inRow: 0, isHopeless: false }
  const answers: TakenPush[] = []
  for (const push of pushes) answers.push(await byItself(given, push, pushes.length > 1, failed))
  return answers
}

const together = ({ database, openers }: TakingIn, pushes: readonly Push[]): Promise<TakenPush[]> =>
  database.asSystem('take in what phones recorded', async (tx) => {
    const said = new Map(pushes.flatMap(({ status }) => (status === null ? [] : [[status.deviceId, status]])))
    const { answers, ahead } = await ingest(
      tx,
      openers,
      pushes.flatMap(({ messages }) => messages),
      said.size > 0 ? [notedStatus([...said.values()])] : [],
    )
    let from = 0
    return pushes.map(({ messages }) => {
      from += messages.length
      return { answers: answers.slice(from - messages.length, from), ahead }
    })
  })

type Failed = { readonly facts: Set<string>; inRow: number; isHopeless: boolean }

const byItself = async (
  given: TakingIn,
  push: Push,
  isWholeUntried: boolean,
  failed: Failed,
): Promise<TakenPush> => {
  if (isWholeUntried) {
    const whole = await attempt(given, push, failed)
    if (whole !== null) return whole
  }
  const answers: Taken[] = []
  let ahead: number | null = null
  for (const message of push.messages) {
    const { people } = message.message
    // Said again of what is not there yet it would be refused for good.
    const isTooSoon = people.some(({ corrects }) => corrects !== undefined && failed.facts.has(corrects))
    const its = isTooSoon ? null : await attempt(given, { ...push, messages: [message] }, failed)
    ahead = its?.ahead ?? ahead
    const [answer] = its?.answers ?? []
    if (answer === undefined || answer.state === 'busy')
      for (const { factId } of people) failed.facts.add(factId)
    answers.push(answer ?? { state: 'try-again' })
  }
  return { answers, ahead }
}

const attempt = async (given: TakingIn, push: Push, failed: Failed): Promise<TakenPush | null> => {
  if (failed.isHopeless) return null
  try {
    const [taken] = await together(given, [push])
    failed.inRow = 0
    return taken ?? null
  } catch (error) {
    failed.inRow += 1
    given.log.error('sync: what a phone recorded could not be taken in', { error })
    if (failed.inRow % HOPELESS === 0) failed.isHopeless = !(await isThere(given.database))
    return null
  }
}

/** Messages that fail one after another may all be of one phone, and others stand behind it. */
const isThere = (database: Database): Promise<boolean> =>
  database.asSystem('whether anything can be taken in', campaignNow).then(
    () => true,
    () => false,
  )
