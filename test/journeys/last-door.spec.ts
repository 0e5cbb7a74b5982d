// From the list to the last door, in the office: a commune's leader makes a team, gives it two hamlets and prints the first one's
// sheet; the clerk keys it by keyboard; the hamlet is swept, the province's board has moved and its wave too.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMe } from '#contract/accounts'
import { readBoard } from '#contract/coverage'
import { readSheet } from '#contract/sheets'
import { readWaves } from '#contract/waves'
import { type DemoBrowser, openDemo } from '../support/demo-browser.ts'

const TEAM = 'Tổ đến tận nhà'
const WALKER = 'Nguyễn Thị Hậu'
/** As they are keyed: the e-ID was used, after which no case is left, and the rest was refused. */
const USED = '9'
const REFUSED = '/43'

let demo: DemoBrowser
let leader: BrowserContext
let page: Page
let commune = 0
let hamlets: Awaited<ReturnType<typeof findHamlets>> = []

beforeAll(async () => {
  demo = await openDemo(6000)
  leader = await demo.signIn('commune_leader')
  page = await leader.newPage()
  commune = (await demo.ask(leader, readMe, {})).units[0]?.unitId ?? 0
  hamlets = await findHamlets()
})
afterAll(() => demo?.close())

/** First the smallest that is not swept yet, then another one. */
async function findHamlets() {
  const listed = await demo.ask(leader, readWaves, { unit: commune })
  const isSwept = (step: string) => step !== 'open' && step !== 'being_swept'
  const found = listed.hamlets
    .filter(({ unknown, figures }) => !unknown && figures.missing > 1)
    .sort(
      (a, b) => Number(isSwept(a.step)) - Number(isSwept(b.step)) || a.figures.missing - b.figures.missing,
    )
    .slice(0, 2)
  if (found.length < 2 || isSwept(found[0]?.step ?? 'closed'))
    throw new Error('no hamlet of the commune is still to be swept')
  return found
}

/** Of how many of the province the field has reported that they used their e-ID, as its board says. */
async function reportedInProvince(): Promise<number> {
  const province = await demo.signIn('province_leader')
  const { funnel } = await demo.ask(province, readBoard, { unit: Math.floor(commune / 10_000) })
  await province.close()
  const figure = funnel.find(({ id }) => id === 'eid_used')
  if (figure === undefined) throw new Error('the funnel does not end in use')
  return figure.states.reported
}

const waveOf = async (who: BrowserContext) =>
  (await demo.ask(who, readWaves, { unit: commune })).hamlets.find(
    ({ unit }) => unit.unitId === hamlets[0]?.unit.unitId,
  )

const pressed = (name: string) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')
const nameOf = (at: number): string => hamlets[at]?.unit.fullName ?? ''

test('the leader makes a team', async () => {
  await page.goto(`${demo.url}/forces/new`)
  await page.getByLabel('Tên tổ').fill(TEAM)
  await page.getByLabel('Họ và tên').fill(WALKER)
  await page.getByLabel('Tổ chức').selectOption({ label: 'Hội Phụ nữ' })
  await pressed('Thêm thành viên').click()
  await page.getByRole('list', { name: 'Thành viên' }).getByText(WALKER).waitFor()
  await pressed('Lập tổ').click()
  await page.getByRole('heading', { level: 1, name: TEAM }).waitFor()
})

test('gives it two hamlets', async () => {
  await page.getByRole('link', { name: 'Lực lượng' }).click()
  await page.getByRole('link', { name: 'Giao việc' }).click()
  await page.getByRole('table', { name: 'Các ấp và tổ dân cư' }).waitFor()
  for (const at of [0, 1]) {
    // What is somebody's already is taken from them for a reason.
    const act = (hamlets[at]?.figures.owned ?? 0) > 0 ? 'Giao lại' : 'Giao'
    await page.getByRole('checkbox', { name: `Chọn ${nameOf(at)}`, exact: true }).check()
    await pressed(act).click()
    const team = dialog().getByLabel('Giao cho tổ')
    await team.selectOption((await team.locator('option', { hasText: TEAM }).getAttribute('value')) ?? '')
    if (act === 'Giao lại') await dialog().getByLabel('Lý do').fill('tổ cũ thiếu người')
    await dialog().getByRole('button', { name: act, exact: true }).click()
    await page.getByText(act === 'Giao' ? /^Đã giao, / : /^Đã giao lại, /).waitFor()
  }
})

test('begins the sweep of the first', async () => {
  await page.goto(`${demo.url}/waves?unit=${hamlets[0]?.unit.unitId}`)
  if (hamlets[0]?.step === 'open') {
    await pressed('Bắt đầu rà').click()
    await page.getByText(`${nameOf(0)}: Đang rà.`).waitFor()
  }
  expect((await waveOf(leader))?.step).toBe('being_swept')
})

const sheetIds: string[] = []

test('prints its sheet for the member who walks', async () => {
  await page.goto(`${demo.url}/sheets?unit=${hamlets[0]?.unit.unitId}`)
  await page.getByLabel('Người đi').selectOption({ label: `${WALKER} (${TEAM})` })
  // Some households may be somebody else's: this evening one person walks them all.
  await page.getByLabel('Những nhà nào').selectOption({ label: 'Tất cả' })
  await page.getByRole('button', { name: 'Tạo phiếu' }).click()
  await page.locator('.paper').first().waitFor()
  sheetIds.push(...(page.url().split('/').at(-1)?.split(',') ?? []))
  expect(await page.locator('.paper-head').first().textContent()).toContain(WALKER)
})

let before = 0
let done = 0

test('the clerk keys every household by keyboard alone', async () => {
  before = await reportedInProvince()
  const clerk = await demo.signIn('desk_clerk')
  const desk = await clerk.newPage()
  const type = async (text: string) => {
    await desk.keyboard.type(text)
    await desk.keyboard.press('Enter')
  }
  for (const sheetId of sheetIds) {
    await desk.goto(`${demo.url}/sheets/key/${sheetId}`)
    await desk.locator('.key-household').waitFor()
    await type('')
    await type('')
    const { rows } = await demo.ask(clerk, readSheet, { sheetId })
    for (const [at, { people }] of rows.entries()) {
      await type('') // somebody was met
      for (const { missing } of people) {
        const isDone = missing.includes('eid_used')
        if (isDone) done += 1
        await type((isDone ? USED : '') + (isDone && missing.length === 1 ? '' : REFUSED))
      }
      await type('') // no promise
      await desk.getByText(`Đã lưu hộ thứ ${at + 1}`).waitFor()
    }
    await type('')
    await desk.getByText(/^Đã nhập xong phiếu /).waitFor()
  }
  await clerk.close()
})

test('the wave advances', async () => {
  await page.goto(`${demo.url}/waves?unit=${hamlets[0]?.unit.unitId}`)
  await pressed('Chốt rà xong').click()
  await page.getByText(`${nameOf(0)}: Đã rà xong.`).waitFor()
})

test('and the board of the province has moved by all of them', async () => {
  expect(done).toBeGreaterThan(0)
  expect(await reportedInProvince()).toBe(before + done)
  const province = await demo.signIn('province_leader')
  expect(await waveOf(province)).toMatchObject({
    step: 'swept',
    figures: { to_visit: 0, without_reason: 0 },
  })
  await province.close()
})
