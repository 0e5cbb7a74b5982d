// The shape of the fault matrix, and the few ways in which most of its cells strike.

import type { LineFault } from '../support/fault-proxy.ts'
import type { Halt } from '../support/page-faults.ts'
import type { Walk } from './walk.ts'

export type Ending = 'synced' | 'recorded' | 'quarantined' | 'cleared'

export type Cell = {
  /** What holds afterwards, beside what holds for every cell. */
  readonly promise: string
  readonly strike: (walk: Walk) => Promise<void>
  /** `synced` unless said: see walk.ts. */
  readonly ends?: Ending
  /** Bytes that the origin may take from the beginning; as much as the browser likes unless said. */
  readonly room?: number
  /** A browser of its own with a profile on the disk, which is killed as a whole. */
  readonly ownBrowser?: true
}

export type Row = {
  readonly id: string
  readonly fault: string
  readonly where: string
  readonly push: Cell
  readonly pull: Cell
}

export const DAY_MS = 86_400_000

/** A visit waits, and the fault strikes the line when it is pushed. */
export const pushOver = (fault: LineFault) => async (walk: Walk) => {
  await walk.offline(walk.record)
  const armed = walk.proxy.arm('push', fault)
  await walk.syncNow()
  await armed.struck
}

/** Something is new on the server, and the fault strikes the line when it is pulled. */
export const pullOver = (fault: LineFault) => async (walk: Walk) => {
  await walk.change()
  const armed = walk.proxy.arm('pull', fault)
  await walk.syncNow()
  await armed.struck
}

/** The page is killed while the line stands still; what was held back then goes on without it. */
export const killedOver =
  (line: 'push' | 'pull', kind: 'stall-request' | 'stall-reply') => async (walk: Walk) => {
    if (line === 'push') await walk.offline(walk.record)
    else await walk.change()
    const armed = walk.proxy.arm(line, { kind })
    await walk.syncNow()
    await armed.struck
    await walk.phone.kill()
    await armed.release()
    await walk.phone.open()
  }

/** The page is killed when it has come so far; `begin` brings it there. */
export const killedAt = (halt: Halt, begin: (walk: Walk) => Promise<unknown>) => async (walk: Walk) => {
  const { reached } = await walk.phone.haltAt(halt)
  await begin(walk)
  await reached
  await walk.phone.kill()
  await walk.phone.open()
}
