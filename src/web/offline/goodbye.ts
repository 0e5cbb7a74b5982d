// What a phone says that is not open: it asks whether it was shut out, delivers what is sealed, and tells that it holds nobody. Needs no
// PIN and no login. Only this server itself can make a phone forget: no proxy, and no server that never let it in.
import { err, ok, type Result } from '#domain/result'
import { listEnvelopes, readHead, wipe } from './kept.ts'
import { changeHead, close, countSealed, type Memory, RESTING, writing } from './memory.ts'
import type { WipeReason } from './phone-view.ts'
import { askStanding, type NoAnswer, sayWiped } from './server.ts'
import type { Store } from './store.ts'
import { deliverAll } from './sync.ts'

export const forgetEverybody = (memory: Memory, why: WipeReason): Promise<void> =>
  writing(async () => {
    const { store } = memory
    const head = store === null ? undefined : await readHead(store)
    if (store === null || head === undefined || head.wiped !== null) return
    memory.head = await wipe(store, head, why)
    memory.sync = RESTING
    memory.notBefore = 0
    close(memory)
    await countSealed(memory)
    memory.tell('changed')
    memory.show()
  })

/** Null: it stays as it is. */
export const forgetIfShutOut = async (memory: Memory, store: Store): Promise<NoAnswer | null> => {
  const head = await readHead(store)
  if (head === undefined || head.wiped !== null) return null
  const asked = await askStanding(head.proof)
  if (!asked.ok) return asked.error
  const { standing } = asked.value
  if (standing === 'revoked' || standing === 'account-ended') await forgetEverybody(memory, standing)
  return null
}

export const quietRound = async (memory: Memory, store: Store): Promise<Result<number, NoAnswer>> => {
  const unheard = await forgetIfShutOut(memory, store)
  const { carried, orphans } = await listEnvelopes(store)
  const envelopes = [...orphans, ...carried]
  memory.isDelivering = envelopes.length > 0
  if (memory.isDelivering) memory.show()
  const delivered = await deliverAll(store, envelopes)
  await countSealed(memory)
  const untold = delivered.ok ? await sayGoodbye(memory, store) : null
  memory.isDelivering = false
  const failed = (delivered.ok ? null : delivered.error) ?? untold ?? unheard
  return failed === null ? ok(0) : err(failed)
}

/** Told first when all that can be delivered was: how much is left is part of it. */
const sayGoodbye = async (memory: Memory, store: Store): Promise<NoAnswer | null> => {
  const head = await readHead(store)
  for (const { proof, why } of head?.untold ?? []) {
    const said = await sayWiped({ proof, why, sealedLeft: memory.sealedWaiting })
    if (!said.ok) return said.error
    await changeHead(memory, (now) => ({ ...now, untold: now.untold.filter((one) => one.proof !== proof) }))
  }
  return null
}
