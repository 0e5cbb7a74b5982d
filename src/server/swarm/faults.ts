// What goes wrong between a phone of a swarm and its server: drawn from a seed, exchange by exchange. Only says what; wire.ts does it.
import { between, chance, pick, type Random, weighted } from '#domain/demo/random'

export type Fault =
  | { readonly kind: 'none' }
  /** The server answers and nobody hears it. */
  | { readonly kind: 'reply-dropped' }
  /** Asked again at once, as by a proxy that tries twice; the second answer arrives. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'delayed'; readonly ms: number }
  /** The phone believes it failed; it arrives later, after what was sent since. */
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'request-cut' }
  | { readonly kind: 'reply-cut' }

export const NO_FAULT: Fault = { kind: 'none' }

/** Of all exchanges. */
const SHARE = 0.25
const KINDS = weighted<Fault['kind']>([
  ['reply-dropped', 3],
  ['repeated', 2],
  ['delayed', 2],
  ['late', 2],
  ['request-cut', 2],
  ['reply-cut', 2],
])

export const drawFault = (random: Random): Fault => {
  if (!chance(random, SHARE)) return NO_FAULT
  const kind = pick(random, KINDS)
  switch (kind) {
    case 'delayed':
      return { kind, ms: between(random, 50, 400) }
    case 'late':
      return { kind, ms: between(random, 300, 1_500) }
    default:
      return { kind }
  }
}

const DAY_MS = 86_400_000

/** Of ten phones one is a day ahead, one a day behind, the others wrong by seconds. */
export const drawClock = (random: Random): number => {
  const which = between(random, 0, 9)
  const seconds = between(random, -20_000, 20_000)
  return which === 0 ? DAY_MS + seconds : which === 1 ? seconds - DAY_MS : seconds
}
