// The main job, as a commune's police officer does it in a browser: sign in, have a list refused and put right, drop a
// workbook, correct a column, take the list in, see the board move, get the returned rows back, find a person and reveal a
// number. Every screen on the way is free of what axe finds.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf, instantOfDay } from '#domain/dates'
import { makeAccount } from '../../src/server/auth/accounts.ts'
import { openList } from '../../src/server/imports/reading/read-list.ts'
import { setCampaignNow } from '../../src/server/platform/clock.ts'
import { buildWeb } from '../support/build-web.ts'
import { launchChromium } from '../support/launch-chromium.ts'
import { logIn } from '../support/log-in-page.ts'
import { DESK, openContext } from '../support/look.ts'
import { faultsOf } from '../support/looks-right.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { startServerOn } from '../support/server-on.ts'
import { copied, HEADING, PEOPLE, WITH_CARD, workbook } from './tan-phu-lists.ts'

const USERNAME = 'congan.tanphu'
const PASSWORD = 'bến-đò-sông-bé'

let fresh: FreshDatabase
let folder: string
let server: { readonly url: string; readonly stop: () => Promise<void> }
let browser: Browser
let page: Page

beforeAll(async () => {
  await buildWeb()
  fresh = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'phukin-journey-'))
  const started = await startServerOn(fresh, folder)
  if (!started.ok) throw new Error(started.error.code)
  server = started.value
  await started.value.services.database.asSystem('journey: an officer', async (tx) => {
    await setCampaignNow(tx, instantOfDay(dayOf(2024, 5, 19), 8))
    const made = await makeAccount(tx, null, {
      username: USERNAME,
      displayName: 'Công an phường',
      role: 'commune_police',
      unitCodes: ['25195'],
      expiresOn: undefined,
      password: PASSWORD,
    })
    if (!made.ok) throw new Error(made.error.code)
  })
  browser = await launchChromium()
  page = await (await openContext(browser, DESK, { acceptDownloads: true })).newPage()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await fresh?.drop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

/** One of the four on the board: its share, its counts, its pace. */
const headline = (name: string) =>
  page.locator('main article').filter({ has: page.getByRole('heading', { name, exact: true }) })

test('a wrong password is said, the right one opens the board of the officer’s commune', async () => {
  await logIn(page, server.url, { username: USERNAME, password: 'không-phải-thế' })
  await page.getByRole('alert').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { level: 1, name: 'Phường Tân Phú' }).waitFor()
  await page.getByText('Chưa có người nào trong đơn vị này vào ngày đó').waitFor()
  expect(await faultsOf(page)).toEqual([])
})

test('a list without its birth dates is refused, put right by its heading, and given up again', async () => {
  await page.getByRole('link', { name: 'Danh sách' }).first().click()
  await page.getByText('Chưa có danh sách nào.').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.locator('input[type=file]').setInputFiles({
    name: 'thieu-cot.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'Họ và tên,Sinh vào,Số CCCD,Khu phố\nNguyễn Văn An,05/07/1960,070060100000,Khu phố 1\n',
    ),
  })
  const refusal = page.getByRole('alert')
  await refusal.getByText('Thiếu cột bắt buộc: Ngày sinh.').waitFor()
  expect(await refusal.textContent()).toContain('chưa có dòng nào được ghi')
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Sinh vào').selectOption({ label: 'Ngày sinh' })
  await page.getByRole('button', { name: 'Đọc lại' }).click()
  await page.getByText('1 dòng: nhận 1, trả lại 0, giữ chờ 0.').waitFor()
  await page.getByText('Mở mới 1 thôn, ấp, khu phố: Khu phố 1.').waitFor()
  // The address is the step: whoever opens it again sees the same.
  await page.reload()
  await page.getByText('1 dòng: nhận 1, trả lại 0, giữ chờ 0.').waitFor()
  await page.getByRole('button', { name: 'Bỏ danh sách' }).click()
  await page.getByText('Danh sách đã bỏ.').waitFor()
  expect(await faultsOf(page)).toEqual([])
})

test('a file that only calls itself a workbook is refused in words, and nothing of it is kept', async () => {
  await page.getByRole('link', { name: 'Mọi danh sách' }).click()
  await page.getByRole('row', { name: /thieu-cot\.csv.*đã bỏ/ }).waitFor()
  await page.locator('input[type=file]').setInputFiles({
    name: 'anh.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
  })
  await page.getByRole('alert').getByText('Không có dòng nào được ghi.').waitFor()
  expect(await page.getByRole('alert').textContent()).toContain('Đây là tệp ảnh')
  expect(await page.getByRole('button', { name: 'Ghi danh sách' }).count()).toBe(0)
})

