// A clerk brings in lists as an office really sends them: says how letters are written, which sheets are read, what a column
// holds; sees what goes back and why, takes the list in, corrects the returned rows in their workbook and sends them again; sees
// who vanished from a list of who lacks a card and says of one that it is done; takes a list back, and the board is as before.

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf, instantOfDay } from '#domain/dates'
import { makeAccount } from '../../src/server/auth/accounts.ts'
import { setCampaignNow } from '../../src/server/platform/clock.ts'
import { buildWeb } from '../support/build-web.ts'
import { launchChromium } from '../support/launch-chromium.ts'
import { logIn } from '../support/log-in-page.ts'
import { DESK, openContext } from '../support/look.ts'
import { faultsOf, looksRight } from '../support/looks-right.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { startServerOn } from '../support/server-on.ts'

const LOGIN = { username: 'congan.locthanh', password: 'bến-đò-sông-bé' }
const CORPUS = fileURLToPath(new URL('../fixtures/lists/corpus/files/', import.meta.url))
const SENDER = 'Tổ quản lý hành chính'
/** How this office calls the telephone: no list of headings knows it. */
const PHONES = 'Liên lạc'

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
  await started.value.services.database.asSystem('journey: a clerk', async (tx) => {
    await setCampaignNow(tx, instantOfDay(dayOf(2024, 5, 19), 8))
    const unit = { unitCodes: ['25280'], expiresOn: undefined }
    const made = await makeAccount(tx, null, {
      ...{ ...LOGIN, ...unit, displayName: 'Công an xã Lộc Thạnh', role: 'commune_police' },
    })
    if (!made.ok) throw new Error(made.error.code)
  })
  browser = await launchChromium()
  page = await (await openContext(browser, DESK, { acceptDownloads: true })).newPage()
  await logIn(page, server.url, LOGIN)
  await page.getByRole('heading', { level: 1, name: 'Xã Lộc Thạnh' }).waitFor()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await fresh?.drop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

type Bringing = {
  readonly kind?: string
  readonly asOf: string
  readonly name: string
  readonly content: Buffer
}

const bringIn = async ({ kind, asOf, name, content }: Bringing) => {
  await page.goto(`${server.url}/imports`)
  if (kind !== undefined) await page.getByLabel('Loại danh sách').selectOption({ label: kind })
  await page.getByLabel('Số liệu đến ngày').fill(asOf)
  await page.getByLabel(/^Nơi gửi/).fill(SENDER)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content })
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

const takeIn = async () => {
  await page.getByRole('button', { name: 'Ghi danh sách' }).click()
  await page.getByRole('heading', { name: 'Đã ghi danh sách' }).waitFor()
}

const giveUp = async () => {
  await page.getByRole('button', { name: 'Bỏ danh sách' }).click()
  await page.getByText('Danh sách đã bỏ.').waitFor()
}

/** What stands on the board of the card: "1 / 3 người", or that nothing was reported. */
const cardsOnBoard = async (): Promise<string> => {
  await page.goto(`${server.url}/board`)
  const card = page
    .locator('main article')
    .filter({ has: page.getByRole('heading', { name: 'Thẻ căn cước', exact: true }) })
  await card.getByText('người').first().waitFor()
  return (await card.textContent()) ?? ''
}

const PEOPLE = [
  ['Điểu Kăn', '12/12/1972', '070072003110'],
  ['Thị Xuân', '01/02/1990', '070190004321'],
  ['Trịnh Thị Nhàn', '15/03/1985', '001185003221'],
] as const

const listOf = async (...people: readonly (typeof PEOPLE)[number][]): Promise<Buffer> => {
  const rows = people.map(([name, birth, identity], i) => [i + 1, name, birth, identity, 'Ấp 3'])
  const heads = ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Ấp']
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Danh sách', rows: [heads, ...rows] }] }))
}

test('several files are sent one after another, and each is opened by hand', async () => {
  await page.goto(`${server.url}/imports`)
  const names = ['chu-dam-hucre.xlsx', 'chu-dam-raw.xls']
  await page.locator('input[type=file]').setInputFiles(names.map((name) => join(CORPUS, name)))
  await page.getByText('Đã gửi 2 trên 2 tệp.').waitFor()
  const queue = page.getByRole('region', { name: 'Các tệp vừa chọn' })
  expect(await queue.getByRole('link').allTextContents()).toEqual(names)
  await looksRight(page)
  const lists = page.getByRole('table', { name: 'Danh sách đã đưa vào' })
  const addresses = names.map((name) => lists.getByRole('link', { name }).getAttribute('href'))
  for (const address of await Promise.all(addresses)) {
    await page.goto(`${server.url}${address}`)
    await page.getByText('2 dòng: nhận 2').waitFor()
    await giveUp()
  }
})

