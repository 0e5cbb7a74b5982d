// A day of a volunteer without signal: in by a code, a PIN, a house recorded with the network cut, the app killed and opened again, sent
// when the signal is back; two tabs; the app renewed in mid-day; and a phone on which somebody guesses the PIN.

import { readFile, writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inviteDevice, listDevices } from '#contract/devices'
import { newerScripts, newerStyles } from '../fences/newer-than-phones.ts'
import { type DemoBrowser, openDemo } from '../support/demo-browser.ts'
import { openContext, PHONE } from '../support/look.ts'

const PIN = '739205'
const WRONG = '402817'
const WORKER = new URL('../../dist/field/service-worker.js', import.meta.url)

let demo: DemoBrowser
let officer: BrowserContext
let phone: BrowserContext
let page: Page
let accountId = ''
let shippedWorker = ''

beforeAll(async () => {
  demo = await openDemo(6000)
  shippedWorker = await readFile(WORKER, 'utf8')
  officer = await demo.signIn('commune_police')
  phone = await openContext(demo.browser, PHONE)
  page = await phone.newPage()
})
afterAll(async () => {
  if (shippedWorker !== '') await writeFile(WORKER, shippedWorker)
  await demo?.close()
})

const commune = async (): Promise<number> => {
  const me = await officer.request.get(`${demo.url}/api/me`)
  return (await me.json()).units[0].unitId
}

const board = async () => demo.ask(officer, listDevices, { unit: await commune() })

const invite = async (): Promise<string> => (await demo.ask(officer, inviteDevice, { accountId })).url

const pressed = (name: string, on = page) => on.getByRole('button', { name, exact: true })
const isKept = (on: Page) => on.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

const unlock = async (on: Page, pin = PIN) => {
  await on.getByLabel('Mã PIN', { exact: true }).fill(pin)
}
const isOpen = (on: Page) => on.getByRole('link', { name: 'Hộp gửi' }).waitFor()

const open = async (): Promise<Page> => {
  const opened = await phone.newPage()
  await opened.goto(`${demo.url}/field/`)
  await unlock(opened)
  await isOpen(opened)
  return opened
}

/** At the next house nobody is at home. */
const recordNext = async (on: Page) => {
  await on.goto(`${demo.url}/field/#/`)
  await on.locator('a.door-next').first().click()
  await on.getByRole('button', { name: 'Không ai ở nhà' }).click()
  await pressed('Lưu', on).click()
  await on.getByText('Đã lưu trên máy').waitFor()
}

const outbox = async (on: Page) => {
  await on.goto(`${demo.url}/field/#/outbox`)
  return on.locator('article.item')
}

test('what is built for the phone is small, and asks for no newer browser than Chrome 109', async () => {
  const shell = /"files":(\[[^\]]*\])/.exec(shippedWorker)?.[1] ?? '[]'
  const names = (JSON.parse(shell) as string[]).filter((name) => /\.(?:js|css)$/.test(name))
  const files = await Promise.all(
    ['/field/service-worker.js', ...names].map(async (name) => ({
      path: name,
      text: await readFile(new URL(`../../dist${name}`, import.meta.url), 'utf8'),
    })),
  )
  expect(files.length).toBeGreaterThan(5)
  const allowed = [
    // Asked for only by <ViewTransition>, which no screen uses.
    /view transitions/,
    // Asked whether it is there.
    /scheduler\.yield/,
  ]
  const built = newerScripts(
    files.filter(({ path }) => path.endsWith('.js')),
    true,
  )
  expect(built.filter((found) => !allowed.some((one) => one.test(found)))).toEqual([])
  expect(newerStyles(files.filter(({ path }) => path.endsWith('.css')))).toEqual([])

  const html = await readFile(new URL('../../dist/field/index.html', import.meta.url), 'utf8')
  const first = [...html.matchAll(/"(\/assets\/[^"]+\.js)"/g)].map(([, name]) => name)
  const bytes = first.map((name) => gzipSync(files.find(({ path }) => path === name)?.text ?? '').length)
  expect(first.length).toBeGreaterThan(0)
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(150_000)
})

test('the server hands the app out by itself, and asks browsers to look for a newer one each time', async () => {
  const get = async (path: string) => {
    const answer = await fetch(demo.url + path, { redirect: 'manual' })
    const { headers, status } = answer
    return {
      ...{ status, cache: headers.get('cache-control'), to: headers.get('location') },
      type: headers.get('content-type')?.split(';')[0],
    }
  }
  expect(await get('/field')).toMatchObject({ status: 308, to: '/field/' })
  for (const path of ['/field/', '/field/anything'])
    expect(await get(path)).toMatchObject({ status: 200, type: 'text/html', cache: 'no-store' })
  const unhashed = { status: 200, cache: 'no-cache' }
  expect(await get('/field/service-worker.js')).toMatchObject({ ...unhashed, type: 'text/javascript' })
  expect(await get('/field/manifest.webmanifest')).toMatchObject({
    ...unhashed,
    type: 'application/manifest+json',
  })
  expect(await get('/field/icon-512.png')).toMatchObject({ ...unhashed, type: 'image/png' })
  expect((await get('/field/other.js')).status).toBe(404)
})

