// How work is evened out: a commune's leader reads what is proposed for a team and why, takes a part of it, thinks better of it
// and undoes that.

import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { CHROMIUM_ARGS, chromiumPath } from '../support/chromium.ts'
import { type DemoSite, serveDemo } from '../support/demo-site.ts'

const TEAM = 'Tổ lưu động số ba'
const MEMBERS = ['Hoàng Thị Lan', 'Vũ Minh', 'Điểu K’Sơn']

let site: DemoSite
let browser: Browser
let page: Page
const broken: string[] = []

beforeAll(async () => {
  site = await serveDemo(6000, 45)
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: [...CHROMIUM_ARGS] })
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
  page.on('pageerror', (error) => broken.push(error.message))
  await post('/api/login', site.loginOf('commune_leader'))
  const me = z.object({ units: z.array(z.object({ unitId: z.number() })) }).parse(await get('/api/me'))
  const unit = me.units[0]?.unitId ?? 0
  const members = MEMBERS.map((name) => ({
    ...{ name, organisation: 'youth_union', isLead: false, accountId: null },
  }))
  const team = { unit, name: TEAM, kind: 'hamlet_team', members }
  const { teamId } = z.object({ teamId: z.string() }).parse(await post('/api/teams', team))
  const { hamlets } = z
    .object({
      hamlets: z.array(z.object({ hamletId: z.number(), people: z.number(), assigned: z.number() })),
    })
    .parse(await get(`/api/units/${unit}/assignments`))
  for (const { hamletId, people, assigned } of hamlets) {
    if (people === 0) continue
    const given = { teamId, places: [{ hamletId }] }
    if (assigned === 0) await post('/api/assignments', { ...given, part: 'owner' })
    else await post('/api/assignments/reassign', { ...given, reason: 'lập tổ mới' })
  }
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function post(path: string, data: object): Promise<unknown> {
  const headers = { origin: site.url }
  const answer = await page.context().request.post(`${site.url}${path}`, { data, headers })
  expect(answer.status(), `${path}: ${await answer.text()}`).toBeLessThan(300)
  return answer.json()
}
async function get(path: string): Promise<unknown> {
  return (await page.context().request.get(`${site.url}${path}`)).json()
}

const violations = async (): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )

/** On a phone as well: nothing may stick out sideways. */
async function looksRight(): Promise<void> {
  expect(await violations()).toEqual([])
  await page.setViewportSize({ width: 360, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await violations()).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
}

const pressed = (name: string | RegExp) => page.getByRole('button', { name })
const card = () => page.getByRole('article', { name: TEAM })
const shares = () => card().getByRole('table', { name: 'Phần việc còn lại' }).locator('tbody tr')

test('once it is reckoned, what nobody has alone is divided among three', async () => {
  await page.goto(`${site.url}/forces`)
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
  await looksRight()
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
  await looksRight()
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
  expect(broken).toEqual([])
})
