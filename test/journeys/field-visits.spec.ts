// A usual visit on a sample phone, in at most three taps and by keys; what stands behind it, and the way back.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Act,
  type Look,
  nobody,
  openDoor,
  openSamplePhone,
  PHONE,
  type SamplePhone,
  save,
} from '../support/sample-phone.ts'

let sample: SamplePhone

beforeAll(async () => {
  sample = await openSamplePhone()
})
afterAll(() => sample?.close())

const contextFor = (look: Look) => sample.contextFor(look)
const open = (context: BrowserContext, state: string, place: string, act?: Act) =>
  sample.open(context, state, place, act)

describe('a visit', () => {
  const begin = async (): Promise<Page> => open(await contextFor(PHONE), 'open', '')

  test('is saved with two taps when something was done, and leads on to the next door', async () => {
    const page = await begin()
    const first = await page.locator('.door-next .door-name').textContent()
    await openDoor(page)
    let taps = 0
    const tap = async (name: RegExp) => {
      taps += 1
      await page.getByRole('button', { name }).first().click()
    }
    await tap(/^Đã xong: /)
    await tap(/^Lưu$/)
    await page.getByRole('heading', { name: 'Đã lưu trên máy' }).waitFor()
    expect(taps).toBeLessThanOrEqual(3)
    expect(await page.locator('.saved-next .door-name').textContent()).not.toBe(first)
    await page.getByRole('link', { name: 'Nhà tiếp theo' }).click()
    await page
      .getByRole('button', { name: /^Đã xong: / })
      .first()
      .waitFor()
    await page.goBack()
    await page.getByText('4 lượt chờ gửi').waitFor()
    expect(await page.getByText('Đã đến hôm nay').count()).toBeGreaterThan(0)
    await page.context().close()
  })

  test('to a closed door is two taps', async () => {
    const page = await begin()
    await openDoor(page)
    await nobody(page)
    await save(page)
    await page.getByRole('heading', { name: 'Đã lưu trên máy' }).waitFor()
    await page.context().close()
  })

  test('asks on whose device the e-ID was activated before it is saved, in three taps', async () => {
    const page = await begin()
    await page.getByRole('link', { name: 'Tìm' }).click()
    for (const typed of ['n', 't', 'l', 'd', 'h', 'p']) {
      await page.locator('#search-typed').fill(typed)
      if ((await page.locator('.person-row').count()) > 0) break
    }
    const activate = page.getByRole('button', { name: /^Đã xong: Hướng dẫn kích hoạt VNeID/ })
    const rows = await page.locator('.person-row').count()
    for (let row = 0; row < rows; row += 1) {
      await page.locator('.person-row').nth(row).click()
      await page.locator('.resident').first().waitFor()
      if ((await activate.count()) > 0) break
      await page.goBack()
      await page.locator('.person-row').first().waitFor()
    }
    await activate.first().click()
    await save(page)
    expect(await page.getByRole('alert').textContent()).toBe('Cho biết kích hoạt trên máy của ai.')
    await page.getByRole('radio', { name: 'Máy của họ' }).check()
    await save(page)
    await page.getByRole('heading', { name: 'Đã lưu trên máy' }).waitFor()
    await page.context().close()
  })

  test('keeps what was chosen while a guide card is read, and gives it back one by one', async () => {
    const page = await begin()
    await openDoor(page)
    const done = page.getByRole('button', { name: /^Đã xong: / }).first()
    await done.click()
    await page.getByRole('radio', { name: /Ngày mai/ }).check()
    await page.locator('.guide-link').first().click()
    await page.locator('.guide-steps').waitFor()
    await page.goBack()
    expect(await done.getAttribute('aria-pressed')).toBe('true')
    expect(await page.getByRole('radio', { name: /Ngày mai/ }).isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    expect(await page.getByRole('radio', { name: 'Không hẹn' }).isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    expect(await done.getAttribute('aria-pressed')).toBe('false')
    await page.context().close()
  })

  test('is said again by whoever wrote it down wrongly', async () => {
    const page = await begin()
    await openDoor(page)
    await nobody(page)
    await save(page)
    await page.getByRole('button', { name: 'Ở lại nhà này' }).click()
    await page
      .getByRole('button', { name: /^Ghi lại lượt/ })
      .first()
      .click()
    await page.getByText('Lượt cũ vẫn còn trong diễn biến nhưng không tính nữa.').waitFor()
    expect(await page.locator('.resident').count()).toBe(1)
    await page.getByRole('button', { name: /^Gặp / }).click()
    await save(page)
    await page.getByRole('button', { name: 'Ở lại nhà này' }).click()
    expect(await page.locator('.past-visit[data-corrected]').count()).toBe(1)
    await page.context().close()
  })
})

test('back from a household the list stands where it was left', async () => {
  const page = await open(await contextFor(PHONE), 'open', '')
  // The list grows as one comes to its end.
  while ((await page.evaluate(() => window.scrollY)) <= 2_000) await page.mouse.wheel(0, 500)
  const before = await page.evaluate(() => window.scrollY)
  await page.evaluate(() => {
    const inView = [...document.querySelectorAll<HTMLElement>('.door')].find(
      (door) => door.getBoundingClientRect().top > 50,
    )
    inView?.click()
  })
  await page.locator('.resident').first().waitFor()
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  await page.goBack()
  // The list was there all along: it stands where it was as soon as it is shown.
  await expect
    .poll(async () => Math.abs((await page.evaluate(() => window.scrollY)) - before), { timeout: 5_000 })
    .toBeLessThan(5)
  await page.context().close()
})

test('a household stands in front of the list of today, which nobody reaches and which is not drawn anew', async () => {
  const page = await open(await contextFor(PHONE), 'open', '')
  const heard = () =>
    page.evaluate(() => document.activeElement?.tagName + (document.activeElement?.textContent ?? ''))
  const [today, title] = [await page.locator('h1').textContent(), await page.title()]
  await page
    .locator('.today-list .door')
    .nth(2)
    .evaluate((card) => card.setAttribute('data-known', ''))
  await page.locator('.today-list .door').nth(2).click()
  await page.locator('.resident').first().waitFor()
  expect(await heard()).toBe(`H1${await page.locator('h1').first().textContent()}`)
  expect(await page.title()).not.toBe(title)
  expect(
    await page
      .locator('.door')
      .evaluateAll(
        (cards) => cards.filter((card) => card.checkVisibility({ contentVisibilityAuto: true })).length,
      ),
  ).toBe(0)
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
  // Round by keys: nothing of the list takes the focus.
  for (let key = 0; key < 60; key += 1) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('.kept'))).toBeNull()
  }
  await page.goBack()
  await page.locator('.resident').first().waitFor({ state: 'detached' })
  expect(await heard()).toBe(`H1${today}`)
  expect(await page.title()).toBe(title)
  expect(await page.locator('.today-list .door').nth(2).getAttribute('data-known')).toBe('')
  await page.context().close()
})

