// How work is given out: a commune's leader makes a team with members of three organisations, takes two hamlets back and gives
// them to it, gives one household of them to another, thinks better of it and undoes that.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintsOf, REFUSED } from '../support/complaints.ts'
import { type DemoBrowser, openDemo } from '../support/demo-browser.ts'
import { logIn } from '../support/log-in-page.ts'
import { DESK, openContext, PHONE } from '../support/look.ts'
import { faultsOf, looksRight } from '../support/looks-right.ts'

const TEAM = 'Tổ lưu động số một'
const OTHER = 'Tổ lưu động số hai'

let demo: DemoBrowser
let page: Page
let complaints: readonly string[] = []

beforeAll(async () => {
  demo = await openDemo(6000)
  page = await (await openContext(demo.browser)).newPage()
  complaints = complaintsOf(page, REFUSED)
})
afterAll(() => demo?.close())

async function dialogFits(): Promise<void> {
  expect(await faultsOf(page)).toEqual([])
  await page.setViewportSize(PHONE)
  const box = await dialog().boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width)
  await page.setViewportSize(DESK)
}

const heading = (name: string) => page.getByRole('heading', { level: 1, name })
const dialog = () => page.getByRole('dialog')
const rows = (table: string) => page.getByRole('table', { name: table }).locator('tbody tr')
const pressed = (name: string) => page.getByRole('button', { name, exact: true })

async function addMember(name: string, organisation: string, account?: RegExp): Promise<void> {
  await page.getByLabel('Họ và tên').fill(name)
  await page.getByLabel('Tổ chức').selectOption({ label: organisation })
  if (account !== undefined) {
    await page.getByLabel('Tài khoản', { exact: false }).last().fill('tinhnguyen')
    await page.getByRole('button', { name: account }).first().click()
  }
  await pressed('Thêm thành viên').click()
  await page.getByRole('list', { name: 'Thành viên' }).getByText(name).waitFor()
}

async function makeTeam(name: string): Promise<void> {
  await page.getByRole('link', { name: 'Lực lượng' }).click()
  await page.getByRole('link', { name: 'Lập tổ' }).click()
  await heading('Lập tổ').waitFor()
  await page.getByLabel('Tên tổ').fill(name)
}

test('a leader makes a team with members of three organisations', async () => {
  await logIn(page, demo.url, demo.loginOf('commune_leader'), '/forces')
  await heading('Lực lượng').waitFor()
  await makeTeam('Tổ 0912 345 678')
  await pressed('Lập tổ').click()
  expect(await page.getByLabel('Tên tổ').getAttribute('aria-invalid')).toBe('true')
  await page.getByLabel('Tên tổ').fill(TEAM)
  await addMember('Hoàng Thị Lan', 'Hội Phụ nữ')
  await addMember('Vũ Minh', 'Đoàn Thanh niên')
  await addMember('Điểu K’Sơn', 'Công an')
  await looksRight(page)
  await pressed('Lập tổ').click()
  await heading(TEAM).waitFor()
  expect(await rows('Thành viên').locator('td:nth-child(2)').allTextContents()).toEqual([
    'Công an',
    'Đoàn Thanh niên',
    'Hội Phụ nữ',
  ])
  await page.getByRole('button', { name: /Cho làm tổ trưởng Hoàng Thị Lan/ }).click()
  await page.getByText('Hoàng Thị Lan là tổ trưởng.').waitFor()
  await looksRight(page)
})

test('a second team stands beside it', async () => {
  await makeTeam(OTHER)
  await pressed('Lập tổ').click()
  await heading(OTHER).waitFor()
  await page.getByRole('link', { name: 'Lực lượng' }).click()
  for (const name of [TEAM, OTHER]) await page.getByRole('row', { name: new RegExp(`^${name}`) }).waitFor()
  await looksRight(page)
})

/** People of the commune whom nobody has. */
const left = async (): Promise<number> =>
  Number((await page.locator('.force-totals dd.figures').last().textContent())?.replaceAll('.', ''))

