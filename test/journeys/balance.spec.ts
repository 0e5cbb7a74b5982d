// How work is evened out: a commune's leader reads what is proposed for a team and why, takes a part of it, thinks better of it
// and undoes that.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMe } from '#contract/accounts'
import { assignWork, readAssignments, reassignWork } from '#contract/assignments'
import { createTeam } from '#contract/forces'
import { complaintsOf } from '../support/complaints.ts'
import { type DemoBrowser, openDemo } from '../support/demo-browser.ts'
import { looksRight } from '../support/looks-right.ts'

const TEAM = 'Tổ lưu động số ba'
const MEMBERS = ['Hoàng Thị Lan', 'Vũ Minh', 'Điểu K’Sơn']

let demo: DemoBrowser
let page: Page
let complaints: readonly string[] = []

beforeAll(async () => {
  demo = await openDemo(6000)
  const leader = await demo.signIn('commune_leader')
  page = await leader.newPage()
  complaints = complaintsOf(page)
  const unit = (await demo.ask(leader, readMe, {})).units[0]?.unitId ?? 0
  const members = MEMBERS.map((name) => ({
    ...{ name, organisation: 'youth_union' as const, isLead: false, accountId: null },
  }))
  const { teamId } = await demo.ask(leader, createTeam, { unit, name: TEAM, kind: 'hamlet_team', members })
  const { hamlets } = await demo.ask(leader, readAssignments, { unit })
  for (const { hamletId, people, assigned } of hamlets) {
    if (people === 0) continue
    const given = { teamId, places: [{ hamletId }] }
    if (assigned === 0) await demo.ask(leader, assignWork, { ...given, part: 'owner' })
    else await demo.ask(leader, reassignWork, { ...given, reason: 'lập tổ mới' })
  }
})
afterAll(() => demo?.close())

const pressed = (name: string | RegExp) => page.getByRole('button', { name })
const card = () => page.getByRole('article', { name: TEAM })
const shares = () => card().getByRole('table', { name: 'Phần việc còn lại' }).locator('tbody tr')

test('once it is reckoned, what nobody has alone is divided among three', async () => {
  await page.goto(`${demo.url}/forces`)
  await page.getByRole('link', { name: 'Cân việc' }).click()
  await pressed('Tính lại ngay').click()
  await page.getByText(/^Đã tính lại: /).waitFor()
  await card().waitFor()
  await card().getByText('hộ của tổ chưa giao cho riêng ai.').waitFor()
  expect(await shares().locator('th').allTextContents()).toEqual(
    MEMBERS.toSorted().map((name) => expect.stringContaining(name)),
  )
  const hours = (await shares().locator('td:nth-of-type(2) strong').allTextContents()).map((text) =>
    Number(text.replace(' giờ', '').replace('.', '').replace(',', '.')),
  )
  expect(Math.max(...hours) - Math.min(...hours)).toBeLessThan(Math.max(...hours) * 0.25)
  await looksRight(page)
})

test('a part is taken, and the rest stays with the whole team', async () => {
  const ticks = card().getByRole('checkbox')
  const all = await ticks.count()
  expect(all).toBeGreaterThan(1)
  await ticks.first().uncheck()
  await card()
    .getByRole('button', { name: `Đồng ý ${all - 1}/${all} mục` })
    .click()
  await page.getByText(/Đã chia lại: \d+ người có người phụ trách mới\./).waitFor()
  await page.getByText(`${all - 1}/${all} mục`).waitFor()
  await page.getByText('Đã đồng ý: ').waitFor()
  await looksRight(page)
})

test('what was taken is undone, and can be reckoned again', async () => {
  await page.getByRole('list').getByRole('button', { name: 'Hoàn tác' }).click()
  await page.getByText(/Đã hoàn tác: \d+ người trở về người phụ trách cũ\./).waitFor()
  await page.getByText('Đã hoàn tác: ', { exact: false }).first().waitFor()
  await pressed('Tính lại ngay').click()
  await card().waitFor()
  await card().getByRole('button', { name: 'Giữ như hiện nay' }).click()
  await page.getByText('Đã giữ như hiện nay.', { exact: false }).waitFor()
  await expect.poll(() => card().count()).toBe(0)
  expect(complaints).toEqual([])
})
