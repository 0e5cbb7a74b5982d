// Somebody of the commune opens the day's work, records at one door what was done, and the board moves; says it again when it was
// wrong; and gives one reason for a row of closed doors.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readMe } from '#contract/accounts'
import { readBoard } from '#contract/coverage'
import { listWork, readHousehold } from '#contract/visits'
import type { Milestone } from '#domain/milestones'
import { nextActionWords } from '#words/next-actions'
import { type DemoBrowser, openDemo } from '../support/demo-browser.ts'
import { PHONE } from '../support/look.ts'
import { faultsOf } from '../support/looks-right.ts'

let demo: DemoBrowser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  demo = await openDemo(3000)
  context = await demo.signIn('commune_police')
  page = await context.newPage()
})
afterAll(() => demo?.close())

/** How many of the commune the field has reported, as its board says. */
async function reported(milestone: Milestone): Promise<number> {
  const { units } = await demo.ask(context, readMe, {})
  const { funnel } = await demo.ask(context, readBoard, { unit: units[0]?.unitId ?? 0 })
  const figure = funnel.find(({ id }) => id === milestone)
  if (figure === undefined) throw new Error(`the funnel has no ${milestone}`)
  return figure.states.reported
}

/** A door behind which somebody has to put a SIM into their own name. */
async function findDoor() {
  const { households } = await demo.ask(context, listWork, { show: 'open' })
  for (const household of households) {
    const resident = household.people.find(
      ({ next }) => next?.milestone === 'sim_own_name' && next.kind === 'do',
    )
    if (resident !== undefined) return { household, resident }
  }
  throw new Error('nobody lacks a SIM')
}

const ACTION = nextActionWords.vi.todo.sim_own_name
let door: Awaited<ReturnType<typeof findDoor>>
let before = 0

test('the day’s work leads from door to door, and each door says who lacks what and when to come', async () => {
  door = await findDoor()
  before = await reported('sim_own_name')
  await page.goto(`${demo.url}/visits`)
  await page.getByRole('heading', { level: 1, name: 'Việc hôm nay' }).waitFor()
  await page.getByText(door.resident.name).first().waitFor()
  await page.getByText('Nên đến lúc').first().waitFor()
  expect(await page.locator('main').textContent()).not.toMatch(/\d{9,}/)
  expect(await faultsOf(page)).toEqual([])
})

test('what was done at a door is two taps, has a receipt, and moves the board', async () => {
  const { householdNo, people } = door.household
  await page.getByRole('link', { name: `Mở nhà của ${people[0]?.name}, Hộ ${householdNo}` }).click()
  await page.getByRole('heading', { level: 1, name: `Hộ ${householdNo}` }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: `Đã xong: ${ACTION} (${door.resident.name})` }).click()
  await page.getByRole('button', { name: 'Ghi lượt đến' }).click()
  await page.getByRole('status').getByText('Đã ghi lượt đến cho 1 người.').waitFor()
  await page.getByText('Số biên nhận').waitFor()
  expect(await reported('sim_own_name')).toBe(before + 1)
  expect(await faultsOf(page)).toEqual([])
})

test('a visit written down wrongly is said again, and the board follows', async () => {
  await page
    .getByRole('button', { name: `của ${door.resident.name}` })
    .first()
    .click()
  await page.getByRole('heading', { name: /^Ghi lại lượt ngày/ }).waitFor()
  const why = page.getByLabel(/^Chưa làm được: .*SIM/)
  await why.first().selectOption('sim_other_name')
  await page.getByRole('button', { name: 'Ghi lại', exact: true }).click()
  await page.getByText('đã ghi lại').waitFor()
  expect(await reported('sim_own_name')).toBe(before)
  const { household, people } = await demo.ask(context, readHousehold, { personId: door.resident.personId })
  const its = people.find(({ personId }) => personId === door.resident.personId)
  expect(its?.now.find(({ milestone }) => milestone === 'sim_own_name')?.reason?.code).toBe('sim_other_name')
  expect(household.people.find(({ personId }) => personId === door.resident.personId)?.attempts).toBe(
    (door.resident.attempts ?? 0) + 1,
  )
})

test('a visit of which nothing is said is not sent', async () => {
  await page.reload()
  await page.getByRole('button', { name: 'Ghi lượt đến' }).click()
  await page.getByRole('alert').getByText('Hãy chọn gặp ai').waitFor()
})

