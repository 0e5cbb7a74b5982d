// The board as leaders read it: the figures of 25-3-2024, what each says when it is pressed, the way down to the names, the
// day and the known-at day in the address, and that nothing of it is wrong for those who cannot see or point.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#domain/access'
import { complaintsOf } from '../support/complaints.ts'
import { type DemoBrowser, openDemo } from '../support/demo-browser.ts'
import { type Look, PHONE_AT_NIGHT } from '../support/look.ts'
import { faultsOf } from '../support/looks-right.ts'

let demo: DemoBrowser

beforeAll(async () => {
  demo = await openDemo(20_000)
})
afterAll(() => demo?.close())

const WIDE: Look = { width: 1440, height: 900, colorScheme: 'light' }

/** A page of somebody who is signed in; what it complains of is kept. */
async function visit(role: Role, path: string, look: Look = WIDE) {
  const context = await demo.signIn(role, look)
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(demo.url + path)
  await page.locator('h1').waitFor()
  return {
    page,
    faults: async () => [...complaints, ...(await faultsOf(page))],
    close: () => context.close(),
  }
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
  const { page, faults, close } = await visit('province_leader', '/board')
  await page.getByRole('button', { name: /^Thẻ căn cước: / }).click()
  const explained = page.getByRole('dialog', { name: 'Thẻ căn cước' })
  for (const part of ['Tính trên', 'sinh đến hết 31/12/2010', 'Như đã biết ngày', 'Nguồn', 'Làm tròn'])
    await explained.getByText(part).first().waitFor()
  expect(await faults()).toEqual([])
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

describe.each([WIDE, PHONE_AT_NIGHT])('at $width px, $colorScheme', (look) => {
  test.each([
    ['province_leader', '/board'],
    ['district_leader', '/board?columns=one'],
    ['commune_leader', '/board?base=registered'],
    ['hamlet_head', '/board'],
  ] as const)('the board of a %s has no fault', async (role, path) => {
    const { page, faults, close } = await visit(role, path, look)
    await series(page).waitFor()
    expect(await faults()).toEqual([])
    await close()
  })

  test('the named list has no fault', async () => {
    const { page, faults, close } = await visit('commune_leader', '/board/people?show=open&measure=5', look)
    await page.getByRole('table').waitFor()
    expect(await faults()).toEqual([])
    await close()
  })
})
