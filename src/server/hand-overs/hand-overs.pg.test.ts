import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readAudit } from '#contract/accounts'
import type { Endpoint } from '#contract/endpoint'
import * as contract from '#contract/hand-overs'
import { readPerson } from '#contract/people'
import { UNITS } from '#domain/binh-phuoc/units'
import { type Day, dayOf, instantOfDay, parseIsoDay } from '#domain/dates'
import { handOverOn } from '#domain/hand-overs'
import { type TestApp, testApp, type Who } from '../../../test/support/app.ts'
import { asking } from '../../../test/support/asking.ts'
import { assignTo, type HandOverTeams, makeHandOverTeams } from '../../../test/support/hand-over-teams.ts'
import { addPerson, type NewPerson } from '../../../test/support/people.ts'
import { setCampaignNow } from '../platform/clock.ts'

const THAC_MO = UNITS.find((unit) => unit.code === '25216')?.unitId ?? 0 // the commune of the test's accounts
const HERE = THAC_MO * 1000 + 1
const START = dayOf(2024, 4, 4)

const hasCard = {
  body: { type: 'listed/1', list: 'authority:card', claims: { card: 'confirmed' } },
  effective: dayOf(2024, 3, 25),
} as const

let app: TestApp
let teams: HandOverTeams
let volunteer: Who
let officer: Who
let agent: Who
let leader: Who
let made = 0

/** A person of the volunteer's: without anything, or with a card and so without only a SIM. */
async function person(more: Partial<NewPerson> = {}): Promise<string> {
  made += 1
  const { database, protect } = app.services
  const given = { name: `Điểu Thị ${made}`, hamletId: HERE, phone: '+84912345678', ...more }
  const personId = await database.asSystem('test: a person', (tx) => addPerson(tx, protect, given))
  await assignTo(app.adminUrl, teams.hamlet, [personId])
  return personId
}
const withCard = () => person({ facts: [hasCard] })

const today = (day: Day) =>
  app.services.database.asSystem('test: today', (tx) => setCampaignNow(tx, instantOfDay(day, 9)))

beforeAll(async () => {
  app = await testApp()
  teams = await makeHandOverTeams(app.adminUrl, THAC_MO)
  volunteer = await app.signedIn('volunteer')
  officer = await app.signedIn('collection_officer')
  agent = await app.signedIn('telecom_agent')
  leader = await app.signedIn('commune_leader')
})
beforeEach(() => today(START))
afterAll(() => app.close())

const asked = asking(() => app)
const ask = <E extends Endpoint>(endpoint: E, input: Record<string, unknown>, who: Who) =>
  asked.ask(who, endpoint, input)
const refusal = (endpoint: Endpoint, input: Record<string, unknown>, who: Who) =>
  asked.refusal(who, endpoint, input)

const offerCard = (personId: string, who: Who = volunteer) =>
  ask(contract.offerHandOver, { personId, milestone: 'card_collected', teamId: teams.collection }, who)
const simOffer = (personId: string) => ({
  personId,
  milestone: 'sim_own_name',
  teamId: teams.carrier,
  consent: 'carrier/1',
})
const stepped = (handOverId: string, step: string, who: Who, reason?: string) =>
  ask(contract.stepHandOver, { handOverId, step, ...(reason === undefined ? {} : { reason }) }, who)
const box = async (name: 'inbox' | 'outbox' | 'overdue', who: Who, ended = false) =>
  ask(contract.listHandOvers, { box: name, ended }, who)

