// A leader hands a person's next action to a carrier, who sees them only after they agreed, accepts by one key, calls, and gives back
// with a reason. The province edits the guide card that the person's page opens; a volunteer reads it on a phone, and it prints.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readMe } from '#contract/accounts'
import { createTeam, findTeamAccounts } from '#contract/forces'
import { readHandOversOf } from '#contract/hand-overs'
import { searchPeople } from '#contract/people'
import { listWork } from '#contract/visits'
import { GUIDE_PROBLEMS } from '#domain/guide-cards'
import { type DemoBrowser, openDemo } from '../support/demo-browser.ts'
import { PHONE } from '../support/look.ts'
import { faultsOf } from '../support/looks-right.ts'

const CARRIER = 'Viettel Minh họa'

let demo: DemoBrowser
let leader: BrowserContext
let page: Page
let person = { personId: '', communeId: 0, name: '' }
let handOverId = ''

beforeAll(async () => {
  demo = await openDemo(3000)
  leader = await demo.signIn('commune_leader')
  await makeCarrier()
  person = await personWithoutSim()
  page = await leader.newPage()
})
afterAll(() => demo?.close())

/** A team of a carrier in the leader's commune, with the account of the demonstration's telecom agent. */
async function makeCarrier(): Promise<void> {
  const unit = (await demo.ask(leader, readMe, {})).units[0]?.unitId ?? 0
  const { username } = demo.loginOf('telecom_agent')
  const { accounts } = await demo.ask(leader, findTeamAccounts, { unit, q: username })
  const agent = accounts.find(({ role }) => role === 'telecom_agent')
  if (agent === undefined) throw new Error('the agent may be in no team of the commune')
  const members = [
    {
      name: 'Nhân viên minh họa',
      organisation: 'telecom' as const,
      isLead: true,
      accountId: agent.accountId,
    },
  ]
  await demo.ask(leader, createTeam, { unit, name: CARRIER, kind: 'carrier_team', members })
}

/** Somebody who lives here and whose SIM is what a carrier would see to; nobody has been asked for anything yet. */
async function personWithoutSim() {
  for (const q of ['ng', 'tr', 'le', 'th']) {
    const { people } = await demo.ask(leader, searchPeople, { q })
    for (const one of people.filter(({ elsewhere, phone }) => !elsewhere && phone !== null)) {
      const { offers, handOvers } = await demo.ask(leader, readHandOversOf, { personId: one.personId })
      if (handOvers.length === 0 && offers.some(({ milestone }) => milestone === 'sim_own_name')) return one
    }
  }
  throw new Error('everybody of the demonstration has a SIM')
}

async function newestOf(personId: string): Promise<string> {
  const [newest] = (await demo.ask(leader, readHandOversOf, { personId })).handOvers
  return newest?.handOverId ?? ''
}

/** Of the hand-over of this journey: others of the demonstration may bear the same name. */
const linkOn = (of: Page) => of.locator(`a[href="/hand-overs/one/${handOverId}"]`)
const rowOn = (of: Page) => of.locator('tr').filter({ has: linkOn(of) })

