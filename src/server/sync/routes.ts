// The endpoints of phones: what is new, what was recorded, and what is brought sealed. Only a phone that was let in reaches the first
// two (http.ts); whoever brings what is sealed need be nobody.
import * as contract from '#contract/sync'
import { ok } from '#domain/result'
import { type App, route } from '../platform/http.ts'
import { createDeliver } from './deliver.ts'
import { openNumber } from './open-sealed.ts'
import { pull } from './pull.ts'
import { push } from './push.ts'
import { createPushQueue } from './push-queue.ts'
import { createTallies } from './read-tallies.ts'

export function syncRoutes(app: App): void {
  const { database, protect, log } = app.services
  const openers = { protect, openNumber: openNumber(protect) }
  const queue = createPushQueue({ database, log, openers })
  const tallies = createTallies()

  route(app, contract.pull, async (session, input) => ok(await pull(database, tallies, session, input)))

  route(app, contract.push, async (session, input) => ok(await push(database, queue, session, input)))

  const deliver = createDeliver({ database, protect, log, queue })
  route(app, contract.deliver, async (_, input) => ok(await deliver(input)))
}
