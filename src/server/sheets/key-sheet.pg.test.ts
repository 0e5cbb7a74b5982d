import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/sheets'
import { isoDay } from '#domain/dates'
import {
  DAY,
  openSheetDesk,
  outcomesOf,
  type SheetDesk,
  THAC_MO,
  THERE,
  TODAY,
  VISIT,
} from '../../../test/support/sheet-desk.ts'
import { getCampaign } from '../platform/campaign.ts'
import { uuid } from '../platform/ids.ts'
import { recordFacts } from '../platform/ledger/record-facts.ts'

let desk: SheetDesk
beforeAll(async () => {
  desk = await openSheetDesk()
})
afterAll(() => desk.close())

/** Everything that a keying may change. */
const sumOf = async () => {
  const [row] = await desk.asSystem<{ sum: string }>(`
    select concat_ws(' ', (select count(*) from facts), (select count(*) from receipts), (select count(*) from sheet_entries),
      (select sum(revision) from hamlet_revisions), (select sum(revision) from people)) as sum`)
  return row?.sum
}
const factsOf = async (label: string) => (await desk.personOf(label)).facts

describe('a keyed household', () => {
  it('becomes a fact of each person that names the sheet, the walker and the clerk', async () => {
    const { sheetId } = await desk.printOwn()
    expect(outcomesOf(await desk.key(sheetId, 1, { ông: '7', bà: '/14' }))).toEqual(['recorded', 'recorded'])
    const fact = (await factsOf('ông')).at(-1)
    expect(fact).toMatchObject({ effective: DAY, known: DAY, source: 'office' })
    expect(fact?.body).toMatchObject({
      claims: { card_collected: 'reported' },
      visit: { sheet: sheetId, walker: 'Chị Sáu', met: 'self', attempt: 1, outcomes: {} },
    })
    expect((await factsOf('bà')).at(-1)?.body).toMatchObject({
      claims: {},
      visit: { met: 'relative', outcomes: { card_collected: 'away_out_of_province' } },
    })
  })

  it('keyed again alike changes nothing, in whatever order and writing', async () => {
    const { sheetId } = await desk.printOwn()
    await desk.key(sheetId, 1, { ông: '74/', bà: '/31' })
    const before = await sumOf()
    const again = await desk.key(sheetId, 1, { bà: ' .31', ông: '47' })
    expect(outcomesOf(again)).toEqual(['repeated', 'repeated'])
    expect(await sumOf()).toBe(before)
  })

  it('keyed differently waits for the clerk: keeping changes nothing, taking is said instead', async () => {
    const { sheetId } = await desk.printOwn()
    await desk.key(sheetId, 2, { cô: '74' })
    const before = await sumOf()
    const differs = await desk.key(sheetId, 2, { cô: '4/725' })
    expect(differs.people[0]).toMatchObject({
      outcome: 'differs',
      keyed: { done: ['card_collected', 'smartphone_4g'] },
      difference: {
        now: { done: ['smartphone_4g'] },
        milestones: ['card_collected'],
        keyedBy: 'desk_clerk',
        keyedOn: DAY,
      },
    })
    const decide = (take: boolean) => ({ decided: [{ personId: desk.idOf('cô'), take }] })
    expect(outcomesOf(await desk.key(sheetId, 2, { cô: '4/725' }, decide(false)))).toEqual(['kept'])
    expect(await sumOf()).toBe(before)

    expect(outcomesOf(await desk.key(sheetId, 2, { cô: '4/725' }, decide(true)))).toEqual(['recorded'])
    const { milestones, nextActions } = await desk.personOf('cô')
    const stateOf = (name: string) => milestones.find(({ milestone }) => milestone === name)?.state
    expect([stateOf('card_collected'), stateOf('smartphone_4g')]).toEqual(['open', 'reported'])
    expect(nextActions.attempts).toBe(1)
    // And back again: the same words a third time are a correction of their own.
    expect(outcomesOf(await desk.key(sheetId, 2, { cô: '74' }, decide(true)))).toEqual(['recorded'])
    expect(outcomesOf(await desk.key(sheetId, 2, { cô: '74' }))).toEqual(['repeated'])
    const corrected = await desk.asSystem(`select 1 from audit_log where action = 'sheet-corrected'`)
    expect(corrected).toHaveLength(2)
  })

  it('of which nothing is written is blank, and a row taken back to nothing says nothing any more', async () => {
    const { sheetId } = await desk.printOwn()
    expect(outcomesOf(await desk.key(sheetId, 1, {}))).toEqual(['blank', 'blank'])
    await desk.key(sheetId, 1, { bà: '9' })
    expect(outcomesOf(await desk.key(sheetId, 1, {}))).toEqual(['blank', 'differs'])
    const taken = await desk.key(sheetId, 1, {}, { decided: [{ personId: desk.idOf('bà'), take: true }] })
    expect(outcomesOf(taken)).toEqual(['blank', 'recorded'])
    const { milestones } = await desk.personOf('bà')
    expect(milestones.find(({ milestone }) => milestone === 'eid_used')?.state).toBe('open')
    expect(outcomesOf(await desk.key(sheetId, 1, {}))).toEqual(['blank', 'repeated'])
    // Nothing stands in the way of what is keyed after that.
    expect(outcomesOf(await desk.key(sheetId, 1, { bà: '4' }))).toEqual(['blank', 'recorded'])
  })

  it('at a closed door finds nobody, and can have done nothing', async () => {
    const { sheetId } = await desk.printOwn()
    const closed = await desk.key(sheetId, 1, {}, { door: 'nobody', promise: DAY })
    expect(closed.people[0]?.keyed).toMatchObject({
      met: 'nobody',
      outcomes: { card_collected: 'not_found' },
    })
    const input = {
      sheetId,
      household: 1,
      ...VISIT,
      door: 'nobody',
      rows: [{ personId: desk.idOf('ông'), text: '1' }],
    }
    expect(await desk.refusal('desk_clerk', contract.keySheet, input)).toBe('sheet-row-unreadable')
  })

  it('is refused by the ledger row by row, and what is refused is not kept', async () => {
    const { sheetId } = await desk.printOwn()
    const over = await desk.key(sheetId, 1, { ông: '4' }, { promise: isoDay(TODAY - 1) })
    expect(over.people.map(({ outcome, refusal }) => [outcome, refusal])).toEqual([
      ['refused', 'promise-over'],
      ['refused', 'promise-over'],
    ])
    expect(outcomesOf(await desk.key(sheetId, 1, { ông: '4' }))).toEqual(['recorded', 'blank'])
  })

  it('asks who walked where the sheet does not say', async () => {
    const { sheetId } = await desk.printOwn({ walker: undefined })
    const input = { sheetId, household: 1, ...VISIT, rows: [] }
    expect(await desk.refusal('desk_clerk', contract.keySheet, input)).toBe('sheet-walker-missing')
    const { sheet } = await desk.key(sheetId, 1, { ông: '9' }, { walker: 'Anh Bảy' })
    expect(sheet).toMatchObject({ walker: 'Anh Bảy', keyedPeople: 1 })
  })

  it('lies between the printing and today', async () => {
    const { sheetId } = await desk.printOwn()
    for (const day of [isoDay(TODAY - 1), isoDay(TODAY + 1)]) {
      const input = { sheetId, household: 1, ...VISIT, day, rows: [] }
      expect(await desk.refusal('desk_clerk', contract.keySheet, input)).toBe('day-not-on-sheet')
    }
  })
})

