// How somebody gets in and is put out again: the administrator adds an account, the person signs in with the password that
// was shown once and changes it, the auditor reads of it, and an account that was ended opens nothing any more.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#domain/access'
import { complaintsOf, REFUSED } from '../support/complaints.ts'
import { type DemoBrowser, openDemo } from '../support/demo-browser.ts'
import { logIn } from '../support/log-in-page.ts'
import { openContext } from '../support/look.ts'
import { faultsOf } from '../support/looks-right.ts'

const USERNAME = 'congan.tanphu'
const OWN_PASSWORD = 'bến-đò-sông-bé'
/** What opens the account at last. */
let ownPassword = OWN_PASSWORD
const ACCOUNT_ROW = /congan\.tanphu/

let demo: DemoBrowser
let page: Page
let firstPassword = ''
let complaints: readonly string[] = []

beforeAll(async () => {
  demo = await openDemo(2000)
  page = await (await openContext(demo.browser)).newPage()
  complaints = complaintsOf(page, REFUSED)
})
afterAll(() => demo?.close())

const signIn = (login: Parameters<typeof logIn>[2]) => logIn(page, demo.url, login)
const signInAs = (role: Role) => signIn(demo.loginOf(role))

async function signOut(): Promise<void> {
  await page.getByRole('button', { name: /^Tài khoản: / }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByLabel('Tên đăng nhập').waitFor()
}

const heading = (name: string) => page.getByRole('heading', { level: 1, name })
const rail = () => page.getByRole('navigation', { name: 'Việc' }).getByRole('link')
const unitField = () => page.getByLabel('Đơn vị', { exact: true })
const addButton = () => page.getByRole('button', { name: 'Thêm tài khoản', exact: true })

test('the administrator sees accounts and nothing else, and finds one by role and unit', async () => {
  await signInAs('system_administrator')
  await heading('Người dùng').waitFor()
  expect(await rail().allTextContents()).toEqual(['Người dùng'])
  await page.getByLabel('Lọc theo tên, vai trò, đơn vị').fill('lanh dao tinh')
  await page.getByText('1 dòng').waitFor()
  expect(await page.getByRole('row').nth(1).textContent()).toContain('lanhdao.tinh')
  expect(await faultsOf(page)).toEqual([])
})

test('what is missing is said at each field before anything is sent', async () => {
  await page.getByRole('link', { name: 'Thêm tài khoản' }).click()
  await addButton().click()
  await page.getByText('Hãy chọn ít nhất một đơn vị.').waitFor()
  expect(await page.getByText('Hãy điền ô này.').count()).toBe(2)
  expect(await faultsOf(page)).toEqual([])
})

test('namesakes are told apart by where they lie, and only units that fit the role are offered', async () => {
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Ngọc Lệ')
  await page.getByLabel('Tên đăng nhập').fill('Congan.TanPhu')
  await unitField().fill('tan phu')
  const offered = page.getByRole('button', { name: /Tân Phú/ })
  await expect
    .poll(() => offered.allTextContents())
    .toEqual(['Phường Tân PhúThành phố Đồng Xoài', 'Thị trấn Tân PhúHuyện Đồng Phú'])
  await page.getByRole('button', { name: /Thị trấn Tân Phú/ }).click()
  expect(await page.getByRole('list', { name: 'Đơn vị đã chọn' }).textContent()).toContain('Đồng Phú')
  await page.getByLabel('Vai trò').selectOption({ label: 'Công an tỉnh' })
  expect(await page.getByRole('list', { name: 'Đơn vị đã chọn' }).count()).toBe(0)
  await page.getByLabel('Vai trò').selectOption({ label: 'Công an xã' })
  await unitField().fill('thi tran tan phu')
  await page.getByRole('button', { name: /Thị trấn Tân Phú/ }).waitFor()
  await unitField().press('Enter')
  await addButton().click()
  await heading('Đã thêm tài khoản').waitFor()
})

test('the first password is shown once', async () => {
  const shown = page.getByText(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  firstPassword = (await shown.textContent()) ?? ''
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('link', { name: 'Về danh sách người dùng' }).click()
  await page.getByRole('row', { name: ACCOUNT_ROW }).waitFor()
  await page.goBack()
  await heading('Thêm tài khoản').waitFor()
  expect(await page.locator('body').textContent()).not.toContain(firstPassword)
  await signOut()
})

test('the person signs in with it, sees the commune, and chooses a password of their own', async () => {
  await signIn({ username: USERNAME, password: firstPassword })
  await heading('Thị trấn Tân Phú').waitFor()
  await page.getByRole('button', { name: /^Tài khoản: / }).click()
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await page.getByLabel('Mật khẩu hiện tại').fill(firstPassword)
  await page.getByLabel('Mật khẩu mới').fill(OWN_PASSWORD)
  await page.getByRole('dialog').getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await page.getByText('Đã đổi mật khẩu.').waitFor()
  await signOut()
  await signIn({ username: USERNAME, password: firstPassword })
  await page.getByRole('alert').waitFor()
  await signIn({ username: USERNAME, password: OWN_PASSWORD })
  await heading('Thị trấn Tân Phú').waitFor()
  await signOut()
})

test('the auditor reads who did it', async () => {
  await signInAs('auditor')
  await page.getByRole('link', { name: 'Nhật ký' }).click()
  await heading('Nhật ký').waitFor()
  const { username } = demo.loginOf('system_administrator')
  await page
    .getByRole('row', { name: new RegExp(`${username} Thêm tài khoản.* tài khoản ${USERNAME}`) })
    .waitFor()
  await page.getByRole('row', { name: new RegExp(`${USERNAME} Đổi mật khẩu`) }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await signOut()
})

test('a password that was lost is replaced, and the old one opens nothing any more', async () => {
  await signInAs('system_administrator')
  const row = page.getByRole('row', { name: ACCOUNT_ROW })
  await row.getByRole('button', { name: /^Đặt lại mật khẩu/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Đặt lại mật khẩu' }).click()
  const dialog = page.getByRole('dialog', { name: `Mật khẩu mới của ${USERNAME}` })
  const given = (await dialog.getByRole('status').textContent()) ?? ''
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Đóng' }).last().click()
  await signOut()
  await signIn({ username: USERNAME, password: OWN_PASSWORD })
  await page.getByRole('alert').waitFor()
  await signIn({ username: USERNAME, password: given })
  await heading('Thị trấn Tân Phú').waitFor()
  await signOut()
  ownPassword = given
})

test('an account that was ended opens nothing any more', async () => {
  await signInAs('system_administrator')
  const row = page.getByRole('row', { name: ACCOUNT_ROW })
  await row.getByRole('button', { name: /^Ngừng/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Ngừng tài khoản' })
  expect(await dialog.textContent()).toContain(`Ngừng tài khoản ${USERNAME}?`)
  await dialog.getByRole('button', { name: 'Ngừng tài khoản' }).click()
  await row.getByText('Đã ngừng').last().waitFor()
  expect(await row.getByRole('button').count()).toBe(0)
  await signOut()
  await signIn({ username: USERNAME, password: ownPassword })
  await page
    .getByRole('alert')
    .getByText(/đã ngừng hoạt động/)
    .waitFor()
})

test('no page has failed on the way', () => {
  expect(complaints).toEqual([])
})