test('a range copied from Excel is taken in as a register; the board counts its people and no cards', async () => {
  await page.getByRole('link', { name: 'Mọi danh sách' }).click()
  await page.getByRole('group', { name: 'Tệp danh sách' }).evaluate((drop, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    drop.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, copied())
  await page.getByRole('heading', { level: 1, name: 'dán từ Excel' }).waitFor()
  await page.getByText('40 dòng: nhận 40, trả lại 0, giữ chờ 0.').waitFor()
  await page.getByRole('button', { name: 'Ghi danh sách' }).click()
  await page.getByRole('heading', { name: 'Đã ghi danh sách' }).waitFor()
  await page.getByRole('link', { name: 'Xem bảng số liệu của ngày này' }).click()
  await headline('Thẻ căn cước').getByText(`trên ${PEOPLE} người`).waitFor()
  const told = await headline('Thẻ căn cước').textContent()
  expect(told).toContain('chưa báo cáo')
  expect(told).not.toContain('%')
  expect(await faultsOf(page)).toEqual([])
})

test('a workbook is foretold, one column corrected, and taken in', async () => {
  await page.getByRole('link', { name: 'Danh sách' }).first().click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'tan-phu.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await workbook(),
  })
  await page.getByText('42 dòng: nhận 40, trả lại 2, giữ chờ 0.').waitFor()
  expect(await page.getByLabel(HEADING).inputValue()).toBe('none')
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel(HEADING).selectOption({ label: 'Đã có thẻ căn cước' })
  await page.getByRole('button', { name: 'Đọc lại' }).click()
  await expect.poll(() => page.getByLabel(HEADING).inputValue()).toBe('card')
  await page.getByRole('button', { name: 'Ghi danh sách' }).click()
  await page.getByRole('heading', { name: 'Đã ghi danh sách' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Đã ghi danh sách' }).waitFor()
  await page.getByText('42 dòng: nhận 40, trả lại 2, giữ chờ 0.').waitFor()
  expect(await faultsOf(page)).toEqual([])
})

test('the returned rows come back as a workbook with the reason beside each', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Tải các dòng trả lại/ }).click(),
  ])
  const path = join(folder, 'returned.xlsx')
  await download.saveAs(path)
  const opened = await openList(path, 'returned.xlsx')
  if (!opened.ok) throw new Error(opened.error)
  const cells: string[] = []
  for await (const rows of opened.value.rows(0)) for (const row of rows) cells.push(row.cells.join(' | '))
  const text = cells.join('\n')
  expect(text).toContain('Trần Thị Sai Ngày')
  expect(text).toContain('Ngày sinh không có thật.')
  expect(text).toContain('Số định danh không đủ 12 chữ số.')
  expect(text).not.toContain('Nguyễn Văn An')
})

test('the board has moved from “not reported” to exact numbers of cards, and the rest has not', async () => {
  await page.getByRole('link', { name: 'Xem bảng số liệu của ngày này' }).click()
  await page.getByRole('heading', { level: 1, name: 'Phường Tân Phú' }).waitFor()
  await headline('Thẻ căn cước').getByText(`${WITH_CARD} / ${PEOPLE} người`).waitFor()
  expect(await headline('Thẻ căn cước').textContent()).toContain('75,00%')
  expect(await headline('Điện thoại thông minh 4G').textContent()).toContain('chưa báo cáo')
  expect(await faultsOf(page)).toEqual([])
})

test('a person is found without diacritics, and a number is revealed only with a reason', async () => {
  await page.goto(`${server.url}/people`)
  await page.getByLabel('Họ tên hoặc số').fill('ng cuong')
  await page.getByRole('link', { name: 'Nguyễn Văn Cường' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Nguyễn Văn Cường' }).waitFor()
  expect(await page.locator('main').textContent()).not.toMatch(/\d{9,}/)
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Xem số: Số định danh' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Ghi nhật ký và xem' }).click()
  await dialog.getByText('Hãy ghi rõ hơn, ít nhất 10 ký tự.').waitFor()
  await dialog.getByLabel('Lý do').fill('đối chiếu thẻ tại quầy một cửa')
  await dialog.getByRole('button', { name: 'Ghi nhật ký và xem' }).click()
  await page.getByText(/^0700\d{8}$/).waitFor()
})

test('after the log-out the page shows nobody', async () => {
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Công an phường/ }).click()
  await page
    .getByRole('menuitem', { name: 'Đăng xuất' })
    .or(page.getByRole('button', { name: 'Đăng xuất' }))
    .click()
  await page.getByLabel('Tên đăng nhập').waitFor()
  await page.goto(`${server.url}/people`)
  await page.getByLabel('Tên đăng nhập').waitFor()
})