describe('a lost sheet', () => {
  it('is voided with a reason and refuses to be keyed until it is found', async () => {
    const { sheetId } = await desk.printOwn()
    const voided = await desk.ask('commune_leader', contract.voidSheet, { sheetId, reason: 'rơi dọc đường' })
    expect(voided).toMatchObject({ state: 'void', voidReason: 'rơi dọc đường', daysOut: null })
    const input = { sheetId, household: 1, ...VISIT, rows: [] }
    expect(await desk.refusal('desk_clerk', contract.keySheet, input)).toBe('sheet-void')
    expect(await desk.refusal('desk_clerk', contract.finishSheet, { sheetId })).toBe('sheet-void')
    expect(await desk.refusal('commune_leader', contract.voidSheet, { sheetId, reason: 'lại mất' })).toBe(
      'sheet-not-out',
    )
    await desk.ask('commune_leader', contract.restoreSheet, { sheetId })
    expect(outcomesOf(await desk.key(sheetId, 1, {}))).toEqual(['blank', 'blank'])
    expect(await desk.ask('desk_clerk', contract.finishSheet, { sheetId })).toMatchObject({
      state: 'keyed',
      keyedOn: DAY,
    })
    expect(await desk.refusal('commune_leader', contract.voidSheet, { sheetId, reason: 'mất rồi' })).toBe(
      'sheet-not-out',
    )
  })

  it('takes no number of a citizen for a reason', async () => {
    const { sheetId } = await desk.printOwn()
    const reason = 'của 0912 345 678'
    expect(await desk.refusal('commune_leader', contract.voidSheet, { sheetId, reason })).toBe(
      'input-invalid',
    )
  })
})

