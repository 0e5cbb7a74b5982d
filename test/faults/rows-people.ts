// What happens in the campaign while a phone is without a line: people given to others, moved, merged, a household split, an account
// or a phone shut out, a PIN lost; and a phone that is handed over by codes and syncs too.

import { expect } from 'vitest'
import { returnWork } from '#contract/assignments'
import { revokeDevice } from '#contract/devices'
import { recordMove } from '#contract/judgements'
import { endAccount } from '../../src/server/auth/accounts.ts'
import { getCampaign } from '../../src/server/platform/campaign.ts'
import { campaignToday } from '../../src/server/platform/clock.ts'
import { mergePeople } from '../../src/server/platform/ledger/merge-people.ts'
import { moveHouseholds } from '../../src/server/platform/ledger/move-household.ts'
import { PIN } from '../support/browser-phone.ts'
import type { Row } from './cell.ts'
import { delivered, handOver } from './rows-app.ts'
import type { Walk } from './walk.ts'

type Change = (walk: Walk, people: readonly string[]) => Promise<void>

/** People of a household: visited without a line, then changed on the server; or changed alone. */
const meanwhile = (change: Change, promises: { readonly push: string; readonly pull: string }) => ({
  push: {
    promise: promises.push,
    strike: async (walk: Walk) => {
      walk.proxy.isDown(true)
      const people = await walk.record()
      await change(walk, people)
      walk.proxy.isDown(false)
    },
  },
  pull: {
    promise: promises.pull,
    strike: async (walk: Walk) => change(walk, (await walk.nextHousehold()).people),
  },
})

const giveBack: Change = async ({ site, walker, asOfficer }, people) => {
  const rows = await site.query<{ area_id: string }>(
    'select area_id from area_assignments where member_id = $1 and person_id = any($2) and to_day is null',
    [walker.memberId, people],
  )
  const areaIds = rows.map(({ area_id }) => area_id)
  await asOfficer(returnWork, { commune: walker.communeId, areaIds, reason: 'Đổi người đi' })
  await settled(site, async () => {
    const left = await site.query(
      'select from assignments where member_id = $1 and person_id = any($2) and to_day is null',
      [walker.memberId, people],
    )
    return left.length === 0
  })
}

const moveTo =
  (isWithin: boolean): Change =>
  async ({ site, walker, asOfficer }, [personId]) => {
    const [place] = await site.query<{ hamlet_id: number; today: string }>(
      `select unit_id as hamlet_id,
         to_char((now() at time zone 'UTC') + interval '7 hours' + offset_ms * interval '1 millisecond', 'YYYY-MM-DD') as today
       from units, campaign_clock where level = 'hamlet' and (unit_id / 1000 = $1) = $2
         and unit_id % 1000 > 0 and unit_id <> (select hamlet_id from people where person_id = $3) order by unit_id limit 1`,
      [walker.communeId, isWithin, personId],
    )
    if (place === undefined || personId === undefined) throw new Error('nowhere to move to')
    const { hamlet_id: hamletId, today: on } = place
    await asOfficer(recordMove, { personId, kind: 'permanent', hamletId, on })
  }

/** Into somebody of the same hamlet whom the phone does not hold. One number may be left of two. */
const merge: Change = async ({ site, walker }, [from = '']) => {
  const [other] = await site.query<{ person_id: string }>(
    `select person_id from people where hamlet_id = (select hamlet_id from people where person_id = $1) and person_id not in
       (select person_id from assignments where member_id = $2) order by person_id desc limit 1`,
    [from, walker.memberId],
  )
  if (other === undefined) throw new Error('nobody to merge with')
  await site.query('delete from identities where person_id = $1', [from])
  await site.query('update people set identity_block = null, identity_last2 = null where person_id = $1', [
    from,
  ])
  await site.withDatabase(({ asSystem }) =>
    asSystem('test: two who are one', async (tx) => {
      const given = { from, into: other.person_id, accountId: walker.accountId, reason: 'Một người hai dòng' }
      const merged = await mergePeople(tx, await getCampaign(tx), await campaignToday(tx), given)
      expect(merged).toEqual({ ok: true, value: null })
    }),
  )
}

const split: Change = ({ site }, [personId = '']) =>
  site.withDatabase(({ asSystem }) =>
    asSystem('test: a household splits', async (tx) => {
      expect(
        await moveHouseholds(tx, [{ personId, householdNo: `T-${personId.slice(-6)}`, relation: null }]),
      ).toBe(1)
    }),
  )

const settled = async (_: Walk['site'], isSo: () => Promise<boolean>) => {
  for (let left = 200; left > 0; left -= 1) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the change never took hold')
}

const endTheAccount = ({ site, walker }: Walk) =>
  site.withDatabase(({ asSystem }) =>
    asSystem('test: an account is ended', async (tx) => {
      expect((await endAccount(tx, null, walker.accountId)).ok).toBe(true)
    }),
  )

const shutOut = async ({ site, walker, asOfficer }: Walk) => {
  const [device] = await site.query<{ device_id: string }>(
    'select device_id from devices where account_id = $1',
    [walker.accountId],
  )
  await asOfficer(revokeDevice, { deviceId: device?.device_id ?? '', reason: 'Máy bị mất' })
}

/** The phone forgets everybody when it hears of it, and says so. */
const hearsOfIt = async (walk: Walk, why: string) => {
  await walk.syncNow()
  await walk.phone.until('wiped', (seen) => seen.at === 'wiped' && seen.why === why && seen.isAcknowledged)
}

