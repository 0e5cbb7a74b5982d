// The people of an unlocked phone as its screens want them: households in walking order, by key, and by the beginnings of words.
// Doors are laid anew only when people came or went, and put in the order of words when somebody searches; a household is made anew
// when something of its own changed.
import { readCampaignDocument } from '#contract/campaign'
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import type { PhoneClock } from '#domain/phone-clock'
import { indexWords, searchWords, type WordIndex } from '#domain/word-search'
import { byPerson, householdOf, layDoors, todayOf } from './doors.ts'
import type { Loaded } from './kept.ts'
import type { FieldHousehold, Phone, PhonePerson } from './phone-view.ts'

const MOST_FOUND = 50

export type Shelf = {
  /** `open` null: everything is cleared. `changed` null: everybody. */
  readonly arrange: (
    open: Loaded | null,
    clock: PhoneClock,
    changed: ReadonlySet<string> | null,
    arePeopleNew: boolean,
  ) => void
  readonly households: () => readonly FieldHousehold[]
  /** Null until the first pull has brought it. */
  readonly campaign: (open: Loaded) => Campaign | null
  readonly nameOf: (personId: string) => string
  readonly search: Phone['search']
  /** The day for which it was arranged. */
  readonly day: () => Day | null
}

export const createShelf = (): Shelf => {
  let doors: ReturnType<typeof layDoors> = []
  let people: readonly { readonly key: string; readonly person: PhonePerson }[] = []
  /** Null: nobody has searched since people came or went. */
  let index: WordIndex | null = null
  let byKey: ReadonlyMap<string, FieldHousehold> = new Map()
  let households: readonly FieldHousehold[] = []
  let read: { readonly document: unknown; readonly campaign: Campaign } | null = null
  let madeFor: Day | null = null

  const campaignOf = ({ state }: Loaded): Campaign | null => {
    if (state.campaign === null) return null
    if (read?.document !== state.campaign)
      read = { document: state.campaign, campaign: readCampaignDocument(state.campaign) }
    return read.campaign
  }

  const lay = (book: Loaded['book']): void => {
    doors = layDoors(book)
    people = doors.flatMap(({ key, members }) => members.map(({ person }) => ({ key, person })))
    index = null
  }

  /** What somebody reads out at the door: a name, the number of the household, the end of a card's. */
  const indexNow = (): WordIndex => {
    index ??= indexWords(
      people.map(({ person }) => [person.name, person.householdNo, person.identityLast2].join(' ')),
    )
    return index
  }

  return {
    arrange: (open, clock, changed, arePeopleNew) => {
      const campaign = open === null ? null : campaignOf(open)
      if (open === null || arePeopleNew) lay(open?.book ?? new Map())
      if (open === null || campaign === null) {
        byKey = new Map()
        households = []
        return
      }
      const today = todayOf(clock, Date.now())
      const isAll = changed === null || madeFor !== today
      const messages = byPerson(open.outbox)
      const ground = { campaign, role: open.state.account?.role ?? ('volunteer' as const), clock, today }
      const next = new Map<string, FieldHousehold>()
      for (const door of doors) {
        const before = isAll ? undefined : byKey.get(door.key)
        // Who has left is no longer at the door: their number tells.
        const isSame =
          before?.members.length === door.members.length &&
          !door.members.some(({ person }) => changed?.has(person.personId))
        next.set(door.key, before !== undefined && isSame ? before : householdOf(door, messages, ground))
      }
      byKey = next
      madeFor = today
      households = [...next.values()]
    },
    households: () => households,
    campaign: campaignOf,
    nameOf: (personId) => people.find(({ person }) => person.personId === personId)?.person.name ?? '',
    search: (typed) =>
      searchWords(indexNow(), typed, MOST_FOUND).flatMap((place) => {
        const one = people[place]
        const household = one === undefined ? undefined : byKey.get(one.key)
        return one === undefined || household === undefined
          ? []
          : [{ household, personId: one.person.personId }]
      }),
    day: () => madeFor,
  }
}