test('what is folded away is made when it is opened', async () => {
  const page = await open(await contextFor(PHONE), 'open', '')
  await openDoor(page)
  const cells = page.locator('.resident-cells').first()
  expect(await cells.locator('dt').count()).toBe(0)
  await cells.locator('summary').focus()
  await page.keyboard.press('Enter')
  await cells.locator('dt').nth(3).waitFor()
  await page.keyboard.press('Enter')
  await cells.locator('dt').nth(3).waitFor({ state: 'hidden' })
  await page.context().close()
})

test('everything of a visit can be done by keys', async () => {
  const page = await open(await contextFor(PHONE), 'open', '')
  await page.locator('.door').first().focus()
  await page.keyboard.press('Enter')
  await page.locator('.say-done').first().focus()
  await page.keyboard.press('Space')
  await page.locator('.save-main').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Đã lưu trên máy' }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Đã lưu trên máy')
  await page.context().close()
})

test('a refused visit says why and what to do, and is set aside by hand only', async () => {
  const page = await open(await contextFor(PHONE), 'open', '#/outbox')
  await page.getByText('Vào ngày của lượt đến, người này không được giao cho bạn hay tổ của bạn.').waitFor()
  await page.getByRole('button', { name: /^Đã xử lý/ }).click()
  await page.getByText('Bị từ chối (1)').waitFor({ state: 'detached' })
  expect(await page.getByText('đã xử lý').count()).toBe(2)
  await page.context().close()
})

test('a wrong PIN says how many tries are left, the right one opens', async () => {
  const page = await open(await contextFor(PHONE), 'locked', '')
  await page.getByLabel('Mã PIN', { exact: true }).fill('111222')
  await page.getByText('Mã PIN chưa đúng.').waitFor()
  await page.getByText('Còn 7 lần thử').waitFor()
  await page.getByLabel('Mã PIN', { exact: true }).fill('280914')
  await page.getByRole('heading', { name: 'Nhà tiếp theo' }).waitFor()
  await page.context().close()
})
