// The people on this phone, by hamlet, in memory and in chunks for the store: only chunks in which somebody changed are written
// again. Takes in what a pull answered; knows no store and no key.
import type { InputOf, OutputOf } from '#contract/endpoint'
import type { pull } from '#contract/sync'
import { sumOfPeople } from '#domain/sum-of-people'

type Pulled = OutputOf<typeof pull>
export type StoredPerson = Pulled['hamlets'][number]['people'][number]

/** Where the phone stands with a hamlet, as it is stored. */
export type HamletState = {
  readonly hamletId: number
  readonly communeId: number
  readonly name: string
  readonly revision: number
  readonly after: string | null
}

export type ChunkAddress = readonly [hamletId: number, chunk: number]

type Hamlet = HamletState & { readonly chunks: readonly (readonly StoredPerson[])[] }
export type PeopleBook = ReadonlyMap<number, Hamlet>

export const CHUNK = 100

export type Taken = {
  readonly book: PeopleBook
  /** Chunks to be written; an empty one is to be removed. */
  readonly written: readonly { readonly address: ChunkAddress; readonly people: readonly StoredPerson[] }[]
  readonly changed: ReadonlySet<string>
}

export const countPeople = (book: PeopleBook): number =>
  [...book.values()].reduce(
    (sum, { chunks }) => sum + chunks.reduce((all, chunk) => all + chunk.length, 0),
    0,
  )

/** What a pull is asked with. */
export const heldOf = (book: PeopleBook): InputOf<typeof pull>['hamlets'] =>
  [...book.values()].map(({ hamletId, revision, after, chunks }) => {
    const ids = chunks.flatMap((chunk) => chunk.map(({ personId }) => personId))
    return {
      ...{ hamletId, revision, people: ids.length, sum: sumOfPeople(ids) },
      ...(after === null ? {} : { after }),
    }
  })

/** Tombstones before people, hamlet by hamlet; whoever moved between two of them stands in the one that named them last. */
export const takePull = (book: PeopleBook, { hamlets, left }: Pick<Pulled, 'hamlets' | 'left'>): Taken => {
  const next = new Map(book)
  const written = new Map<string, { address: ChunkAddress; people: readonly StoredPerson[] }>()
  const changed = new Set<string>()
  const write = (hamletId: number, no: number, people: readonly StoredPerson[]) =>
    written.set(`${hamletId} ${no}`, { address: [hamletId, no], people })
  const forget = (hamletId: number) => {
    const { chunks = [] } = next.get(hamletId) ?? {}
    chunks.forEach((chunk, no) => {
      for (const { personId } of chunk) changed.add(personId)
      write(hamletId, no, [])
    })
    next.delete(hamletId)
  }
  for (const hamletId of left) forget(hamletId)
  for (const one of hamlets) {
    const { hamletId, communeId, name, revision, after } = one
    if (one.whole) forget(hamletId)
    const before = next.get(hamletId)?.chunks ?? []
    const chunks = merge(before, one.gone, one.people)
    const most = Math.max(before.length, chunks.length)
    for (let no = 0; no < most; no += 1) if (chunks[no] !== before[no]) write(hamletId, no, chunks[no] ?? [])
    for (const personId of one.gone) changed.add(personId)
    for (const { personId } of one.people) changed.add(personId)
    next.set(hamletId, { hamletId, communeId, name, revision, after, chunks })
  }
  return { book: next, written: [...written.values()], changed }
}

/** Chunks that did not change are the same objects. */
const merge = (
  before: readonly (readonly StoredPerson[])[],
  gone: readonly string[],
  people: readonly StoredPerson[],
): readonly (readonly StoredPerson[])[] => {
  if (gone.length === 0 && people.length === 0) return before
  const leaves = new Set(gone)
  const comes = new Map(people.map((person) => [person.personId, person]))
  const chunks = before.map((chunk) => {
    if (!chunk.some(({ personId }) => leaves.has(personId) || comes.has(personId))) return chunk
    return chunk.flatMap((person) => {
      const newer = comes.get(person.personId)
      if (newer !== undefined) {
        comes.delete(person.personId)
        return [newer]
      }
      return leaves.has(person.personId) ? [] : [person]
    })
  })
  for (const person of comes.values()) {
    const open = chunks.findIndex((chunk) => chunk.length < CHUNK)
    if (open === -1) chunks.push([person])
    else chunks[open] = [...(chunks[open] ?? []), person]
  }
  return chunks
}

/** From the chunks of the store; a chunk that stands nowhere is left out. */
export const readBook = (
  hamlets: readonly HamletState[],
  stored: readonly { readonly address: ChunkAddress; readonly people: readonly StoredPerson[] }[],
): PeopleBook => {
  const chunks = new Map<number, (readonly StoredPerson[])[]>()
  for (const {
    address: [hamletId, no],
    people,
  } of stored) {
    const its = chunks.get(hamletId) ?? []
    its[no] = people
    chunks.set(hamletId, its)
  }
  return new Map(
    hamlets.map((one) => [
      one.hamletId,
      { ...one, chunks: Array.from(chunks.get(one.hamletId) ?? [], (chunk) => chunk ?? []) },
    ]),
  )
}

export const chunksOf = (book: PeopleBook): Taken['written'] =>
  [...book.values()].flatMap(({ hamletId, chunks }) =>
    chunks.map((people, no) => ({ address: [hamletId, no] as const, people })),
  )

export const statesOf = (book: PeopleBook): HamletState[] =>
  [...book.values()].map(({ chunks: _, ...state }) => state)
