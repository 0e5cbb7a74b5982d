// Police ask for an exemption of a citizen, the commune's leader approves it, and the citizen then moves to another hamlet: each
// step is recorded once, by whom, and seen at once on the page of the person.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoBrowser, openDemo } from '../support/demo-browser.ts'
import { looksRight } from '../support/looks-right.ts'

const SHOTS = process.env['JOURNEY_SHOTS']

let demo: DemoBrowser
let police: Page
let leader: Page
let address = ''

beforeAll(async () => {
  demo = await openDemo(3000)
  police = await (await demo.signIn('commune_police')).newPage()
  leader = await (await demo.signIn('commune_leader')).newPage()
})
afterAll(() => demo?.close())

/** With pictures, for whoever wants to look. */
const show = (page: Page, name: string): Promise<void> =>
  looksRight(page, async (width) => {
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: true })
  })

const part = (page: Page) => page.getByRole('region', { name: 'Xác minh, miễn, chuyển nơi ở' })
const history = (page: Page) => page.getByRole('region', { name: 'Diễn biến' })

test('an exemption is asked for with a paper and a day, and is not granted yet', async () => {
  await police.goto(`${demo.url}/people`)
  await police.getByLabel('Họ tên hoặc số').fill('ng')
  const row = police
    .getByRole('row')
    .filter({ has: police.getByRole('link') })
    .filter({ hasNotText: 'đang ở nơi khác' })
  await row.first().getByRole('link').click()
  address = police.url()
  await part(police).getByText('Ghi nhận', { exact: true }).click()
  await part(police).getByLabel('Ghi nhận việc gì').selectOption({ label: 'Đề nghị miễn' })
  await part(police).getByRole('button', { name: 'Gửi đề nghị' }).click()
  await part(police).getByText('Hãy ghi tên giấy tờ bằng chữ').waitFor()
  await show(police, 'exempt-form')
  await part(police)
    .getByLabel('Giấy tờ làm căn cứ')
    .fill('Giấy xác nhận khuyết tật của UBND xã, tháng 3/2024')
  await part(police).getByLabel('Miễn đến hết ngày').fill('31/12/2024')
  await part(police).getByRole('button', { name: 'Gửi đề nghị' }).click()
  await part(police).getByText('Bạn đề nghị; cần người khác duyệt.').waitFor()
  expect(await part(police).getByRole('button', { name: 'Duyệt miễn' }).count()).toBe(0)
})

test('somebody else finds it under the search and approves it; the person is exempt', async () => {
  await leader.goto(`${demo.url}/people`)
  const waiting = leader.getByRole('region', { name: 'Đề nghị miễn chờ duyệt' })
  await waiting.waitFor()
  await show(leader, 'waiting')
  await waiting.getByRole('button', { name: 'Duyệt miễn' }).click()
  await waiting.waitFor({ state: 'detached' })
  await leader.goto(address)
  await history(leader).getByText('Được miễn').first().waitFor()
  await leader.getByText('khuyết tật nặng').first().waitFor()
  await show(leader, 'granted')
})

test('a move is recorded with its day and everything follows the person', async () => {
  await leader.goto(address)
  await part(leader).getByText('Ghi nhận', { exact: true }).click()
  await part(leader).getByLabel('Ghi nhận việc gì').selectOption({ label: 'Chuyển nơi ở' })
  await part(leader).getByLabel('Thôn, ấp, khu phố').waitFor()
  await show(leader, 'move-form')
  const hamlet = await part(leader)
    .getByLabel('Thôn, ấp, khu phố')
    .evaluate((select) => (select instanceof HTMLSelectElement ? select.selectedOptions[0]?.text : ''))
  await part(leader).getByRole('button', { name: 'Ghi', exact: true }).click()
  await history(leader).getByText('Chuyển nơi ở').first().waitFor()
  expect(await leader.getByRole('region', { name: 'Nơi cư trú', exact: true }).textContent()).toContain(
    hamlet,
  )
})
