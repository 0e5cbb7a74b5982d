// A phone that is full to the last byte: whoever knows the PIN gets in, and whoever guesses has no more tries than on any other.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inviteDevice, listDevices } from '#contract/devices'
import { type DemoBrowser, openDemo } from '../support/demo-browser.ts'
import { openContext, PHONE } from '../support/look.ts'
import { fillUp, limitRoom } from '../support/no-room.ts'

const PIN = '739205'
const WRONG = '402817'
/** Of which the app itself takes the smaller part. */
const ROOM = 8_000_000

let demo: DemoBrowser
let phone: BrowserContext
let page: Page
let allow: (bytes: number) => Promise<void>

beforeAll(async () => {
  demo = await openDemo(6000)
  const officer = await demo.signIn('commune_police')
  const me = await officer.request.get(`${demo.url}/api/me`)
  const { accounts } = await demo.ask(officer, listDevices, { unit: (await me.json()).units[0].unitId })
  const walking = accounts.find(({ mayInvite, given }) => mayInvite && given > 20)
  const { url } = await demo.ask(officer, inviteDevice, { accountId: walking?.accountId ?? '' })
  phone = await openContext(demo.browser, PHONE)
  page = await phone.newPage()
  allow = await limitRoom(page, demo.url)
  await allow(ROOM)
  await page.goto(url)
  await page.getByRole('button', { name: 'Vào', exact: true }).click()
  await page.getByLabel('Mã PIN', { exact: true }).fill(PIN)
  await page.getByLabel('Gõ lại mã PIN').fill(PIN)
  await page.getByRole('button', { name: 'Dùng mã PIN này' }).click()
  await page.getByText('Danh sách nhà').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await phone.setOffline(true)
  await fillUp(page)
  await page.reload()
})
afterAll(() => demo?.close())

const type = (pin: string) => page.getByLabel('Mã PIN', { exact: true }).fill(pin)
const isOpen = () => page.getByRole('link', { name: 'Hộp gửi' }).waitFor()
const isLeft = (tries: number) => page.getByText(`Còn ${tries} lần thử`).waitFor()

/** What stands in the store: the tries it has counted, and how many records of people. */
const stored = () =>
  page.evaluate(async () => {
    const opening = indexedDB.open('phukin-field')
    const store = await new Promise<IDBDatabase>((done) => {
      opening.onsuccess = () => done(opening.result)
    })
    const asked = <T>(of: IDBRequest<T>) =>
      new Promise<T>((done) => {
        of.onsuccess = () => done(of.result)
      })
    const tx = store.transaction(['head', 'people', 'state'])
    const [head, people, state] = await Promise.all([
      asked(tx.objectStore('head').get('head')),
      asked(tx.objectStore('people').count()),
      asked(tx.objectStore('state').count()),
    ])
    store.close()
    return { tries: Number(head?.tries), people: people + state }
  })

test('the right PIN opens it', async () => {
  await type(PIN)
  await isOpen()
  await page.locator('.door').first().waitFor()
})

test('the PIN is not changed where the new one cannot be kept, and the old one holds', async () => {
  await page.goto(`${demo.url}/field/#/more/pin`)
  const typed = page.locator('.pin-form input[inputmode="numeric"]')
  await typed.nth(0).fill(PIN)
  await typed.nth(1).fill('580316')
  await typed.nth(2).fill('580316')
  await page.locator('.pin-form button[type="submit"]').click()
  await page.getByText('Máy hết chỗ nên chưa đổi được mã PIN').waitFor()
  await page.reload()
  await type(PIN)
  await isOpen()
})

test('a wrong one counts, also after the phone was switched off, until the right one is typed', async () => {
  await page.reload()
  await type(WRONG)
  await isLeft(9)
  expect((await stored()).tries).toBe(0)
  await page.reload()
  await isLeft(9)
  await type(WRONG)
  await isLeft(8)
  await type(PIN)
  await isOpen()
  await page.reload()
  await type(WRONG)
  await isLeft(9)
})

test('with room again the store counts on from there', async () => {
  await allow(ROOM + 2_000_000)
  await type(WRONG)
  await isLeft(8)
  expect((await stored()).tries).toBe(2)
  await type(PIN)
  await isOpen()
  expect((await stored()).tries).toBe(0)
})

test('ten wrong ones forget everybody', async () => {
  await fillUp(page)
  expect((await stored()).people).toBeGreaterThan(0)
  await page.reload()
  for (let tries = 9; tries >= 5; tries -= 1) {
    await type(WRONG)
    await isLeft(tries)
  }
  await page.reload()
  for (let tries = 4; tries >= 1; tries -= 1) {
    await type(WRONG)
    await isLeft(tries)
  }
  await type(WRONG)
  await page.getByText('Máy này không còn giữ ai').waitFor()
  expect((await stored()).people).toBe(0)
  // Whatever could not be written down by then: nothing of it comes back.
  await page.reload()
  await page.getByText('Máy này không còn giữ ai').waitFor()
})