it('whoever has moved to another commune since is keyed all the same, and the fact is on its way there', async () => {
  const { sheetId } = await desk.printOwn()
  const residence = { kind: 'permanent', hamletId: THERE } as const
  const { database } = desk.app.services
  await database.asSystem('test: somebody moves', async (tx) => {
    const body = { type: 'moved/1', residence } as const
    const fact = { factId: uuid(), effective: TODAY, known: TODAY, source: 'register', body } as const
    const moved = {
      personId: desk.idOf('ông'),
      recordedIn: THAC_MO,
      fact,
      memberId: null,
      teamId: null,
      accountId: null,
    }
    const receipts = await recordFacts(tx, await getCampaign(tx), TODAY, [moved])
    expect(receipts[0]?.outcome).toBe('accepted')
  })
  const view = await desk.ask('desk_clerk', contract.readSheet, { sheetId })
  expect(view.rows[0]?.people.map(({ who }) => who?.name ?? null)).toEqual([null, 'bà'])
  expect(outcomesOf(await desk.key(sheetId, 1, { ông: '8', bà: '8' }))).toEqual(['forwarded', 'recorded'])
  expect(outcomesOf(await desk.key(sheetId, 1, { ông: '8', bà: '8' }))).toEqual(['repeated', 'repeated'])
})

it('two clerks who key the same household at once record it once', async () => {
  const { sheetId } = await desk.printOwn()
  const both = await Promise.all([
    desk.key(sheetId, 1, { ông: '4', bà: '/42' }),
    desk.key(sheetId, 1, { ông: '4', bà: '/41' }),
  ])
  const outcomes = both.map(outcomesOf)
  expect(outcomes.map(([first]) => first).sort()).toEqual(['recorded', 'repeated'])
  expect(outcomes.map(([, second]) => second).sort()).toEqual(['differs', 'recorded'])
  expect((await factsOf('ông')).filter(({ source }) => source === 'office')).toHaveLength(1)
})

/** What is known of somebody, without ids and days of arrival. */
const standOf = async (label: string) => {
  const { milestones, nextActions } = await desk.personOf(label)
  return {
    states: milestones.map(({ milestone, state, flag, measured }) => [milestone, state, flag, measured]),
    next: nextActions.next,
    attempts: nextActions.attempts,
  }
}

it('households keyed in any order, rows in any order, all of them twice, come to the same', async () => {
  const text = fc.constantFrom('', '4', '74/', '/42', '9/411', '3')
  await fc.assert(
    fc.asyncProperty(
      fc.record({ ông: text, bà: text, cô: text }),
      fc.array(fc.record({ household: fc.constantFrom(1, 2), isTurned: fc.boolean() }), { maxLength: 3 }),
      async (texts, steps) => {
        const keyAll = async (order: typeof steps) => {
          const { sheetId } = await desk.printOwn()
          const keyOne = async (household: 1 | 2, isTurned: boolean) => {
            const labels = household === 1 ? (['ông', 'bà'] as const) : (['cô'] as const)
            const rows = [...labels].map((label) => [label, texts[label]] as const)
            const turned = isTurned ? rows.reverse() : rows
            return outcomesOf(await desk.key(sheetId, household, Object.fromEntries(turned)))
          }
          for (const { household, isTurned } of order) {
            await keyOne(household, isTurned)
            for (const outcome of await keyOne(household, !isTurned))
              expect(['repeated', 'blank']).toContain(outcome)
          }
          return [await standOf('ông'), await standOf('bà'), await standOf('cô')]
        }
        const all: typeof steps = [
          ...steps,
          { household: 1, isTurned: false },
          { household: 2, isTurned: false },
        ]
        expect(await keyAll(all)).toEqual(await keyAll([...all].reverse()))
      },
    ),
    { seed: 90, numRuns: 6 },
  )
})