describe('an offer', () => {
  it('is what the next action asks for: who can take it, of which kind, with or without consent', async () => {
    const [none, card] = [await person(), await withCard()]
    const { person: whom, offers } = await ask(contract.readHandOversOf, { personId: none }, volunteer)
    expect(whom).toMatchObject({ personId: none, hamletName: 'Khu phố 1', identity: null })
    expect(offers.map(({ milestone, to }) => [milestone, to])).toContainEqual([
      'card_collected',
      'collection_team',
    ])
    const sim = (await ask(contract.readHandOversOf, { personId: card }, volunteer)).offers.find(
      ({ milestone }) => milestone === 'sim_own_name',
    )
    expect(sim).toMatchObject({ to: 'carrier_team', needsConsent: true })
    expect(sim?.teams.map(({ name }) => name)).toEqual(['Viettel Bình Phước', 'VNPT Bình Phước'])
  })

  it('goes to one team, with its clock, and once', async () => {
    const personId = await person()
    const offered = await offerCard(personId)
    expect(offered).toMatchObject({
      state: 'offered',
      from: { team: { name: 'Tổ khu phố 1' }, by: 'volunteer' },
      to: { name: 'Tổ thu nhận lưu động 1', kind: 'collection_team' },
      offeredOn: '2024-04-04',
      dueOn: '2024-04-06',
      daysOverdue: 0,
      steps: ['withdrawn'],
    })
    const again = { personId, milestone: 'card_collected', teamId: teams.collection }
    expect(await refusal(contract.offerHandOver, again, leader)).toBe('hand-over-open')
    const { offers } = await ask(contract.readHandOversOf, { personId }, volunteer)
    expect(offers.map(({ milestone }) => milestone)).not.toContain('card_collected')
  })

  it('of two who offer at the same moment takes one', async () => {
    const personId = await person()
    const input = { personId, milestone: 'card_collected', teamId: teams.collection }
    const both = await Promise.all(
      [volunteer, leader].map((who) => app.send(contract.offerHandOver, input, who)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('is refused where it makes no sense', async () => {
    const personId = await withCard()
    const offer = (more: Record<string, unknown>) =>
      refusal(contract.offerHandOver, { ...simOffer(personId), ...more }, volunteer)
    expect(await offer({ milestone: 'card' })).toBe('hand-over-not-due') // done
    expect(await offer({ milestone: 'eid_used' })).toBe('hand-over-not-due') // something comes before
    expect(await offer({ teamId: teams.collection })).toBe('team-unsuitable')
    expect(await offer({ teamId: personId })).toBe('team-unsuitable')
    expect(await offer({ consent: undefined })).toBe('consent-missing')
    expect(await offer({ consent: 'carrier/0' })).toBe('input-invalid')
  })

  it('is of people in sight alone, and of nobody who lives elsewhere', async () => {
    const { database, protect } = app.services
    const stranger = await database.asSystem('test: a stranger', (tx) =>
      addPerson(tx, protect, { name: 'Người Lạ', hamletId: HERE }),
    )
    const away = await person({ hamletId: (THAC_MO + 1) * 1000 + 1, registeredHamletId: HERE })
    const input = { milestone: 'card_collected', teamId: teams.collection }
    expect(await refusal(contract.offerHandOver, { personId: stranger, ...input }, volunteer)).toBe(
      'not-found',
    )
    expect(await refusal(contract.readHandOversOf, { personId: stranger }, volunteer)).toBe('not-found')
    expect(await refusal(contract.offerHandOver, { personId: away, ...input }, leader)).toBe(
      'read-only-elsewhere',
    )
  })
})

describe('the way to the collection team', () => {
  it('is accepted, finished, and leaves every milestone as the lists say it is', async () => {
    const personId = await person()
    const { handOverId } = await offerCard(personId)
    const before = await ask(readPerson, { personId }, volunteer)
    const inbox = (await box('inbox', officer)).handOvers.find((one) => one.handOverId === handOverId)
    expect(inbox).toMatchObject({ steps: ['accepted', 'bounced'], person: { personId } })
    await today(START + 1)
    expect(await stepped(handOverId, 'accepted', officer)).toMatchObject({
      state: 'accepted',
      acceptedOn: '2024-04-05',
      dueOn: '2024-04-12',
      steps: ['done', 'bounced'],
    })
    await today(START + 4)
    expect(await stepped(handOverId, 'done', officer)).toMatchObject({
      state: 'done',
      dueOn: null,
      steps: [],
    })
    const after = await ask(readPerson, { personId }, volunteer)
    expect(after.milestones).toEqual(before.milestones)
    expect(after.facts).toEqual(before.facts)
    const { events } = await ask(contract.readHandOver, { handOverId }, volunteer)
    expect(events).toEqual([
      { step: 'offered', on: '2024-04-04', by: 'volunteer', reason: null },
      { step: 'accepted', on: '2024-04-05', by: 'collection_officer', reason: null },
      { step: 'done', on: '2024-04-08', by: 'collection_officer', reason: null },
    ])
  })

  it('comes back with a reason and what that asks for, and may be offered anew', async () => {
    const personId = await person()
    const { handOverId } = await offerCard(personId)
    expect(await refusal(contract.stepHandOver, { handOverId, step: 'bounced' }, officer)).toBe(
      'input-invalid',
    )
    expect(await stepped(handOverId, 'bounced', officer, 'papers_missing')).toMatchObject({
      state: 'bounced',
      bounce: { code: 'papers_missing', asks: 'prepare' },
    })
    expect((await offerCard(personId)).handOverId).not.toBe(handOverId)
    const { handOvers } = await ask(contract.readHandOversOf, { personId }, volunteer)
    expect(handOvers.map(({ state }) => state)).toEqual(['offered', 'bounced'])
  })

  it('lets each side do its own steps only, and no step twice', async () => {
    const { handOverId } = await offerCard(await person())
    for (const step of ['accepted', 'done'])
      expect(await refusal(contract.stepHandOver, { handOverId, step }, volunteer)).toBe('not-allowed')
    expect(await refusal(contract.stepHandOver, { handOverId, step: 'withdrawn' }, officer)).toBe(
      'not-allowed',
    )
    expect(await refusal(contract.stepHandOver, { handOverId, step: 'done' }, officer)).toBe(
      'hand-over-moved',
    )
    expect(await refusal(contract.stepHandOver, { handOverId, step: 'accepted' }, agent)).toBe('not-found')
    await stepped(handOverId, 'withdrawn', volunteer)
    expect(await refusal(contract.stepHandOver, { handOverId, step: 'accepted' }, officer)).toBe(
      'hand-over-moved',
    )
  })

  it('of two who accept at the same moment records one', async () => {
    const { handOverId } = await offerCard(await person())
    const input = { handOverId, step: 'accepted' }
    const both = await Promise.all(
      [officer, officer].map((who) => app.send(contract.stepHandOver, input, who)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const { events } = await ask(contract.readHandOver, { handOverId }, officer)
    expect(events.map(({ step }) => step)).toEqual(['offered', 'accepted'])
  })
})

describe('the way to a carrier', () => {
  const namesSeen = async () =>
    [...(await box('inbox', agent)).handOvers, ...(await box('inbox', agent, true)).handOvers].map(
      ({ person }) => person?.personId,
    )
  it('opens with consent: its team sees the person until the end, another carrier never', async () => {
    const personId = await withCard()
    expect(await namesSeen()).not.toContain(personId)
    const { handOverId, consent } = await ask(contract.offerHandOver, simOffer(personId), volunteer)
    expect(consent).toEqual({
      wording: 'carrier/1',
      givenOn: '2024-04-04',
      askedBy: 'volunteer',
      endedOn: null,
    })
    const shown = (await box('inbox', agent)).handOvers.find((one) => one.handOverId === handOverId)?.person
    expect(shown).toMatchObject({ personId, phone: expect.stringMatching(/^[•\s]+78$/) })
    const { offers } = await ask(contract.readHandOversOf, { personId }, agent)
    expect(offers).toEqual([])
    const onward = { personId, milestone: 'smartphone_4g', teamId: teams.hamlet }
    expect(await refusal(contract.offerHandOver, onward, agent)).toBe('not-allowed')
    // The whole of what is known of somebody is no business of a carrier's.
    expect(await refusal(readPerson, { personId }, agent)).toBe('not-allowed')
    expect(await refusal(contract.callHandOver, { handOverId }, agent)).toBe('hand-over-moved')
    expect((await stepped(handOverId, 'accepted', agent)).mayCall).toBe(true)
    expect((await ask(contract.readHandOver, { handOverId }, leader)).handOver.mayCall).toBe(false)
    expect(await ask(contract.callHandOver, { handOverId }, agent)).toEqual({ phone: '0912 345 678' })
    expect(await refusal(contract.callHandOver, { handOverId }, leader)).toBe('not-allowed')
    await stepped(handOverId, 'done', agent)
    expect(await namesSeen()).not.toContain(personId)
    const ended = await ask(contract.readHandOver, { handOverId }, agent)
    expect(ended.handOver).toMatchObject({ state: 'done', person: null })
    const seen = await ask(contract.readHandOver, { handOverId }, volunteer)
    expect(seen.handOver.consent?.endedOn).toBe('2024-04-04')
  })

  it('closes when the consent is taken back', async () => {
    const personId = await withCard()
    const { handOverId } = await ask(contract.offerHandOver, simOffer(personId), volunteer)
    await stepped(handOverId, 'accepted', agent)
    expect(await namesSeen()).toContain(personId)
    await stepped(handOverId, 'withdrawn', volunteer)
    expect(await namesSeen()).not.toContain(personId)
    expect(await refusal(contract.callHandOver, { handOverId }, agent)).toBe('hand-over-moved')
  })

  it('leaves the call and every step in the audit log, and no number', async () => {
    const { entries } = await ask(readAudit, {}, await app.signedIn('auditor'))
    const actions = new Set(entries.map(({ action }) => action))
    for (const action of ['offered', 'accepted', 'done', 'bounced', 'withdrawn'] as const)
      expect(actions).toContain(`hand-over-${action}`)
    expect(entries.filter(({ action }) => action === 'number-revealed')).toHaveLength(1)
    expect(JSON.stringify(entries)).not.toMatch(/912\D?345\D?678/)
  })
})

describe('the boxes', () => {
  it('count what there is of what, and list what is late by name, the latest first', async () => {
    const before = await box('overdue', leader)
    const [late, later] = [await offerCard(await person()), await offerCard(await person())]
    await today(START + 1)
    await stepped(late.handOverId, 'accepted', officer)
    await today(START + 5)
    const { counts, handOvers } = await box('overdue', leader)
    // Two were offered and one of them is late: the other has eight days from the first.
    expect(counts.overdue.open - before.counts.overdue.open).toBe(2)
    const ids = handOvers.map(({ handOverId }) => handOverId)
    expect(ids).toContain(later.handOverId)
    expect(ids).not.toContain(late.handOverId)
    const found = handOvers.find(({ handOverId }) => handOverId === later.handOverId)
    expect(found).toMatchObject({ daysOverdue: 3, dueOn: '2024-04-06' })
    expect(found?.person?.name).toMatch(/^Điểu Thị/)
    expect(found?.person?.phone).not.toContain('912')
    const due = handOvers.map(({ dueOn }) => dueOn)
    expect(due).toEqual([...due].sort())
    expect(counts.overdue.overdue).toBe(handOvers.length)
    for (const count of Object.values(counts)) {
      expect(count.offered + count.accepted).toBe(count.open)
      expect(count.done + count.bounced + count.withdrawn).toBe(count.ended)
      expect(count.overdue).toBeLessThanOrEqual(count.open)
    }
  })

  it('hold one’s own: what came to my team, what we gave away', async () => {
    const { handOverId } = await offerCard(await person())
    const has = async (name: 'inbox' | 'outbox', who: Who) =>
      (await box(name, who)).handOvers.some((one) => one.handOverId === handOverId)
    expect([await has('inbox', volunteer), await has('outbox', volunteer)]).toEqual([false, true])
    expect([await has('inbox', officer), await has('outbox', officer)]).toEqual([true, false])
    // The commune's leader keeps its forces; the collection team is the district's.
    expect([await has('inbox', leader), await has('outbox', leader)]).toEqual([false, true])
    const district = await app.signedIn('district_leader')
    expect([await has('inbox', district), await has('outbox', district)]).toEqual([true, true])
    const elsewhere = await app.signedIn('desk_clerk')
    expect([await has('inbox', elsewhere), await has('outbox', elsewhere)]).toEqual([false, false])
  })

  it('are of a day: what nobody acts on is late by one day more each day', async () => {
    const { handOverId } = await offerCard(await person())
    for (const [days, late] of [
      [2, 0],
      [3, 1],
      [10, 8],
    ] as const) {
      await today(START + days)
      expect((await ask(contract.readHandOver, { handOverId }, volunteer)).handOver.daysOverdue).toBe(late)
    }
  })
})

it('every row is the fold of its steps', async () => {
  const admin = new pg.Client({ connectionString: app.adminUrl })
  await admin.connect()
  const { rows } = await admin.query<
    Record<'state' | 'offered' | 'accepted' | 'ended' | 'reason', string> & {
      events: { step: 'offered'; on: string; reason: null }[]
    }
  >(`
    select state, offered_on::text as offered, accepted_on::text as accepted, ended_on::text as ended, bounce_reason as reason,
      (select json_agg(json_build_object('step', step, 'on', on_day::text, 'reason', reason) order by event_no)
       from hand_over_events e where e.hand_over_id = h.hand_over_id) as events
    from hand_overs h`)
  await admin.end()
  const day = (text: string | null) => (text === null ? null : parseIsoDay(text))
  expect(rows.length).toBeGreaterThan(10)
  for (const { state, offered, accepted, ended, reason, events } of rows)
    expect({
      state,
      offeredOn: day(offered),
      acceptedOn: day(accepted),
      endedOn: day(ended),
      reason,
    }).toEqual(
      handOverOn(
        events.map((event) => ({ ...event, on: day(event.on) ?? 0 })),
        1e6,
      ),
    )
})