/** The names of two hamlets with people, first those that are one team's as a whole. */
async function twoHamlets(): Promise<readonly string[]> {
  const found: { readonly name: string; readonly isWhole: boolean }[] = []
  for (const row of await rows('Các ấp và tổ dân cư').all()) {
    const [people = '', , owners = ''] = await row.locator('td').allTextContents()
    const name = await row.locator('th .force-name > span').first().textContent()
    const isHamlet = (await row.getByRole('link').count()) > 0
    if (isHamlet && Number(people) >= 5) found.push({ name: name ?? '', isWhole: /^[^;(,–]+$/.test(owners) })
  }
  return found
    .sort((x, y) => Number(y.isWhole) - Number(x.isWhole))
    .slice(0, 2)
    .map(({ name }) => name)
}
const tick = (place: string) => page.getByRole('checkbox', { name: `Chọn ${place}`, exact: true }).check()
const chooseTeam = (name: string, people: string) =>
  dialog()
    .getByLabel('Giao cho tổ')
    .selectOption({ label: `${name} (đang phụ trách ${people} người)` })

let hamlets: readonly string[] = []

test('two hamlets are returned with a reason, and what nobody has goes up', async () => {
  await page.getByRole('link', { name: 'Giao việc' }).click()
  await page.getByRole('table', { name: 'Các ấp và tổ dân cư' }).waitFor()
  const before = await left()
  hamlets = await twoHamlets()
  expect(hamlets).toHaveLength(2)
  for (const hamlet of hamlets) await tick(hamlet)
  await page.getByText(/^Đã chọn 2 nơi, /).waitFor()
  await looksRight(page)
  await pressed('Trả lại').click()
  await dialog().getByRole('button', { name: 'Trả lại' }).click()
  await dialog().getByText('Hãy ghi rõ hơn, ít nhất 5 ký tự.').waitFor()
  await dialog().getByLabel('Lý do').fill('gọi số 0912 345 678')
  await dialog().getByText('Đừng ghi số điện thoại hay số giấy tờ vào lý do.').waitFor()
  await dialog().getByLabel('Lý do').fill('tổ của ấp thiếu người')
  await dialogFits()
  await dialog().getByRole('button', { name: 'Trả lại' }).click()
  await page.getByText(/^Đã trả lại, /).waitFor()
  await expect.poll(left).toBeGreaterThan(before)
})

test('both are given to the new team, and what is left goes down', async () => {
  const before = await left()
  for (const hamlet of hamlets) await tick(hamlet)
  await pressed('Giao').click()
  await dialog().getByRole('button', { name: 'Giao', exact: true }).click()
  await dialog().getByText('Hãy chọn một tổ.').waitFor()
  await chooseTeam(TEAM, '0')
  await dialogFits()
  await dialog().getByRole('button', { name: 'Giao', exact: true }).click()
  await page.getByText(/^Đã giao, /).waitFor()
  await expect.poll(left).toBeLessThan(before)
  await page.getByText(`Giao 2 nơi cho ${TEAM}`).waitFor()
})

const toHouseholds = () => page.getByRole('link', { name: `Từng hộ ${hamlets[0]}` }).click()
/** The first household that comes with its hamlet. */
const door = () => rows('Các hộ').filter({ hasText: TEAM }).first()
let label = ''
const sameDoor = () => rows('Các hộ').filter({ hasText: label })

test('one household is given to the other team, for a reason only', async () => {
  await toHouseholds()
  await page.getByRole('table', { name: 'Các hộ' }).waitFor()
  label = (await door().locator('th .force-name > span').first().textContent()) ?? ''
  expect(await sameDoor().textContent()).toContain('theo cả ấp')
  await tick(label)
  await looksRight(page)
  await pressed('Giao').click()
  await chooseTeam(OTHER, '0')
  await dialog().getByRole('button', { name: 'Giao', exact: true }).click()
  await dialog()
    .getByRole('alert')
    .getByText(/“Giao lại”/)
    .waitFor()
  await dialog().getByRole('button', { name: 'Thôi' }).click()
  await pressed('Giao lại').click()
  await chooseTeam(OTHER, '0')
  await dialog().getByLabel('Lý do').fill('người nhà của thành viên tổ')
  await dialogFits()
  await dialog().getByRole('button', { name: 'Giao lại', exact: true }).click()
  await page.getByText(/^Đã giao lại, /).waitFor()
  await expect.poll(() => sameDoor().textContent()).toContain(`${OTHER} (riêng hộ này)`)
})

test('the decision is undone as a whole from the list of decisions', async () => {
  await page.getByRole('link', { name: 'Về các ấp' }).click()
  const decisions = page.getByRole('region', { name: 'Quyết định gần đây' })
  await decisions.getByText('Lý do: người nhà của thành viên tổ').waitFor()
  await decisions.getByRole('button', { name: 'Hoàn tác quyết định cuối' }).click()
  await page.getByText(/^Đã hoàn tác, /).waitFor()
  await decisions.getByText('đã hoàn tác').first().waitFor()
  await toHouseholds()
  await expect.poll(() => sameDoor().textContent()).toContain(`${TEAM} (theo cả ấp)`)
})

test('the page of the team tells what it is given, and gives one hamlet back', async () => {
  await page.getByRole('link', { name: 'Lực lượng' }).click()
  await page.getByRole('link', { name: TEAM, exact: true }).click()
  await heading(TEAM).waitFor()
  await expect.poll(() => rows('Được giao').count()).toBe(2)
  await looksRight(page)
  await page
    .getByRole('button', { name: /^Trả lại/ })
    .first()
    .click()
  await dialog().getByLabel('Lý do').fill('chia lại cho đều')
  await dialog().getByRole('button', { name: 'Trả lại' }).click()
  await expect.poll(() => rows('Được giao').count()).toBe(1)
})

test('no page has failed on the way', () => {
  expect(complaints).toEqual([])
})
