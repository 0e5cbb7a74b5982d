// When a visit began and ended by this device's own clocks, and the ids of what is recorded: the wall clock may be wrong, the
// other cannot be set.

import { useRef } from 'react'
import { uuid7 } from '#domain/uuid7'

/** What names the program; the version of the contract is the server's to know. */
const APP = 'console'
const DEVICE = 'browser'

const now = () => ({ wall: Date.now(), steady: performance.now() })

/** Begins with the page; `restart` when the next visit begins. */
export function useVisitClock() {
  const began = useRef(now())
  return {
    restart: () => {
      began.current = now()
    },
    head: () => {
      const at = now()
      return {
        startedAt: Math.round(began.current.wall),
        endedAt: Math.round(at.wall),
        monotonicMs: Math.round(at.steady - began.current.steady),
        sentAt: Math.round(at.wall),
        device: DEVICE,
        app: APP,
      }
    },
  }
}

/** The same for the same thing said, so that sending it again records it once; another as soon as something else is said. */
export function useFactIds() {
  const ids = useRef(new Map<string, string>())
  return {
    idOf: (said: unknown): string => {
      const key = JSON.stringify(said)
      const id = ids.current.get(key) ?? newId()
      ids.current.set(key, id)
      return id
    },
    forget: () => ids.current.clear(),
  }
}

const newId = () => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
