// How a phone is let in and shut out: the commune's police give a volunteer a code, a phone joins by it, the board shows that phone,
// it is shut out with a reason and learns it. And what a lost phone handed in later is accepted or declined.

import { createHash } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CHROMIUM_ARGS, chromiumPath } from '../support/chromium.ts'
import { type DemoSite, serveDemo } from '../support/demo-site.ts'

const NAME = 'Máy của chuyến đi'

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
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

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

const heading = (name: string) => page.getByRole('heading', { level: 1, name })
const dialog = () => page.getByRole('dialog')
const rows = () => page.getByRole('table', { name: 'Máy theo người đi' }).locator('tbody tr')
const choose = (shown: string) => page.getByRole('button', { name: shown, exact: true }).click()
const total = async (name: string): Promise<number> =>
  Number(await page.locator('.device-totals > div', { hasText: name }).locator('dd').textContent())

/** As a phone calls: without a cookie. */
const field = async (path: string, input: object) => {
  const response = await fetch(`${site.url}/api/field/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  return { status: response.status, body: await response.json() }
}

let name = ''
let code = ''
/** How a phone that may have forgotten its secret says which it is. */
let proof = ''

test('an officer sees who walks, and who is silent or has no phone first', async () => {
  const { username, password } = site.loginOf('commune_police')
  await page.goto(`${site.url}/log-in?to=/devices`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await heading('Thiết bị').waitFor()
  expect(await total('Im lặng hơn 24 giờ')).toBeGreaterThan(0)
  expect(await rows().first().textContent()).toContain('im lặng hơn 24 giờ')
  await looksRight()
})

test('a volunteer without a phone is given a code, as a QR and in letters', async () => {
  await choose('Chưa có máy')
  const row = rows().filter({ hasText: 'Tình nguyện viên' }).filter({ hasNotText: 'Mã chờ dùng' }).first()
  name = (await row.locator('strong').textContent()) ?? ''
  await row.getByRole('button', { name: /^Cấp mã/ }).click()
  await dialog()
    .getByRole('img', { name: `Mã QR mở máy cho ${name}` })
    .waitFor()
  code = (await dialog().locator('.device-code-letters').textContent()) ?? ''
  expect(code).toMatch(/^\w{4}-\w{4}-\w{4}$/)
  expect(await violations()).toEqual([])
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('#root').isVisible()).toBe(false)
  expect(await dialog().getByRole('img').isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
  await dialog().getByRole('button', { name: 'Xong' }).click()
  await rows().filter({ hasText: name }).getByText('Mã chờ dùng').waitFor()
})

test('a phone joins by the code, typed as people type, and the board shows it', async () => {
  const typed = { code: code.toLowerCase().replaceAll('-', ' '), name: NAME, app: '1.0.0' }
  const joined = await field('join', typed)
  expect(joined.status).toBe(200)
  proof = createHash('sha256').update(joined.body.token).digest('base64url')
  expect((await field('join', typed)).body.code).toBe('invitation-invalid')
  expect((await field('standing', { proof })).body.standing).toBe('active')
  await page.reload()
  await rows().filter({ hasText: NAME }).getByText('vừa xong').first().waitFor()
})

test('the phone is shut out for a reason only, and learns it', async () => {
  await page.getByRole('button', { name: `Thu hồi ${NAME} ${name}` }).click()
  await dialog().getByRole('button', { name: 'Thu hồi' }).click()
  await dialog().getByText('Hãy ghi rõ hơn, ít nhất 5 ký tự.').waitFor()
  await dialog().getByLabel('Lý do').fill('rơi mất trên đường đi')
  await dialog().getByRole('button', { name: 'Thu hồi' }).click()
  await page.getByText(`Đã thu hồi máy của ${name}.`).waitFor()
  expect((await field('standing', { proof })).body.standing).toBe('revoked')
  await choose('Không dùng nữa')
  const row = rows().filter({ hasText: NAME })
  expect(await row.textContent()).toContain('rơi mất trên đường đi')
  expect(await row.textContent()).toContain('Máy chưa báo đã xóa dữ liệu')
  await field('wiped', { proof, why: 'revoked', sealedLeft: 2 })
  await page.reload()
  await choose('Không dùng nữa')
  await rows().filter({ hasText: NAME }).getByText('còn 2 lượt đến niêm phong trên máy').waitFor()
  await looksRight()
})

test('what a lost phone handed in later is accepted, or declined with a reason, and stays', async () => {
  await page.getByRole('link', { name: /^Chờ cán bộ xem/ }).click()
  await heading('Chờ cán bộ xem').waitFor()
  const visits = page.getByRole('list', { name: 'Các lượt đến' }).getByRole('listitem')
  await expect.poll(() => visits.count()).toBe(2)
  await looksRight()
  await visits.first().getByRole('button', { name: /^Nhận/ }).click()
  await page.getByText(/^Đã nhận lượt đến của /).waitFor()
  await expect.poll(() => visits.count()).toBe(1)
  await visits
    .first()
    .getByRole('button', { name: /^Không nhận/ })
    .click()
  await dialog().getByLabel('Lý do').fill('máy nằm trong tay người khác')
  await dialog().getByRole('button', { name: 'Không nhận' }).click()
  await page.getByText('Không có lượt đến nào chờ xem').waitFor()
  await choose('Đã quyết định')
  await page.getByText('Lý do: máy nằm trong tay người khác').waitFor()
  await looksRight()
})

test('nothing broke on the way', () => {
  expect(broken).toEqual([])
})