test('letters of an old font are shown to the clerk, who says that they are right, or how they are written', async () => {
  const content = await readFile(join(CORPUS, 'vni-chi-cot-ten-hucre.xlsx'))
  await bringIn({ asOf: '1/4/2024', name: 'vni.xlsx', content })
  const doubt = page.getByText('1 trên 7 cột chưa chắc viết bằng bảng mã nào')
  await doubt.waitFor()
  const column = page.getByLabel('Bảng mã của cột Họ và tên')
  const texts = page.locator('.import-texts')
  expect(await column.inputValue()).toBe('vni')
  expect(await texts.textContent()).toContain('Nguyễn Thị Mỹ Hường')
  await looksRight(page)
  await page.getByRole('button', { name: 'Chữ đúng rồi' }).click()
  await page.getByRole('button', { name: 'Đọc lại' }).click()
  await page.getByText('9 dòng: nhận 9').waitFor()
  await doubt.waitFor({ state: 'detached' })
  expect(await texts.textContent()).toContain('Nguyễn Thị Mỹ Hường')
  await column.selectOption({ label: 'Windows-1258' })
  await page.getByRole('button', { name: 'Đọc lại' }).click()
  await page.getByRole('button', { name: 'Ghi danh sách' }).waitFor()
  expect(await page.locator('main').textContent()).not.toContain('Nguyễn Thị Mỹ Hường')
  await giveUp()
})

test('a sheet of a workbook is left out and taken again', async () => {
  const content = await readFile(join(CORPUS, 'tung-ap-hucre.xlsx'))
  await bringIn({ asOf: '1/4/2024', name: 'tung-ap.xlsx', content })
  await page.getByText('6 dòng: nhận 6').waitFor()
  await page.getByText('trang ẩn, không đọc').waitFor()
  await page.getByLabel('Đọc trang Ấp 2').uncheck()
  await page.getByRole('button', { name: 'Đọc lại' }).click()
  await page.getByText('5 dòng: nhận 5').waitFor()
  await page.getByLabel('Đọc trang Ấp 2').check()
  await page.getByRole('button', { name: 'Đọc lại' }).click()
  await page.getByText('6 dòng: nhận 6').waitFor()
  await giveUp()
})

test('a column that was not recognised is corrected before the list goes in, and what goes back is told', async () => {
  const text = await readFile(join(CORPUS, 'mat-so-0-hucre.csv'), 'utf8')
  await bringIn({
    asOf: '1/4/2024',
    name: 'mat-so-0.csv',
    content: Buffer.from(text.replace('Điện thoại', PHONES)),
  })
  await page.getByText('3 dòng: nhận 2, trả lại 1, giữ chờ 0.').waitFor()
  await page.getByRole('table', { name: 'Vấn đề theo loại' }).getByText('Excel đã làm hỏng').waitFor()
  expect(await page.getByLabel(PHONES).inputValue()).toBe('none')
  await looksRight(page)
  await page.getByLabel(PHONES).selectOption({ label: 'Điện thoại' })
  // What was chosen and not yet seen cannot be taken in.
  expect(await page.getByRole('button', { name: 'Ghi danh sách' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Đọc lại' }).click()
  await page.getByText('3 dòng: nhận 2, trả lại 1, giữ chờ 0.').waitFor()
  await expect.poll(() => page.getByLabel(PHONES).inputValue()).toBe('phone')
  await takeIn()
  await page.getByText('Đây là danh sách đầu tiên của loại này').waitFor()
  await looksRight(page)
})

test('the returned rows are corrected in their own workbook, sent again, and everybody is in', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Tải các dòng trả lại/ }).click(),
  ])
  const path = join(folder, 'tra-lai.xlsx')
  await download.saveAs(path)
  const { sheets } = await readXlsx(await readFile(path))
  const [sheet] = sheets
  if (sheet === undefined) throw new Error('a workbook without a sheet')
  const header = sheet.rows.findIndex((cells) => cells.includes('Số CCCD'))
  const identities = sheet.rows[header]?.indexOf('Số CCCD') ?? -1
  const returned = sheet.rows.findIndex((cells) => cells.includes('Thị Xuân'))
  expect(sheet.rows[returned]?.join(' ')).toContain('Excel đã làm hỏng số định danh')
  const rows = sheet.rows.map((cells, at) => (at === returned ? cells.with(identities, PEOPLE[1][2]) : cells))
  const corrected = await writeXlsx({ sheets: [{ name: sheet.name, rows }] })
  await bringIn({ asOf: '1/4/2024', name: 'da-sua.xlsx', content: Buffer.from(corrected) })
  await page.getByText('1 dòng: nhận 1, trả lại 0, giữ chờ 0.').waitFor()
  // The same sender's columns are remembered.
  expect(await page.getByLabel(PHONES).inputValue()).toBe('phone')
  await takeIn()
  expect(await cardsOnBoard()).toContain(`trên ${PEOPLE.length} người`)
})