test('a code opens the phone once, and a PIN that anybody would try is refused', async () => {
  const { accounts } = await board()
  const walking = accounts.find(({ mayInvite, given }) => mayInvite && given > 20)
  accountId = walking?.accountId ?? ''
  await page.goto(await invite())
  await pressed('Vào').click()
  await page.getByLabel('Mã PIN', { exact: true }).fill('123456')
  await page.getByLabel('Gõ lại mã PIN').fill('123456')
  await pressed('Dùng mã PIN này').click()
  await page.getByText('Mã PIN này dễ đoán quá').waitFor()
  await page.getByLabel('Mã PIN', { exact: true }).fill(PIN)
  await page.getByLabel('Gõ lại mã PIN').fill(PIN)
  await pressed('Dùng mã PIN này').click()
  await page.getByText('Danh sách nhà').waitFor()
  await isKept(page)
})

test('what lies in the browser’s store names nobody', async () => {
  const name = (await page.locator('.door-name').first().textContent()) ?? ''
  expect(name.length).toBeGreaterThan(3)
  const held = await page.evaluate(async () => {
    const opening = indexedDB.open('phukin-field')
    const store = await new Promise<IDBDatabase>((done) => {
      opening.onsuccess = () => done(opening.result)
    })
    const asText = (value: unknown): string =>
      value instanceof ArrayBuffer
        ? new TextDecoder().decode(value)
        : value instanceof Uint8Array
          ? ''
          : typeof value === 'object' && value !== null
            ? Object.values(value).map(asText).join(' ')
            : String(value)
    const all = await Promise.all(
      ['state', 'people', 'outbox'].map(
        (from) =>
          new Promise<string>((done) => {
            const asked = store.transaction(from).objectStore(from).getAll()
            asked.onsuccess = () => done(asText(asked.result))
          }),
      ),
    )
    store.close()
    return all.join(' ')
  })
  expect(held.length).toBeGreaterThan(1_000)
  for (const word of ['personId', 'householdNo', 'facts', ...name.split(' ')])
    expect(held).not.toContain(word)
})

test('with the network cut a house is recorded, and is there when the app was killed and opened again', async () => {
  await phone.setOffline(true)
  await page.reload()
  await unlock(page)
  await isOpen(page)
  await recordNext(page)
  await page.close()
  page = await open()
  const items = await outbox(page)
  expect(await items.count()).toBe(1)
  expect(await items.first().getAttribute('data-state')).toBe('waiting')
})

test('when the network is back it is sent, and has its receipt', async () => {
  await phone.setOffline(false)
  await page.locator('article.item[data-state="sent"]').waitFor()
  await page.locator('.item-receipt').first().waitFor()
})

test('two tabs are one phone', async () => {
  const other = await open()
  await phone.setOffline(true)
  await recordNext(other)
  await recordNext(page)
  expect(await (await outbox(page)).count()).toBe(3)
  expect(await (await outbox(other)).count()).toBe(3)
  await phone.setOffline(false)
  for (const one of [page, other]) await one.locator('article.item[data-state="sent"]').nth(2).waitFor()
  const { accounts } = await board()
  const [device] = accounts.find((one) => one.accountId === accountId)?.devices ?? []
  expect(device).toMatchObject({ waiting: 0, refused: 0, wipedAt: null })
  await other.close()
})

test('a newer version waits until somebody says so, and nothing of the day is lost', async () => {
  await phone.setOffline(true)
  await recordNext(page)
  await phone.setOffline(false)
  await writeFile(WORKER, shippedWorker.replace(/"version":"\w+"/, '"version":"0000000000000001"'))
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await page.goto(`${demo.url}/field/#/`)
  await page.getByText('Có bản mới').first().waitFor()
  const again = page.waitForEvent('load')
  await pressed('Cập nhật ngay').first().click()
  await again
  await unlock(page)
  await isOpen(page)
  const items = await outbox(page)
  await page.locator('article.item[data-state="sent"]').nth(3).waitFor()
  expect(await items.count()).toBe(4)
  // Nobody shows the older version any more.
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(['phukin-field-0000000000000001'])
})

test('ten wrong PINs forget everybody; what was recorded is delivered sealed, and the office is told', async () => {
  await phone.setOffline(true)
  await recordNext(page)
  await page.reload()
  for (let tries = 9; tries >= 1; tries -= 1) {
    await unlock(page, WRONG)
    await page.getByText(`Còn ${tries} lần thử`).waitFor()
  }
  await unlock(page, WRONG)
  await page.getByText('Máy này không còn giữ ai').waitFor()
  await page.getByText('Còn 1 lượt đến chưa gửi').waitFor()
  await phone.setOffline(false)
  await page.getByText('Không còn lượt nào chờ gửi.').waitFor()
  await page.getByText('Máy chủ đã biết.').waitFor()
  const { accounts } = await board()
  const devices = accounts.find((one) => one.accountId === accountId)?.devices ?? []
  expect(devices).toContainEqual(expect.objectContaining({ wipedWhy: 'too-many-pins', sealedLeft: 0 }))
})