test('nobody at home is two taps', async () => {
  await page.getByRole('button', { name: 'Không ai ở nhà' }).click()
  await page.getByRole('button', { name: 'Ghi lượt đến' }).click()
  await page.getByRole('status').getByText('Đã ghi lượt đến').waitFor()
  await page
    .getByRole('region', { name: 'Những lượt đã đến' })
    .getByText('Không có ai ở nhà')
    .first()
    .waitFor()
})

test('a row of closed doors has one reason, and nothing that was done', async () => {
  await page.getByRole('link', { name: 'Về việc hôm nay' }).click()
  await page.getByRole('button', { name: 'Chọn nhiều nhà' }).click()
  const boxes = page.getByRole('checkbox')
  await boxes.nth(3).check()
  await boxes.nth(4).check()
  const bar = page.getByRole('region', { name: 'Đã chọn 2 nhà' })
  await bar.getByLabel('Lý do chung').selectOption('in_the_fields_by_day')
  expect(await faultsOf(page)).toEqual([])
  expect(await bar.getByRole('button', { name: /Đã xong/ }).count()).toBe(0)
  await bar.getByRole('button', { name: 'Ghi cho 2 nhà' }).click()
  await page.getByText(/^Đã ghi cho \d+ người\./).waitFor()
  await page.getByText(`Lần trước: ${nextActionWords.vi.reasons.in_the_fields_by_day}`).first().waitFor()
})

test('results say team by team what each share is a share of', async () => {
  await page.goto(`${demo.url}/results`)
  const table = page.getByRole('table', { name: 'Kết quả đi từng nhà' })
  await table.getByRole('row', { name: /Tổ/ }).first().waitFor()
  expect(await table.textContent()).toMatch(/%\d+\/\d+/)
  expect(await faultsOf(page)).toEqual([])
})

describe('on a phone', () => {
  test('work, household and results have no fault, and the button to record lies above the rail', async () => {
    const phone = await demo.signIn('hamlet_head', PHONE)
    const small = await phone.newPage()
    await small.goto(`${demo.url}/visits`)
    await small
      .getByRole('link', { name: /^Mở nhà của/ })
      .first()
      .waitFor()
    expect(await faultsOf(small)).toEqual([])
    await small
      .getByRole('link', { name: /^Mở nhà của/ })
      .first()
      .click()
    const record = small.getByRole('button', { name: 'Ghi lượt đến' })
    await record.waitFor()
    expect(await faultsOf(small)).toEqual([])
    await small.getByRole('button', { name: 'Không ai ở nhà' }).click()
    const [button, rail] = [await record.boundingBox(), await small.locator('.rail').boundingBox()]
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(rail?.y ?? 0)
    expect(button?.height).toBeGreaterThanOrEqual(48)
    await small.goto(`${demo.url}/results`)
    await small.getByRole('table').waitFor()
    expect(await faultsOf(small)).toEqual([])
    await phone.close()
  })

  test('a volunteer opens on the doors that are given to them, records at one, and finds no other', async () => {
    const phone = await demo.signIn('volunteer', PHONE)
    const small = await phone.newPage()
    await small.goto(demo.url)
    await small.getByRole('heading', { level: 1, name: 'Việc hôm nay' }).waitFor()
    await small
      .getByRole('link', { name: /^Mở nhà của/ })
      .first()
      .waitFor()
    expect(await faultsOf(small)).toEqual([])
    const given = await demo.ask(phone, listWork, { show: 'all' })
    expect(given.doors).toBeGreaterThan(0)
    const all = await demo.ask(context, listWork, { show: 'all' })
    expect(given.doors).toBeLessThan(all.doors)

    await small
      .getByRole('link', { name: /^Mở nhà của/ })
      .first()
      .click()
    await small.getByRole('button', { name: 'Không ai ở nhà' }).click()
    await small.getByRole('button', { name: 'Ghi lượt đến' }).click()
    await small.getByRole('status').getByText('Đã ghi lượt đến').waitFor()

    const own = new Set(given.households.flatMap(({ people }) => people.map(({ personId }) => personId)))
    const other = all.households.flatMap(({ people }) => people).find(({ personId }) => !own.has(personId))
    await small.goto(`${demo.url}/visits/${other?.communeId}/${other?.personId}`)
    await small.getByText('Không tìm thấy nhà này').waitFor()
    await phone.close()
  })
})
