// How often a wrong PIN was typed. Counted on the disk before a PIN is looked at: switching the phone off gives no try back. A phone
// without room counts beside its store, where one digit takes the place of another, and opens all the same.
import { changeHead, type Memory } from './memory.ts'
import { isNoRoom } from './store.ts'

const SPARE = 'phukin.field-tries'

/** Never less than what was counted since the last right one, in this tab, another, or before the phone was switched off. */
const spareTries = (memory: Memory): number => {
  try {
    return Math.max(memory.spareTries, Number(localStorage.getItem(SPARE) ?? 0) || 0)
  } catch {
    return memory.spareTries
  }
}

const keepSpare = (memory: Memory, tries: number): void => {
  memory.spareTries = tries
  try {
    if (tries === 0) localStorage.removeItem(SPARE)
    else localStorage.setItem(SPARE, String(tries))
  } catch {
    // Then the store counts alone, and where that is full this page as long as it is open.
  }
}

/** Since the last right one. */
export const triesOf = (memory: Memory): number => Math.max(memory.head?.tries ?? 0, spareTries(memory))

/** One more, written down wherever there is room before this resolves; how many there are with it. */
export const countTry = async (memory: Memory): Promise<number> => {
  await changeHead(memory, (now) => {
    const tries = Math.max(now.tries, spareTries(memory)) + 1
    keepSpare(memory, tries)
    return { ...now, tries }
  }).catch(unlessNoRoom)
  return triesOf(memory)
}

/** After a right PIN. What a store without room could not forget counts again the next time. */
export const forgetTries = async (memory: Memory): Promise<void> => {
  keepSpare(memory, 0)
  await changeHead(memory, (now) => ({ ...now, tries: 0 })).catch(unlessNoRoom)
}

/** Of a phone that is let in anew: its store has counted none yet. */
export const beginTries = (memory: Memory): void => keepSpare(memory, 0)

const unlessNoRoom = (error: unknown): void => {
  if (!isNoRoom(error)) throw error
}