test('two vanish from the list of who lacks a card: one is decided done, the other stays open', async () => {
  const kind = 'Chưa có thẻ căn cước'
  await bringIn({ kind, asOf: '10/5/2024', name: 'lan-1.xlsx', content: await listOf(...PEOPLE) })
  await takeIn()
  expect(await cardsOnBoard()).toContain('0 / 3 người')
  await bringIn({ kind, asOf: '18/5/2024', name: 'lan-2.xlsx', content: await listOf(PEOPLE[0]) })
  await page.getByText('1 dòng: nhận 1, trả lại 0').waitFor()
  await takeIn()
  await page.getByRole('heading', { name: 'So với danh sách cùng loại ngày 10/5/2024' }).waitFor()
  expect(await cardsOnBoard()).toContain('0 / 3 người')
  await page.goBack()
  await page.getByRole('link', { name: 'Xem 2 người vắng tên' }).click()
  await page.getByText('Còn 2 trên 2 người chưa rõ.').waitFor()
  await page.getByText('Không ai được tính là đã xong vì vắng tên').waitFor()
  await looksRight(page)
  await page.getByRole('button', { name: 'Kết luận về Thị Xuân' }).click()
  await looksRight(page)
  await page.getByLabel(/^Ghi chú/).fill('đã xem thẻ tại nhà')
  await page.getByRole('button', { name: 'Đã xong' }).focus()
  await page.keyboard.press('1')
  await page.getByText('Còn 1 trên 2 người chưa rõ.').waitFor()
  // The next who is open comes up by itself, under the hand.
  await page.getByRole('group', { name: 'Trịnh Thị Nhàn nay thế nào?' }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Đã xong')
  await page.getByText(/Đã xong – Công an xã Lộc Thạnh/).waitFor()
  await page.getByText('đã xem thẻ tại nhà').waitFor()
  await page.reload()
  await page.getByText('Còn 1 trên 2 người chưa rõ.').waitFor()
  expect(await page.getByRole('link', { name: 'Thị Xuân' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Tất cả' }).click()
  await page.getByRole('link', { name: 'Thị Xuân' }).waitFor()
  // A report, and no more than that.
  expect(await cardsOnBoard()).toContain('0 / 3 ngườithêm 1 đã báo, chờ xác nhận')
})

test('a list that is older than the last one is foretold as such', async () => {
  const kind = 'Chưa có thẻ căn cước'
  await bringIn({ kind, asOf: '15/5/2024', name: 'lan-1b.xlsx', content: await listOf(PEOPLE[0]) })
  await page.getByRole('heading', { name: '1 điều nên xem lại trước khi ghi' }).waitFor()
  await page.getByText('Đã có danh sách cùng loại mới hơn 3 ngày').waitFor()
  await giveUp()
})

test('a list that is taken back leaves the board as it was, and stands struck through among the lists', async () => {
  const before = await cardsOnBoard()
  await bringIn({
    kind: 'Đã cấp thẻ căn cước',
    asOf: '19/5/2024',
    name: 'da-cap.xlsx',
    content: await listOf(PEOPLE[0], PEOPLE[2]),
  })
  await takeIn()
  const address = page.url()
  expect(await cardsOnBoard()).not.toBe(before)
  await page.goto(address)
  await page.getByRole('button', { name: 'Thu hồi danh sách' }).click()
  const dialog = page.getByRole('dialog', { name: 'Thu hồi danh sách này?' })
  const submit = dialog.getByRole('button', { name: 'Thu hồi danh sách' })
  await submit.click()
  await dialog.getByText('Hãy ghi lý do, ít nhất 3 chữ.').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByLabel('Lý do thu hồi').fill('gửi nhầm danh sách của xã khác')
  await submit.click()
  await page.getByRole('heading', { name: 'Danh sách đã được thu hồi' }).waitFor()
  await page.getByText('Lý do: gửi nhầm danh sách của xã khác').waitFor()
  await looksRight(page)
  expect(await cardsOnBoard()).toBe(before)
  await page.goto(`${server.url}/imports`)
  await page.getByRole('row', { name: /da-cap\.xlsx.*đã thu hồi/ }).waitFor()
  await looksRight(page)
})

test('who sends lists is told with the share of rows that went back', async () => {
  await page.getByRole('link', { name: 'Nơi gửi' }).click()
  const row = page.getByRole('row', { name: new RegExp(SENDER) })
  await row.waitFor()
  // 3 rows, 1 sent again, 3, 1, and the 2 that were taken back; one of them went back.
  expect(await row.getByRole('cell').allTextContents()).toEqual(['5', '10', '1', '10,00%', '0', '19/5/2024'])
  await looksRight(page)
})