const ended = (end: (walk: Walk) => Promise<void>, why: string) => ({
  push: {
    promise:
      'the phone forgets everybody; what it had recorded before arrives sealed and waits for an officer',
    ends: 'quarantined' as const,
    strike: async (walk: Walk) => {
      walk.proxy.isDown(true)
      await walk.record()
      await end(walk)
      walk.proxy.isDown(false)
      await hearsOfIt(walk, why)
    },
  },
  pull: {
    promise: 'nobody is pulled any more; the phone forgets everybody and the office is told so',
    ends: 'quarantined' as const,
    strike: async (walk: Walk) => {
      await end(walk)
      await hearsOfIt(walk, why)
    },
  },
})

const WRONG = [
  '802461',
  '913572',
  '724683',
  '635794',
  '546805',
  '457916',
  '368027',
  '279138',
  '180249',
  '804613',
]

const tooManyPins = async (walk: Walk) => {
  await walk.phone.call((phone) => phone.lock())
  await walk.phone.page().evaluate(
    async (pins) => {
      const { phukinPhone } = globalThis as unknown as {
        phukinPhone: { unlock: (pin: string) => Promise<unknown> }
      }
      for (const pin of pins) await phukinPhone.unlock(pin)
    },
    WRONG.filter((pin) => pin !== PIN),
  )
  await walk.phone.until('wiped', ({ at, why }) => at === 'wiped' && why === 'too-many-pins')
}

/** What waits goes to a neighbour by codes, and from there to the server. */
const handedOver = async (walk: Walk) => {
  walk.proxy.isDown(true)
  await walk.record()
  await walk.record()
  walk.proxy.isDown(false)
  const { envelopes, carrier } = await handOver(walk)
  expect(envelopes).toHaveLength(2)
  await carrier.call((phone) => phone.syncNow())
  await delivered(walk)
  await carrier.until('nothing left to carry', ({ sealedWaiting }) => sealedWaiting === 0)
}

export const PEOPLE_ROWS: readonly Row[] = [
  {
    id: 'given-to-another',
    fault: 'People are given to somebody else in the middle of the day',
    where: 'server: an officer takes back what was given, while the phone has no line',
    ...meanwhile(giveBack, {
      push: 'a visit from before is accepted; the phone forgets them',
      pull: 'they leave the phone, the others stay',
    }),
  },
  {
    id: 'moved-within',
    fault: 'A person moves within the commune',
    where: 'server: an officer records the move, while the phone has no line',
    ...meanwhile(moveTo(true), {
      push: 'the visit is accepted where the person lives now',
      pull: 'they leave their hamlet on the phone before they come into another, never in both',
    }),
  },
  {
    id: 'moved-across',
    fault: 'A person moves to another commune',
    where: 'server: an officer records the move, while the phone has no line',
    ...meanwhile(moveTo(false), {
      push: 'the visit is forwarded and counts there, once; its receipt stays where it was recorded',
      pull: 'they leave the phone',
    }),
  },
  {
    id: 'merged',
    fault: 'Two who were two turn out to be one',
    where: 'server: the ledger makes one of them, while the phone has no line',
    ...meanwhile(merge, {
      push: 'the visit to the one that is no more is recorded of the one that is',
      pull: 'the one that is no more leaves the phone',
    }),
  },
  {
    id: 'household-split',
    fault: 'A household splits',
    where: 'server: the ledger puts a person into another household, while the phone has no line',
    ...meanwhile(split, {
      push: 'the visit to the old household stands for each of its people',
      pull: 'the phone shows two households',
    }),
  },
  {
    id: 'account-ended',
    fault: 'The account is ended',
    where: 'server: an administrator ends it, while the phone has no line',
    ...ended(endTheAccount, 'account-ended'),
  },
  {
    id: 'phone-revoked',
    fault: 'The phone is shut out',
    where: 'server: an officer revokes it, while the phone has no line',
    ...ended(shutOut, 'revoked'),
  },
  {
    id: 'pin-lost',
    fault: 'Ten wrong PINs',
    where: 'page: the lock screen',
    push: {
      promise:
        'the phone forgets everybody; what it had recorded arrives sealed and counts as if it had been sent',
      ends: 'recorded',
      strike: async (walk) => {
        walk.proxy.isDown(true)
        await walk.record()
        await tooManyPins(walk)
        walk.proxy.isDown(false)
        await walk.phone.call((phone) => phone.deliverSealed())
      },
    },
    pull: {
      promise: 'nobody is held any more; let in anew it pulls everybody',
      ends: 'cleared',
      strike: async (walk) => {
        await tooManyPins(walk)
        await walk.phone.until('told', ({ isAcknowledged }) => isAcknowledged)
      },
    },
  },
  {
    id: 'handed-over',
    fault: 'The phone hands what waits to a neighbour by codes, and then finds a line itself',
    where: 'page: sealed envelopes into another account’s phone, which delivers them first',
    push: {
      promise: 'what is sent again is answered as repeated, with the receipt of the sealed copy',
      strike: handedOver,
    },
    pull: {
      promise: 'what the neighbour delivered comes back as the phone’s own and shows once',
      strike: async (walk) => {
        await handedOver(walk)
        const armed = walk.proxy.arm('push', { kind: 'cut-request' })
        await walk.syncNow()
        await armed.struck
        await walk.synced()
      },
    },
  },
]
