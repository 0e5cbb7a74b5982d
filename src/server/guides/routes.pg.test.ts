import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAudit } from '#contract/accounts'
import type { Endpoint } from '#contract/endpoint'
import * as contract from '#contract/guides'
import { GUIDE_PROBLEMS } from '#domain/guide-cards'
import { defaultCard } from '#words/guide-cards'
import { type TestApp, testApp, type Who } from '../../../test/support/app.ts'
import { asking } from '../../../test/support/asking.ts'

let app: TestApp
let leader: Who
let volunteer: Who
beforeAll(async () => {
  app = await testApp()
  leader = await app.signedIn('province_leader')
  volunteer = await app.signedIn('volunteer')
})
afterAll(() => app.close())

const send = (
  endpoint: Endpoint,
  input: Record<string, unknown>,
  who: Who,
  bytes?: Uint8Array<ArrayBuffer>,
) => app.send(endpoint, input, who, 'http://phukin.test', bytes)
const asked = asking(() => app)
const ask = <E extends Endpoint>(endpoint: E, input: Record<string, unknown>, who: Who = volunteer) =>
  asked.ask(who, endpoint, input)
const refusal = async (response: Response) => ((await response.json()) as { code: string }).code

const about = 'otp_not_received'
const card = defaultCard(about)
const edited = (lead: string) => ({ ...card, lead: { ...card.lead, vi: lead } })

describe('a guide card', () => {
  it('is there for every problem before anybody has edited one, and has a place for both languages', async () => {
    const { guides } = await ask(contract.listGuides, {})
    expect(guides.map(({ problem }) => problem)).toEqual([...GUIDE_PROBLEMS])
    expect(guides.every(({ version, editedBy }) => version === 0 && editedBy === null)).toBe(true)
    expect(guides[0]?.audio).toEqual([
      { language: 'stieng', version: null },
      { language: 'khmer', version: null },
    ])
    expect((await ask(contract.readGuide, { problem: about })).card).toEqual(card)
  })

  it('is edited as a new version that says who and when; the old ones stay', async () => {
    const once = await ask(
      contract.editGuide,
      { problem: about, basedOn: 0, card: edited('Gọi 1900 0368.') },
      leader,
    )
    expect(once).toMatchObject({ version: 1, editedOn: '2024-04-04', editedBy: 'province_leader' })
    await ask(contract.editGuide, { problem: about, basedOn: 1, card: edited('Hỏi Công an xã.') }, leader)
    expect((await ask(contract.readGuide, { problem: about })).card.lead.vi).toBe('Hỏi Công an xã.')
    const { versions } = await ask(contract.readGuideVersions, { problem: about })
    expect(versions.map(({ version }) => version)).toEqual([2, 1, 0])
    expect(versions[2]).toMatchObject({ editedBy: null, card })
    const { entries } = await ask(readAudit, {}, await app.signedIn('auditor'))
    expect(entries.filter(({ action }) => action === 'guide-edited').map(({ target }) => target)).toEqual([
      `guide:${about}`,
      `guide:${about}`,
    ])
  })

  it('is not written over by somebody who edited an older version', async () => {
    const answers = [0, 1, 3].map((basedOn) =>
      send(contract.editGuide, { problem: about, basedOn, card: edited('Bản cũ.') }, leader),
    )
    for (const answer of await Promise.all(answers)) expect(await refusal(answer)).toBe('guide-changed')
    // Of two who save at once, one is told.
    const both = await Promise.all(
      ['Một.', 'Hai.'].map((lead) =>
        send(contract.editGuide, { problem: about, basedOn: 2, card: edited(lead) }, leader),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it.each([
    ['a telephone number', edited('Gọi anh Bé 0912 345 678.')],
    ['nothing', edited('   ')],
    ['no step', { ...card, steps: [] }],
    ['no source', { ...card, sources: [] }],
    ['a picture that does not exist', { ...card, steps: [{ picture: 'skull', text: card.lead }] }],
    ['more than one card holds', { ...card, steps: Array.from({ length: 9 }, () => card.steps[0]) }],
  ])('is refused with %s', async (_, wrong) => {
    const answer = await send(contract.editGuide, { problem: 'level_2', basedOn: 0, card: wrong }, leader)
    expect(await refusal(answer)).toBe('input-invalid')
    expect((await ask(contract.readGuide, { problem: 'level_2' })).version).toBe(0)
  })

  it('is edited by the province alone', async () => {
    for (const role of ['volunteer', 'commune_police', 'district_leader', 'telecom_agent'] as const) {
      const who = await app.signedIn(role)
      const answer = await send(contract.editGuide, { problem: about, basedOn: 3, card }, who)
      expect(answer.status).toBe(403)
    }
    const admin = await app.signedIn('system_administrator')
    expect((await send(contract.listGuides, {}, admin)).status).toBe(403)
  })
})

describe('the sound of a card', () => {
  const place = { problem: about, language: 'stieng' }

  it('is heard as it was sent, and the newest one', async () => {
    expect((await send(contract.readGuideAudio, place, volunteer)).status).toBe(404)
    const first = new Uint8Array(Buffer.from('OggS first'))
    const second = new Uint8Array(Buffer.from('ID3 second'))
    for (const bytes of [first, second])
      expect((await send(contract.addGuideAudio, place, leader, bytes)).status).toBe(200)
    const heard = await send(contract.readGuideAudio, place, volunteer)
    expect(heard.headers.get('content-type')).toBe('audio/mpeg')
    expect(Buffer.from(await heard.arrayBuffer()).toString()).toBe('ID3 second')
    const { audio } = await ask(contract.readGuide, { problem: about })
    expect(audio).toEqual([
      { language: 'stieng', version: 2 },
      { language: 'khmer', version: null },
    ])
  })

  it('is refused when it is no sound, too large, or sent by somebody else', async () => {
    const page = new Uint8Array(Buffer.from('<html>'))
    expect(await refusal(await send(contract.addGuideAudio, place, leader, page))).toBe('not-audio')
    const huge = new Uint8Array(contract.AUDIO_MOST_BYTES + 1)
    expect(await refusal(await send(contract.addGuideAudio, place, leader, huge))).toBe('too-large')
    expect((await send(contract.addGuideAudio, place, volunteer, page)).status).toBe(403)
  })
})
