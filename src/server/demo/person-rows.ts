// What one invented person becomes in the tables: lines of COPY text. Numbers come in protected; nothing is read here.
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { type Day, isoDay } from '#domain/dates'
import type { DemoPerson } from '#domain/demo/demo-person'
import type { DemoFact } from '#domain/demo/history-fact'
import type { FactBody } from '#domain/facts'
import { matchKey } from '#domain/names'
import { placement } from '#domain/person'
import { wordsOf } from '#domain/text'
import { personOn } from '#domain/timeline'
import { communeOfHamlet } from '#domain/units'
import { type CopyValue, copyLine } from '../platform/copy.ts'

/** Protected numbers as COPY text ('\x…'), or null. */
export type Blocks = {
  readonly identity: string | null
  readonly cmnd: string | null
  readonly phone: string | null
}

/** Where a person is today. */
export type Address = {
  readonly communeId: number
  readonly hamletId: number
  readonly registeredHamletId: number | null
  readonly away: boolean
}

export const addressOf = (person: DemoPerson, facts: readonly DemoFact[], today: Day): Address => {
  const { hamletId, registeredHamletId } = person
  if (!facts.some(({ fact }) => movesHouse(fact.body)))
    return { communeId: communeOfHamlet(hamletId), hamletId, registeredHamletId, away: false }
  const { present, registered } = placement(
    personOn(
      facts.map(({ fact }) => fact),
      today,
    ),
  )
  const home = present ?? registered ?? hamletId
  return {
    communeId: communeOfHamlet(home),
    hamletId: home,
    registeredHamletId: registered,
    away: present === null,
  }
}

export const movesHouse = ({ type }: FactBody): boolean => type === 'moved/1' || type === 'residence-ended/1'

export const personLine = ({ person, personId, address, facts, blocks, keyId }: PersonRow): string =>
  copyLine([
    address.communeId,
    personId,
    address.hamletId,
    address.registeredHamletId,
    address.away,
    person.name,
    keyOfName(person.name),
    person.birth.y,
    person.birth.m ?? null,
    person.birth.d ?? null,
    person.sex,
    person.household,
    String(person.group),
    person.relation,
    person.address,
    blocks.identity,
    person.identity.slice(-2),
    blocks.cmnd,
    person.cmnd?.slice(-2) ?? null,
    blocks.phone,
    person.phone?.slice(-2) ?? null,
    keyId,
    attribute(facts, 'eidLevel'),
    attribute(facts, 'device'),
    dayText(binhPhuoc2024.baselineOn),
    1,
  ])

type PersonRow = {
  readonly person: DemoPerson
  readonly personId: string
  readonly address: Address
  readonly facts: readonly DemoFact[]
  readonly blocks: Blocks
  readonly keyId: number
}

/** Names repeat within a neighbourhood; over a province there are too many to remember all. */
const remembered = <T>(work: (name: string) => T): ((name: string) => T) => {
  const known = new Map<string, T>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    if (known.size >= MOST_NAMES) known.clear()
    const made = work(name)
    known.set(name, made)
    return made
  }
}
const MOST_NAMES = 20_000
const keyOfName = remembered(matchKey)
const wordsOfName = remembered(wordsOf)

/** As said last. */
const attribute = (facts: readonly DemoFact[], which: 'eidLevel' | 'device'): CopyValue => {
  for (let i = facts.length - 1; i >= 0; i -= 1) {
    const body = facts[i]?.fact.body
    const said = body && 'attributes' in body ? body.attributes?.[which] : undefined
    if (said !== undefined) return said
  }
  return null
}

/** In the commune where a person lives and, if another, where they are registered. */
export const wordLines = (name: string, personId: string, address: Address): string => {
  const { hamletId, registeredHamletId } = address
  const hamlets =
    registeredHamletId === null || registeredHamletId === hamletId
      ? [hamletId]
      : [hamletId, registeredHamletId]
  let lines = ''
  for (const hamlet of hamlets) {
    const communeId = communeOfHamlet(hamlet)
    for (const word of wordsOfName(name)) lines += `${communeId}\t${word}\t${hamlet}\t${personId}\n`
  }
  return lines
}

/** The residences of 25-3-2024, then what moves made of them: a new one of a kind ends the one before. */
export const residenceLines = (person: DemoPerson, personId: string, facts: readonly DemoFact[]): string => {
  const rows: Residence[] = []
  for (const { fact } of facts) {
    const { body, effective } = fact
    if (body.type === 'residence-ended/1') endResidence(rows, body.kind, effective)
    const claim = body.type === 'moved/1' || body.type === 'listed/1' ? body.residence : undefined
    if (claim === undefined || rows.some((row) => isSame(row, claim.kind, claim.hamletId))) continue
    endResidence(rows, claim.kind, effective)
    rows.push({ kind: claim.kind, hamletId: claim.hamletId, from: effective, to: null })
  }
  return rows
    .map(({ kind, hamletId, from, to }) => {
      const household = hamletId === person.hamletId ? [person.household, person.relation] : [null, null]
      const commune = communeOfHamlet(hamletId)
      return copyLine([
        commune,
        personId,
        kind,
        hamletId,
        ...household,
        dayText(from),
        to === null ? null : dayText(to),
      ])
    })
    .join('')
}

type Residence = { readonly kind: string; readonly hamletId: number; readonly from: Day; to: Day | null }

const isSame = (row: Residence, kind: string, hamletId: number): boolean =>
  row.kind === kind && row.hamletId === hamletId && row.to === null

function endResidence(rows: readonly Residence[], kind: string, from: Day): void {
  for (const row of rows) if (row.kind === kind && row.to === null) row.to = from - 1
}

/** Written out, because there are millions: of its values only the body can hold what COPY would read as a sign. */
export const factLine = (
  { communeId, hamletId }: Address,
  personId: string,
  { fact, recordedIn, walker }: DemoFact,
  snapshotId: string | null,
  recordedBy: string | null,
): string => {
  const days = `${dayText(fact.effective)}\t${dayText(fact.known)}`
  const head = `${communeId}\t${personId}\t${fact.factId}\t${hamletId}\t${recordedIn}\t${days}`
  const who = walker === null ? NOBODY : `${recordedBy ?? '\\N'}\t${walker.memberId}\t${walker.teamId}`
  return `${head}\t${fact.source}\t${snapshotId ?? '\\N'}\t${who}\t${copyLine([JSON.stringify(fact.body)])}`
}

const NOBODY = '\\N\t\\N\t\\N'

const dayTexts = new Map<Day, string>()

export const dayText = (day: Day): string => {
  let text = dayTexts.get(day)
  if (text === undefined) {
    text = isoDay(day)
    dayTexts.set(day, text)
  }
  return text
}
