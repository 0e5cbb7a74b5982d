// Disputes and exemptions of the invented history: few, some of them settled or ended before their time.

import { binhPhuoc2024 } from '../binh-phuoc/campaign.ts'
import { type Day, isoDay } from '../dates.ts'
import type { ExemptionGranted, Judgement } from '../facts.ts'
import type { Milestone } from '../milestones.ts'
import { ageOf, type Life } from './history-life.ts'
import { between, chance, int } from './random.ts'

const DISPUTABLE: readonly Milestone[] = [
  'signature',
  'eid_activated',
  'eid_used',
  'sim_own_name',
  'smartphone_4g',
]
const COMPLAINTS = [
  'Người dân nói chưa từng được hướng dẫn',
  'Số điện thoại không phải của người này',
  'Điện thoại đã ghi nhận là của người khác trong hộ',
]

/** About one visited person in eighty; seven of ten disputes are settled within two weeks, either way. */
export function raiseDispute(life: Life): void {
  const { random, reported } = life
  const asked = chance(random, 0.012)
  const milestone = DISPUTABLE.find((m) => reported[m] !== undefined)
  if (!asked || milestone === undefined) return
  const raisedOn = (reported[milestone]?.known ?? 0) + between(random, 2, 12)
  // What is disputed is settled before a hamlet counts as walked through.
  const sweep = life.plan?.sweep
  if (sweep != null && (sweep.verifiedOn !== null || raisedOn <= sweep.sweptOn)) return
  const reason = COMPLAINTS[int(random, COMPLAINTS.length)] ?? ''
  judge(life, raisedOn, { type: 'dispute-raised/1', milestone, reason })
  if (!chance(random, 0.7)) return
  const verdict = chance(random, 0.4) ? 'upheld' : 'dismissed'
  judge(life, raisedOn + between(random, 4, 13), {
    type: 'dispute-settled/1',
    milestone,
    verdict,
    reason: verdict === 'upheld' ? 'Kiểm tra tại nhà: chưa có' : 'Kiểm tra tại nhà: đúng như báo cáo',
  })
}

/** Two or three people in a thousand; for a term, and a fifth of them end before it. */
export function grantExemption(life: Life): void {
  const { random, person, calendar } = life
  const share = person.hardToReach ? 0.03 : ageOf(person) > 75 ? 0.012 : 0.0012
  if (calendar.silent || !chance(random, share)) return
  const on = binhPhuoc2024.startsOn + between(random, 2, 80)
  const until = on + (chance(random, 0.25) ? between(random, 10, 25) : between(random, 60, 180))
  const granted = exemption(life, until)
  judge(life, on, granted)
  if (!chance(random, 0.2)) return
  const endedOn = Math.min(until, on + between(random, 5, 30))
  judge(life, endedOn, { type: 'exemption-ended/1', milestone: granted.milestone, reason: 'Lý do không còn' })
}

function exemption({ random, person, communeId }: Life, until: Day): ExemptionGranted {
  const milestone = person.hardToReach ? 'card' : chance(random, 0.6) ? 'smartphone_4g' : 'signature'
  const reason = person.hardToReach ? 'serving_sentence' : 'severe_disability'
  const paper = person.hardToReach ? 'XN-CA' : 'XN-TYT'
  return {
    type: 'exemption-granted/1',
    milestone,
    reason,
    evidence: `Giấy xác nhận số ${between(random, 1, 90)}/${paper}`,
    requestedBy: `hamlet-head:${person.hamletId}`,
    approvedBy: `commune-police:${communeId}`,
    until: isoDay(until),
  }
}

/** In the office's hours; one in four is written down a day or two later. */
function judge({ random, communeId, drafts }: Life, on: Day, body: Judgement): void {
  const known = on + (chance(random, 0.25) ? between(random, 1, 2) : 0)
  drafts.push({ effective: on, known, source: 'office', body, recordedIn: communeId })
}
