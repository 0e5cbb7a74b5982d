// Ids made here: UUIDv7 (RFC 9562), so that later ids sort later, also within one millisecond of one process.
import { randomFillSync } from 'node:crypto'

const POOL = 4096 * 8
const pool = Buffer.alloc(POOL)
let used = POOL
let lastMs = 0
let counter = 0

/** A UUIDv7 in lower case. `at`: milliseconds; only a history that is loaded at once gives it. */
export const uuid = (at: number = Date.now()): string => {
  if (used + 8 > POOL) {
    randomFillSync(pool)
    used = 0
  }
  // 12 bits of counter after the milliseconds; when they run out, the next millisecond is borrowed.
  if (at > lastMs) {
    lastMs = at
    counter = 0
  } else if (++counter > 0xfff) {
    lastMs += 1
    counter = 0
  }
  const time = lastMs.toString(16).padStart(12, '0')
  const random = pool.toString('hex', used, used + 8)
  used += 8
  const variant = ((Number.parseInt(random[0] ?? '0', 16) & 3) | 8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${random.slice(1, 4)}-${random.slice(4)}`
}
