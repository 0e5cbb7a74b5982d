// What the authority's weekly lists and the carriers' lists say in the invented history: they confirm part of what teams
// reported, some things nobody reported, and reject some dossiers. A list says nothing of who did not change.

import { type Day, isoDay } from '../dates.ts'
import type { Claim, Claims } from '../facts.ts'
import type { ListKind } from '../lists.ts'
import { REJECTED_FOR } from './history-baseline.ts'
import { anyList, type ListDay, listAfter } from './history-calendar.ts'
import type { Life } from './history-life.ts'
import { between, chance, int, pick, type Random, weighted } from './random.ts'

const CARRIERS = weighted<string>([
  ['carrier:viettel', 6],
  ['carrier:vnpt', 3],
  ['carrier:mobifone', 2],
])

export function confirmByLists(life: Life): void {
  if (life.calendar.silent) return
  confirmCard(life)
  followEid(life)
  confirmByCarrier(life)
}

/** The card comes two or three weeks after the dossier; with it the dossier is confirmed too. */
function confirmCard(life: Life): void {
  const { reported, random, calendar } = life
  const collected = reported.card_collected
  if (collected === undefined || !chance(random, 0.93)) return
  const list = listAfter(calendar.authorityLists, collected.on + between(random, 8, 18))
  authorityRow(life, list, 'authority:card', { card_collected: 'confirmed', card: 'confirmed' })
}

/** From the dossier to the activation, from wherever the person stood on 25-3-2024. */
function followEid(life: Life): void {
  const { person, random, calendar } = life
  const lists = calendar.authorityLists
  if (person.eid === 'none' && person.card) collectEid(life)
  if (person.eid === 'collected' && chance(random, 0.6)) judgeEid(life, anyList(random, lists))
  if (person.eid === 'rejected' && chance(random, 0.5)) approveEid(life, anyList(random, lists))
  if (person.eid === 'approved') activateEid(life, listOfActivation(life))
}

/** Dossiers that teams took, and those of a few people who went to the police by themselves. */
function collectEid(life: Life): void {
  const { random, reported, calendar } = life
  const report = reported.eid_collected
  const lists = calendar.authorityLists
  if (!chance(random, report ? 0.9 : 0.06)) return
  const list = report ? listAfter(lists, report.on + between(random, 1, 8)) : anyList(random, lists)
  if (list === null) return
  authorityRow(life, list, EID, { eid_collected: 'confirmed' })
  if (chance(random, 0.9)) judgeEid(life, listAfter(lists, list.effective + between(random, 6, 15)))
}

/** What a team reported is mostly confirmed; some activate by themselves. */
function listOfActivation({ random, reported, calendar }: Life): ListDay | null {
  const report = reported.eid_activated
  if (!chance(random, report ? 0.85 : 0.12)) return null
  const lists = calendar.authorityLists
  return report ? listAfter(lists, report.on + between(random, 1, 9)) : anyList(random, lists)
}

/** One dossier in fourteen is rejected; six of ten of those are approved when they are handed in again. */
function judgeEid(life: Life, list: ListDay | null): void {
  const { random, calendar } = life
  if (list === null) return
  if (chance(random, 0.93)) {
    approveEid(life, list)
    return
  }
  const reason = chance(random, 0.6) ? REJECTED_FOR.fingerprint : REJECTED_FOR.photo
  authorityRow(life, list, EID, { eid_collected: 'confirmed', eid_approved: { rejected: reason } })
  if (chance(random, 0.6))
    approveEid(life, listAfter(calendar.authorityLists, list.effective + between(random, 10, 21)))
}

function approveEid(life: Life, list: ListDay | null): void {
  const { random, calendar } = life
  if (list === null) return
  authorityRow(life, list, EID, { eid_collected: 'confirmed', eid_approved: 'confirmed' })
  if (chance(random, 0.55))
    activateEid(life, listAfter(calendar.authorityLists, list.effective + between(random, 5, 24)))
}

const activateEid = (life: Life, list: ListDay | null): void =>
  authorityRow(life, list, EID, {
    eid_collected: 'confirmed',
    eid_approved: 'confirmed',
    eid_activated: 'confirmed',
  })

const EID: ListKind = 'authority:eid-collected'

function authorityRow(
  { drafts, communeId }: Life,
  day: ListDay | null,
  list: ListKind,
  claims: Claims,
): void {
  if (day === null) return
  const body = { type: 'listed/1', list, claims } as const
  // Every list of a kind repeats whom the ones before named; a list of all cards every week is more than a demo needs.
  const kept = list === EID ? { list } : {}
  drafts.push({ ...day, source: 'authority', body, recordedIn: communeId, ...kept })
}

/** Carriers know the SIM, the certificate on it and the kind of telephone it is in; now and then they miss one. */
function confirmByCarrier(life: Life): void {
  const { random, reported, calendar, communeId, drafts } = life
  const { sim_own_name: sim, signature, smartphone_4g: smartphone } = reported
  const since = sim ?? smartphone
  if (since === undefined || !chance(random, 0.82)) return
  const day = listAfter(calendar.carrierLists, since.on + between(random, 1, 12))
  if (day === null) return
  const claims: Claims = {
    ...(sim && chance(random, 0.93) ? { sim_own_name: 'confirmed' as const } : {}),
    ...(signature && chance(random, 0.88) ? { signature: certificate(random, day.effective) } : {}),
    ...(smartphone && chance(random, 0.9) ? { smartphone_4g: 'confirmed' as const } : {}),
  }
  if (Object.keys(claims).length === 0) return
  const body = { type: 'listed/1', list: pick(random, CARRIERS), claims } as const
  drafts.push({ ...day, source: 'carrier', body, recordedIn: communeId })
}

/** Certificates run for a year. Most lists do not say since when; a few speak of one that is about to end. */
function certificate(random: Random, on: Day): Claim {
  const kind = int(random, 100)
  if (kind < 55) return 'confirmed'
  const until = kind < 96 ? on + between(random, 330, 364) : on + between(random, 3, 24)
  return { confirmed: { until: isoDay(until) } }
}