describe('a hand-over to a carrier', () => {
  test('waits for the citizen’s yes, read out as it is written', async () => {
    await page.goto(`${demo.url}/people/${person.communeId}/${person.personId}`)
    const part = page.getByRole('region', { name: 'Bàn giao' })
    await part.getByText('Bàn giao việc', { exact: true }).click()
    await part.getByLabel('Việc').selectOption('sim_own_name')
    await part.getByText(`Tôi đồng ý để ${CARRIER} biết họ tên, nơi ở và số điện thoại`).waitFor()
    const submit = part.getByRole('button', { name: 'Bàn giao' })
    expect(await submit.isDisabled()).toBe(true)
    expect(await faultsOf(page)).toEqual([])
    await part.getByLabel('Người dân đã nghe và đồng ý').check()
    await submit.click()
    await part.getByRole('link', { name: 'Chuẩn hóa SIM chính chủ' }).waitFor()
    expect(await part.textContent()).toContain('chờ nhận')
  })

  test('lies before the carrier’s agent, who accepts it by one key and calls; nothing else is theirs to see', async () => {
    handOverId = await newestOf(person.personId)
    const agent = await demo.signIn('telecom_agent')
    const theirs = await agent.newPage()
    await theirs.goto(`${demo.url}/`)
    await theirs.getByRole('heading', { name: 'Bàn giao', level: 1 }).waitFor()
    const name = linkOn(theirs)
    await name.waitFor()
    expect(await name.textContent()).toBe(person.name)
    expect(
      await theirs.getByRole('navigation', { name: 'Việc' }).getByRole('link').allTextContents(),
    ).toEqual(['Bàn giao', 'Cẩm nang'])
    expect(await theirs.locator('main').textContent()).not.toMatch(/\d{9,}/)
    expect(await theirs.getByRole('button', { name: /^Chờ nhận: [1-9]\d*\/[1-9]/ }).count()).toBe(1)
    expect(await faultsOf(theirs)).toEqual([])
    await name.focus()
    await theirs.keyboard.press('n')
    await rowOn(theirs).getByRole('button', { name: 'Đã làm xong' }).waitFor()

    await name.click()
    await theirs.getByRole('button', { name: 'Gọi' }).click()
    const phone = theirs.getByRole('link', { name: /^0\d{3} \d{3} \d{3}$/ })
    await phone.waitFor()
    expect(await phone.getAttribute('href')).toMatch(/^tel:0\d{9}$/)
    expect(await faultsOf(theirs)).toEqual([])
    const whole = await agent.request.get(`${demo.url}/api/people/${person.personId}`)
    expect(whole.status()).toBe(403)
    await agent.close()
  })

  test('comes back with a reason that says what to do, and leaves the carrier’s sight', async () => {
    const agent = await demo.signIn('telecom_agent', PHONE)
    const theirs = await agent.newPage()
    await theirs.goto(`${demo.url}/hand-overs`)
    await rowOn(theirs).getByRole('button', { name: 'Trả lại' }).click()
    const dialog = theirs.getByRole('dialog', { name: `Trả lại: ${person.name}` })
    const give = dialog.getByRole('button', { name: 'Trả lại', exact: true })
    expect(await give.isDisabled()).toBe(true)
    await dialog.getByLabel(/thiếu giấy tờ gốc/).check()
    expect(await faultsOf(theirs)).toEqual([])
    await give.click()
    await linkOn(theirs).waitFor({ state: 'detached' })
    await theirs.getByRole('button', { name: 'Đã kết thúc' }).click()
    await linkOn(theirs).waitFor()
    expect(await rowOn(theirs).textContent()).toContain('Không còn được xem')
    expect(await rowOn(theirs).textContent()).not.toContain(person.name)
    expect(await faultsOf(theirs)).toEqual([])
    await agent.close()

    await page.goto(`${demo.url}/hand-overs/outbox?show=ended`)
    await rowOn(page)
      .getByText('Trả lại vì thiếu giấy tờ gốc; chuẩn bị, sửa cho đủ rồi bàn giao lại')
      .waitFor()
    await linkOn(page).click()
    const steps = page.getByRole('region', { name: 'Các bước' }).getByRole('listitem')
    await steps.first().waitFor()
    expect(await steps.getByRole('strong').allTextContents()).toEqual(['Đã chuyển', 'Đã nhận', 'Trả lại'])
    await page.getByText('hết hiệu lực ngày').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  test('that is in time is not overdue; what is, stands by name, the longest first, as many as are said', async () => {
    const province = await demo.signIn('province_leader')
    const all = await province.newPage()
    await all.goto(`${demo.url}/hand-overs/overdue`)
    await all.locator('.hand-over-list :is(table, .empty)').first().waitFor()
    const late = await all.getByText(/^quá hạn \d+ ngày$/).allTextContents()
    const days = late.map((text) => Number(/\d+/.exec(text)?.[0]))
    expect(days).toEqual([...days].sort((a, b) => b - a))
    expect(await all.getByRole('link', { name: /^Quá hạn/ }).textContent()).toBe(`Quá hạn${days.length}`)
    expect(await all.getByText('Không có gì quá hạn').count()).toBe(days.length === 0 ? 1 : 0)
    expect(await linkOn(all).count()).toBe(0)
    expect(await faultsOf(all)).toEqual([])
    await province.close()
  })
})

describe('a volunteer at the door', () => {
  test('finds the card and the hand-over beside what is next for each of the household', async () => {
    const volunteer = await demo.signIn('volunteer', PHONE)
    const { households } = await demo.ask(volunteer, listWork, { show: 'all' })
    const resident = households
      .flatMap(({ people }) => people)
      .find(({ next }) => next !== null && next.kind !== 'await' && next.actor !== 'visitor')
    const small = await volunteer.newPage()
    await small.goto(`${demo.url}/visits/${resident?.communeId}/${resident?.personId}`)
    const row = small.getByRole('row').filter({ hasText: resident?.name ?? 'nobody' })
    await row.getByRole('link', { name: /^Cẩm nang: / }).waitFor()
    await row.getByRole('link', { name: 'Bàn giao việc' }).click()
    await small.getByRole('heading', { level: 1, name: resident?.name ?? 'nobody' }).waitFor()
    await small
      .getByRole('region', { name: 'Bàn giao' })
      .getByRole('link', { name: 'Mọi bàn giao' })
      .waitFor()
    expect(await faultsOf(small)).toEqual([])
    await volunteer.close()
  })
})

describe('a guide card', () => {
  const SAID = 'Mang thẻ căn cước và SIM đến điểm giao dịch gần nhất; ấp xa thì đợi xe lưu động.'

  test('opens from what is next for a person', async () => {
    await page.goto(`${demo.url}/people/${person.communeId}/${person.personId}`)
    await page.getByRole('link', { name: 'Cẩm nang: SIM chính chủ' }).first().click()
    await page.getByRole('heading', { name: 'SIM chưa chính chủ, dùng chung số', level: 1 }).waitFor()
    expect(await page.getByRole('link', { name: 'Sửa' }).count()).toBe(0)
    expect(await page.locator('.guide-audio').textContent()).toMatch(/S’tiêng.*chưa có.*Khmer.*chưa có/)
    expect(await faultsOf(page)).toEqual([])
  })

  test('is edited by the province beside its preview, refused with somebody’s number, kept in versions', async () => {
    const province = await demo.signIn('province_leader')
    const editing = await province.newPage()
    await editing.goto(`${demo.url}/guides/sim_own_name`)
    await editing.getByRole('link', { name: 'Sửa' }).click()
    const step = editing.getByLabel('Bước 2: lời – Tiếng Việt')
    await step.fill('Gọi 0912 345 678')
    await editing.getByRole('button', { name: 'Lưu thành bản mới' }).click()
    await editing.getByText('Đừng ghi số giấy tờ hay số điện thoại của ai.').nth(1).waitFor()
    await step.fill(SAID)
    await editing.getByRole('region', { name: 'Xem trước' }).getByText(SAID).waitFor()
    expect(await faultsOf(editing)).toEqual([])
    await editing.getByRole('button', { name: 'Lưu thành bản mới' }).click()
    await editing.getByText('Đã lưu bản 1.').waitFor()
    await editing.getByText(/^Bản 1, Lãnh đạo tỉnh sửa ngày/).waitFor()
    await editing.getByRole('link', { name: 'Các bản trước' }).click()
    await editing.getByText('Bản gốc').click()
    await editing.getByRole('link', { name: 'Lấy lại bản này' }).waitFor()
    expect(await faultsOf(editing)).toEqual([])
    await province.close()
  })

  test('has a place for sound that the province fills', async () => {
    const province = await demo.signIn('province_leader')
    const editing = await province.newPage()
    await editing.goto(`${demo.url}/guides/sim_own_name`)
    const choosing = editing.waitForEvent('filechooser')
    await editing.getByRole('button', { name: 'Thêm bản nghe: Tiếng S’tiêng' }).click()
    const file = { name: 'stieng.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('ID3\x04 one second') }
    await (await choosing).setFiles(file)
    await editing.locator('audio').waitFor()
    expect(await editing.locator('.guide-audio').getByText('chưa có').count()).toBe(1)
    expect(await faultsOf(editing)).toEqual([])
    await province.close()
  })

  test('is read by a volunteer on a phone, in the version of the province', async () => {
    const volunteer = await demo.signIn('volunteer', PHONE)
    const small = await volunteer.newPage()
    await small.goto(`${demo.url}/guides`)
    await small.getByRole('link', { name: /SIM chưa chính chủ/ }).waitFor()
    expect(await small.getByRole('main').getByRole('listitem').count()).toBe(18)
    expect(await faultsOf(small)).toEqual([])
    await small.getByRole('link', { name: /SIM chưa chính chủ/ }).click()
    await small.getByText(SAID).waitFor()
    expect(await faultsOf(small)).toEqual([])
    await volunteer.close()
  })

  test('prints on one sheet, without the frame of the console', async () => {
    const printing = await leader.newPage()
    for (const problem of GUIDE_PROBLEMS) {
      await printing.goto(`${demo.url}/guides/${problem}`)
      await printing.locator('.guide-steps').waitFor()
      const pdf = (await printing.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g), problem).toHaveLength(1)
    }
    await printing.emulateMedia({ media: 'print' })
    expect(await printing.getByRole('navigation').count()).toBe(0)
    await printing.close()
  })
})
