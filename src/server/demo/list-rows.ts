// The lists that the demo's facts are rows of: one import and one snapshot for each commune, kind and day, who stands on
// it, and what each list and visit has spoken of. Lines of COPY text; the lists have no files behind them.
import { createHash, randomUUID } from 'node:crypto'
import { UNITS } from '#domain/binh-phuoc/units'
import { type Day, instantOfDay } from '#domain/dates'
import type { DemoFact } from '#domain/demo/history-fact'
import type { ListKind } from '#domain/lists'
import type { Milestone } from '#domain/milestones'
import { rangeOf } from '#domain/units'
import { copyLine } from '../platform/copy.ts'
import { dayText } from './person-rows.ts'

type Snapshot = {
  readonly snapshotId: string
  readonly communeId: number
  readonly kind: ListKind
  readonly effective: Day
  readonly known: Day
  /** New on the list since the one before, and all who stand on it. */
  fresh: number
  rows: number
}

export type ListBook = {
  /** Notes that a person stands on the list of a fact; the list's id, or null for a fact of no kept list. */
  readonly note: (fact: DemoFact, personId: string, hamletId: number) => string | null
  /** Lines of snapshot_members for everybody noted since the last call: to be called commune by commune. */
  readonly takeMembers: () => string
  /** Lines of all lists; at the end, when their sizes are known. */
  readonly imports: () => string
  readonly snapshots: () => string
  readonly reports: () => string
}

/** Lists of this kind come every week and repeat whom the ones before named. */
const WEEKLY: ListKind = 'authority:eid-collected'
/** What a list of a kind speaks of, also where it names nobody for it. */
const SPOKEN_OF: Readonly<Partial<Record<ListKind, readonly Milestone[]>>> = {
  'authority:card': ['card_collected', 'card', 'eid_collected', 'eid_approved', 'eid_activated'],
  [WEEKLY]: ['eid_collected', 'eid_approved', 'eid_activated'],
}

export const createListBook = (): ListBook => {
  const snapshots = new Map<string, Snapshot>()
  const reports = new Set<string>()
  /** Snapshot → hamlet → people. */
  let members = new Map<Snapshot, Map<number, string[]>>()
  const snapshotOf = (kind: ListKind, noted: DemoFact): Snapshot => {
    const { fact, recordedIn: communeId } = noted
    const { effective, known } = fact
    const key = `${communeId} ${kind} ${effective}`
    let snapshot = snapshots.get(key)
    if (snapshot === undefined) {
      snapshot = { snapshotId: randomUUID(), communeId, kind, effective, known, fresh: 0, rows: 0 }
      snapshots.set(key, snapshot)
      noteReports(reports, noted, SPOKEN_OF[kind] ?? [])
    }
    return snapshot
  }
  return {
    note: (noted, personId, hamletId) => {
      if (noted.list === null) {
        const { body } = noted.fact
        noteReports(reports, noted, Object.keys(('claims' in body && body.claims) || {}))
        return null
      }
      const snapshot = snapshotOf(noted.list, noted)
      const hamlets = members.get(snapshot) ?? new Map<number, string[]>()
      members.set(snapshot, hamlets)
      const people = hamlets.get(hamletId)
      if (people) people.push(personId)
      else hamlets.set(hamletId, [personId])
      return snapshot.snapshotId
    },
    takeMembers: () => {
      const lines = memberLines(members)
      members = new Map()
      return lines
    },
    imports: () => [...snapshots.values()].map(importLine).join(''),
    snapshots: () => [...snapshots.values()].map(snapshotLine).join(''),
    reports: () => [...reports].join(''),
  }
}

function noteReports(
  reports: Set<string>,
  { fact, recordedIn }: DemoFact,
  milestones: readonly string[],
): void {
  const days = `${dayText(fact.effective)}\t${dayText(fact.known)}`
  for (const milestone of milestones) reports.add(`${recordedIn}\t${milestone}\t${fact.source}\t${days}\tt\n`)
}

function memberLines(members: ReadonlyMap<Snapshot, Map<number, string[]>>): string {
  let lines = ''
  const before = new Map<string, Map<number, string[]>>()
  for (const [snapshot, hamlets] of [...members].sort(([a], [b]) => a.effective - b.effective)) {
    for (const people of hamlets.values()) snapshot.fresh += people.length
    const line = `${snapshot.communeId} ${snapshot.kind}`
    const standing = snapshot.kind === WEEKLY ? joined(before.get(line), hamlets) : hamlets
    before.set(line, standing)
    for (const [hamletId, people] of standing) {
      snapshot.rows += people.length
      lines += copyLine([
        Math.floor(hamletId / 1000),
        hamletId,
        snapshot.snapshotId,
        `{${people.toSorted().join(',')}}`,
      ])
    }
  }
  return lines
}

/** Everybody of either list once, hamlet by hamlet. */
const joined = (
  before: ReadonlyMap<number, readonly string[]> | undefined,
  now: ReadonlyMap<number, readonly string[]>,
): Map<number, string[]> => {
  const all = new Map<number, string[]>()
  for (const hamletId of new Set([...(before?.keys() ?? []), ...now.keys()]))
    all.set(hamletId, [...new Set([...(before?.get(hamletId) ?? []), ...(now.get(hamletId) ?? [])])])
  return all
}

const codes = new Map(UNITS.map(({ unitId, code }) => [unitId, code]))
const READING_TAKES_MS = 90_000

/** The hour at which lists arrive. */
const arrival = ({ known }: Snapshot): number => instantOfDay(known, 7.5)
const timeText = (instant: number): string => new Date(instant).toISOString()
const digest = (text: string): string => `\\x${createHash('sha256').update(text).digest('hex')}`

const importLine = (snapshot: Snapshot): string => {
  const { snapshotId, communeId, kind, effective } = snapshot
  const { lo, hi } = rangeOf(communeId)
  const file = `${kind.replaceAll(':', '-')}-${codes.get(communeId) ?? communeId}-${dayText(effective)}.xlsx`
  const ended = timeText(arrival(snapshot) + READING_TAKES_MS)
  return copyLine([
    ...[snapshotId, communeId, lo, hi, kind, dayText(effective), file, digest(file), '{}', 'committed'],
    ...[JSON.stringify(summaryOf(snapshot)), timeText(arrival(snapshot)), ended],
  ])
}

/** As an import that went in whole leaves it. */
const summaryOf = ({ kind, rows, fresh }: Snapshot) => {
  const isNew = kind === 'register'
  return {
    ...{ columns: [], headings: [], sample: [], opened: [], readProblems: [] },
    ...{ rows, good: rows, repaired: 0 },
    summary: {
      ...{ rows, accepted: rows, repaired: 0, rejected: 0, waiting: 0, vanished: 0, problems: [] },
      ...{ new: isNew ? fresh : 0, changed: isNew ? 0 : fresh, unchanged: rows - fresh },
    },
  }
}

const snapshotLine = (snapshot: Snapshot): string => {
  const { snapshotId, communeId, kind, effective, known, rows, fresh } = snapshot
  const { lo, hi } = rangeOf(communeId)
  const content = digest(`demo ${communeId} ${kind} ${effective}`)
  return copyLine([
    ...[snapshotId, snapshotId, communeId, lo, hi, kind, dayText(effective), dayText(known), content],
    ...[rows, rows, rows - fresh, 0, timeText(arrival(snapshot))],
  ])
}
