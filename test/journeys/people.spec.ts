// A clerk finds somebody by the beginnings of a name and by a number, reads how and why each milestone stands, and sees one
// whole number for half a minute, which is recorded; a leader reads the same and is offered none of it.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAudit } from '#contract/accounts'
import { searchPeople } from '#contract/people'
import { type DemoBrowser, openDemo } from '../support/demo-browser.ts'
import { PHONE_AT_NIGHT } from '../support/look.ts'
import { faultsOf } from '../support/looks-right.ts'

const REASON = 'Đối chiếu thẻ tại quầy một cửa'

let demo: DemoBrowser
let context: BrowserContext
let page: Page
let name = ''
let whole = ''

beforeAll(async () => {
  demo = await openDemo(3000)
  context = await demo.signIn('commune_police')
  page = await context.newPage()
  await page.clock.install()
})
afterAll(() => demo?.close())

const box = () => page.getByLabel('Họ tên hoặc số')
const openNumber = () => page.getByRole('button', { name: 'Xem số: Số định danh' })

test('a name is found as it is typed, without diacritics, and only masked numbers stand beside it', async () => {
  await page.goto(`${demo.url}/people`)
  await box().fill('ng')
  await page.getByRole('table').waitFor()
  // Somebody who lives in the commune: of the others nothing whole may be seen.
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
    .filter({ hasNotText: 'đang ở nơi khác' })
  name = (await row.first().getByRole('link').textContent()) ?? ''
  const found = await page.locator('main').textContent()
  expect(found).toMatch(/•{10}\d\d(?!\d)/)
  expect(found).not.toMatch(/\d{9,}/)
  expect(page.url()).toBe(`${demo.url}/people`)
  expect(await faultsOf(page)).toEqual([])
})

test('a person’s page says how all nine milestones stand and tells the history by both clocks', async () => {
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  const milestones = page.getByRole('region', { name: 'Tình trạng từng việc', exact: true })
  expect(await milestones.getByRole('row').count()).toBe(10)
  const next = page.getByRole('region', { name: 'Việc tiếp theo' })
  expect(await next.textContent()).toMatch(/Ai làm|Không còn việc nào phải làm|Chưa đủ tuổi/)
  await page.getByRole('region', { name: 'Diễn biến' }).getByText('biết cùng ngày').first().waitFor()
  expect(await faultsOf(page)).toEqual([])
})

test('a whole number asks for a reason in words, is masked after half a minute and leaves no trace in the page', async () => {
  await openNumber().click()
  const dialog = page.getByRole('dialog', { name: 'Xem số định danh' })
  const submit = dialog.getByRole('button', { name: 'Ghi nhật ký và xem' })
  await submit.click()
  await dialog.getByText('Hãy ghi rõ hơn').waitFor()
  await dialog.getByLabel('Lý do').fill('theo số 0912 345 678 của người nhà')
  await submit.click()
  await dialog.getByText('Đừng ghi số giấy tờ').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByLabel('Lý do').fill(REASON)
  await submit.click()
  whole = (await page.locator('.citizen-whole').textContent()) ?? ''
  expect(whole).toMatch(/^\d{12}$/)
  expect(page.url()).not.toContain(whole)
  await page.clock.fastForward(29_000)
  expect(await page.locator('.citizen-whole').count()).toBe(1)
  await page.clock.fastForward(2_000)
  await openNumber().waitFor()
  expect(await page.content()).not.toContain(whole)
})

test('a number is searched only when it is asked for, and leads to the one who bears it', async () => {
  await page.goBack()
  expect(await box().inputValue()).toBe('ng')
  await box().fill(whole.slice(0, 8))
  await page.getByText('Hãy gõ trọn số').waitFor()
  await box().fill(whole)
  await page.getByText('Mỗi lần tìm được ghi vào nhật ký').waitFor()
  expect(await page.getByRole('table').count()).toBe(0)
  await box().press('Enter')
  await page.getByRole('link', { name }).waitFor()
  expect(page.url()).toBe(`${demo.url}/people`)
})

test('the log holds the reveal with its reason and the search by number, and no number', async () => {
  const auditor = await demo.signIn('auditor')
  const { entries } = await demo.ask(auditor, readAudit, {})
  expect(entries.filter(({ action }) => action === 'number-revealed').map(({ reason }) => reason)).toEqual([
    REASON,
  ])
  expect(entries.filter(({ action }) => action === 'number-searched')).toHaveLength(1)
  expect(JSON.stringify(entries)).not.toContain(whole)
  await auditor.close()
})

test('whoever lives elsewhere is read-only, and a leader is offered no whole number of anybody', async () => {
  const findAll = async (q: string) => (await demo.ask(context, searchPeople, { q })).people
  const people = (await Promise.all(['ng', 'th', 'le', 'tr', 'v'].map(findAll))).flat()
  const [away, here] = [people.find(({ elsewhere }) => elsewhere), people.find(({ elsewhere }) => !elsewhere)]
  await page.goto(`${demo.url}/people/${away?.communeId}/${away?.personId}`)
  await page.getByText('Chỉ xem: thường trú trong phạm vi của bạn').waitFor()
  expect(await page.getByRole('button', { name: /^Xem số/ }).count()).toBe(0)

  const leader = await demo.signIn('commune_leader')
  const theirs = await leader.newPage()
  await theirs.goto(`${demo.url}/people/${here?.communeId}/${here?.personId}`)
  await theirs.getByRole('heading', { name: 'Diễn biến' }).waitFor()
  expect(await theirs.getByRole('button', { name: /^Xem số/ }).count()).toBe(0)
  await leader.close()
})

describe('on a phone at night', () => {
  test('search and page have no fault', async () => {
    const phone = await demo.signIn('desk_clerk', { ...PHONE_AT_NIGHT, width: 320 })
    const small = await phone.newPage()
    await small.goto(`${demo.url}/people`)
    await small.getByLabel('Họ tên hoặc số').fill('ng')
    await small.getByRole('table').waitFor()
    expect(await faultsOf(small)).toEqual([])
    await small.getByRole('table').getByRole('link').first().click()
    await small.getByRole('heading', { name: 'Diễn biến' }).waitFor()
    expect(await faultsOf(small)).toEqual([])
    await phone.close()
  })
})
