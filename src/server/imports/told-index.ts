// Whom the register told last, found by the fingerprint of the row that told it: 28 bytes a person, so that those of a whole
// province are at hand while a list is read. Knows no SQL.

/** Grows as people are added; `take` is asked when all are in. */
export type ToldIndex = {
  readonly add: (hi: number, lo: number, communeId: number, personId: Uint8Array) => void
  /**
   * The place of the only person of whom exactly this was told; -1 if there is none, if it was told of several, or if they
   * were taken before: a row that comes twice is looked at as a whole.
   */
  readonly take: (hi: number, lo: number) => number
  readonly communeAt: (place: number) => number
  /** 32 hexadecimal digits. */
  readonly personAt: (place: number) => string
  /** The fingerprint as PostgreSQL writes it: a signed integer of 64 bits. */
  readonly printAt: (place: number) => string
}

const PERSON = 16
const FREE = 0
const TAKEN = 1

export const makeToldIndex = (expected: number): ToldIndex => {
  let size = Math.max(expected, 1024)
  let prints = new Uint32Array(size * 2)
  let communes = new Int32Array(size)
  let people = Buffer.alloc(size * PERSON)
  let states = new Uint8Array(size)
  let slots = emptySlots(size)
  let count = 0

  /** The slot in which a fingerprint stands, or the empty one in which it would. Slots hold place + 1. */
  const slotOf = (hi: number, lo: number): number => {
    const mask = slots.length - 1
    for (let slot = lo & mask; ; slot = (slot + 1) & mask) {
      const place = (slots[slot] ?? 0) - 1
      if (place < 0 || (prints[place * 2] === hi && prints[place * 2 + 1] === lo)) return slot
    }
  }

  const grow = (): void => {
    size *= 2
    prints = grown(new Uint32Array(size * 2), prints)
    communes = grown(new Int32Array(size), communes)
    people = grown(Buffer.alloc(size * PERSON), people)
    states = grown(new Uint8Array(size), states)
    slots = emptySlots(size)
    for (let place = 0; place < count; place += 1)
      slots[slotOf(prints[place * 2] ?? 0, prints[place * 2 + 1] ?? 0)] = place + 1
  }

  return {
    add: (hi, lo, communeId, personId) => {
      if (count === size) grow()
      const slot = slotOf(hi, lo)
      const stands = slots[slot] ?? 0
      if (stands > 0) {
        states[stands - 1] = TAKEN
        return
      }
      prints[count * 2] = hi
      prints[count * 2 + 1] = lo
      communes[count] = communeId
      people.set(personId, count * PERSON)
      count += 1
      slots[slot] = count
    },
    take: (hi, lo) => {
      const place = (slots[slotOf(hi, lo)] ?? 0) - 1
      if (place < 0 || states[place] !== FREE) return -1
      states[place] = TAKEN
      return place
    },
    communeAt: (place) => communes[place] ?? 0,
    personAt: (place) => people.toString('hex', place * PERSON, (place + 1) * PERSON),
    printAt: (place) => {
      const [hi, lo] = [BigInt(prints[place * 2] ?? 0), BigInt(prints[place * 2 + 1] ?? 0)]
      return BigInt.asIntN(64, (hi << 32n) | lo).toString()
    },
  }
}

const emptySlots = (size: number): Int32Array => new Int32Array(2 ** (Math.ceil(Math.log2(size)) + 1))

const grown = <T extends Uint8Array | Uint32Array | Int32Array>(into: T, from: T): T => {
  into.set(from)
  return into
}
