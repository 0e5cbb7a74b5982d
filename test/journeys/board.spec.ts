// The board as leaders read it: the figures of 25-3-2024, what each says when it is pressed, the way down to the names, the
// day and the known-at day in the address, and that nothing of it is wrong for those who cannot see or point.

import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#domain/access'
import { CHROMIUM_ARGS, chromiumPath } from '../support/chromium.ts'
import { type DemoSite, serveDemo } from '../support/demo-site.ts'

let site: DemoSite
let browser: Browser

beforeAll(async () => {
  site = await serveDemo(20_000, 45)
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: [...CHROMIUM_ARGS] })
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

type Look = { readonly width: number; readonly height: number; readonly colorScheme: 'light' | 'dark' }
const DESK: Look = { width: 1440, height: 900, colorScheme: 'light' }
const PHONE: Look = { width: 360, height: 640, colorScheme: 'dark' }

const signedIn = new Map<Role, Awaited<ReturnType<BrowserContext['storageState']>>>()

/** A page of somebody who is signed in; what it complains of is kept. */
async function visit(role: Role, path: string, { width, height, colorScheme }: Look = DESK) {
  const kept = signedIn.get(role)
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
    ...(kept === undefined ? {} : { storageState: kept }),
  })
  if (kept === undefined) {
    const answer = await context.request.post(`${site.url}/api/login`, {
      data: site.loginOf(role),
      headers: { origin: site.url },
    })
    expect(answer.status()).toBe(200)
    signedIn.set(role, await context.storageState())
  }
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.message))
  await page.goto(site.url + path)
  await page.locator('h1').waitFor()
  return { page, said, close: () => context.close() }
}

async function faultsOf(page: Page, said: readonly string[]): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return [
    ...said,
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ...(excess > 0 ? [`the page is ${excess} px too wide`] : []),
  ]
}

const strip = (page: Page) => page.getByRole('region', { name: 'Bốn mục tiêu' })
const series = (page: Page) => page.locator('.series-box svg').first()

describe('the province on 25-3-2024', () => {
  test('shows the shares of the article, and what nobody measured as not reported', async () => {
    const { page, close } = await visit('province_leader', '/board?day=2024-03-25')
    await strip(page).waitFor()
    const shares = await strip(page).locator('.figure-large').allTextContents()
    expect(shares).toEqual(['96,91%', '59,10%', 'Chưa báo cáo', 'Chưa báo cáo'])
    const ministry = page.getByRole('row', { name: /Thu nhận hồ sơ định danh.*Bộ Công an giao/ })
    expect(await ministry.textContent()).toContain('71,01%')
    await page.getByRole('button', { name: /Số đã in, Thu nhận hồ sơ định danh: 71,02%/ }).click()
    await page.getByRole('dialog').getByText('Không khớp').waitFor()
    await close()
  })

  test('keeps subscriptions and certificates apart from people, each with its unit and source', async () => {
    const { page, close } = await visit('province_leader', '/board?day=2024-03-25')
    const external = page.getByRole('region', { name: 'Số liệu từ nơi khác' })
    await external.getByText('1.304.440 thuê bao').waitFor()
    await external.getByText('56.943 chứng thư số').waitFor()
    expect(await external.getByRole('button').count()).toBe(0)
    await close()
  })
})

test('a figure explains itself and leads from the province down to the names behind it', async () => {
  const { page, said, close } = await visit('province_leader', '/board')
  await page.getByRole('button', { name: /^Thẻ căn cước: / }).click()
  const explained = page.getByRole('dialog', { name: 'Thẻ căn cước' })
  for (const part of ['Tính trên', 'sinh đến hết 31/12/2010', 'Như đã biết ngày', 'Nguồn', 'Làm tròn'])
    await explained.getByText(part).first().waitFor()
  expect(await faultsOf(page, said)).toEqual([])
  await explained.getByRole('link', { name: /Xem từng huyện/ }).click()
  await page.getByRole('link', { name: 'Thị xã Chơn Thành' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Thị xã Chơn Thành' }).waitFor()
  await page.locator('.tile').filter({ hasText: 'Minh Hưng' }).click()
  await page.getByRole('heading', { level: 1, name: 'Phường Minh Hưng' }).waitFor()

  const missing = page.getByRole('button', { name: /^Kích hoạt định danh điện tử: chưa có: \d/ }).first()
  const count = await missing.textContent()
  await missing.click()
  await page.getByRole('link', { name: 'Mở danh sách có tên' }).click()
  await page.getByText(`trong ${count} người`).first().waitFor()
  const list = await page.locator('main').textContent()
  expect(list).toMatch(/•{10}\d\d(?!\d)/)
  expect(list).not.toMatch(/\d{9,}/)
  await close()
})

test('the day and the known-at day stand in the address and come back from it', async () => {
  const { page, close } = await visit('province_leader', '/board?day=2024-05-10')
  await page.getByText('Ngày 36/90, số liệu đến hết ngày 10/5/2024').waitFor()
  await strip(page).waitFor()
  const asKnownNow = await strip(page).textContent()
  await page.getByRole('button', { name: 'Như biết hôm nay' }).click()
  await page.locator('.known [data-day]:not([disabled])').first().click()
  await page
    .getByRole('note')
    .filter({ hasText: 'chỉ tính những gì đã biết đến hết ngày 10/5/2024' })
    .waitFor()
  expect(new URL(page.url()).searchParams.get('knownAt')).toBe('2024-05-10')
  await expect.poll(() => strip(page).textContent()).not.toBe(asKnownNow)
  await page.reload()
  await page.getByRole('button', { name: 'Như đã biết ngày 10/5/2024' }).waitFor()
  await page.getByRole('button', { name: 'Ngày trước' }).click()
  await page.getByText('Ngày 35/90').first().waitFor()
  expect(new URL(page.url()).searchParams.get('day')).toBe('2024-05-09')
  await close()
})

test('an auditor reads figures and is offered no names', async () => {
  const { page, close } = await visit('auditor', '/board')
  await page.locator('.tile').first().click()
  await page.getByRole('button', { name: /^Thẻ căn cước: / }).click()
  await page.getByRole('link', { name: /Xem từng thôn, ấp/ }).waitFor()
  expect(await page.getByRole('link', { name: 'Danh sách có tên' }).count()).toBe(0)
  await close()
})

describe.each([DESK, PHONE])('at $width px, $colorScheme', (look) => {
  test.each([
    ['province_leader', '/board'],
    ['district_leader', '/board?columns=one'],
    ['commune_leader', '/board?base=registered'],
    ['hamlet_head', '/board'],
  ] as const)('the board of a %s has no fault', async (role, path) => {
    const { page, said, close } = await visit(role, path, look)
    await series(page).waitFor()
    expect(await faultsOf(page, said)).toEqual([])
    await close()
  })

  test('the named list has no fault', async () => {
    const { page, said, close } = await visit('commune_leader', '/board/people?show=open&measure=5', look)
    await page.getByRole('table').waitFor()
    expect(await faultsOf(page, said)).toEqual([])
    await close()
  })
})
