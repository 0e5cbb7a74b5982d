// Lets a swarm of phones live at once against a server that is killed and started again under them, until everything that they
// recorded is answered. Knows nothing of how the server is started.
import { setTimeout as pause } from 'node:timers/promises'
import type { Walker } from './ground.ts'
import type { Kept } from './kept.ts'
import { createSwarmPhone } from './phone.ts'
import { openWire } from './wire.ts'

export type SwarmServer = {
  readonly url: string
  /** As by kill -9, then started again at the same address. */
  readonly killAndStart: () => Promise<void>
}

export type SwarmProgress = { readonly joined: number; readonly recorded: number; readonly answered: number }

type Given = {
  readonly server: SwarmServer
  readonly walkers: readonly Walker[]
  readonly visits: number
  readonly seed: number
  readonly faults: boolean
  readonly signal: AbortSignal
  readonly progress: (done: SwarmProgress) => void
}

/** Of everything that is to be answered. */
const KILLED_AT = [0.3, 0.6]

/** What each phone keeps in the end; null: it was never let in. */
export const runSwarm = async (given: Given): Promise<readonly (Kept | null)[]> => {
  const { server, walkers, visits, seed, faults } = given
  const broken = new AbortController()
  const signal = AbortSignal.any([given.signal, broken.signal])
  const wire = openWire(server.url)
  const strangers: string[] = []
  const done = { joined: 0, recorded: 0, answered: 0 }
  const phones = walkers.map((walker, no) =>
    createSwarmPhone({
      ...{ wire, walker, seed, no, visits, faults, strangers },
      told: (happened, n) => {
        done[happened] += n
        given.progress(done)
      },
    }),
  )
  let isOver = false
  const killing = async (): Promise<void> => {
    for (const share of faults ? KILLED_AT : []) {
      while (!isOver && done.answered < share * visits * phones.length) await pause(50)
      if (!isOver) await server.killAndStart()
    }
  }
  const killed = killing().catch((error: unknown) => broken.abort(error))
  try {
    const lived = await Promise.allSettled(phones.map(({ live }) => live(signal)))
    for (const one of lived) if (one.status === 'rejected') throw one.reason
    await wire.settled()
    return phones.map(({ kept }) => kept())
  } finally {
    isOver = true
    await killed
    wire.close()
  }
}
