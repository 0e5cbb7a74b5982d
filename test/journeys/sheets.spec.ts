// A leader prints a hamlet; a clerk keys the sheet by keyboard alone, takes a household back, keys the whole of it again alike and
// then differently and decides; a lost sheet refuses to be keyed until it is found. The paper is A4 and nothing on it is small.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPerson } from '#contract/people'
import { readSheet } from '#contract/sheets'
import { qrText } from '#domain/sheet-number'
import { type DemoBrowser, openDemo } from '../support/demo-browser.ts'
import { PHONE } from '../support/look.ts'
import { faultsOf } from '../support/looks-right.ts'

let demo: DemoBrowser
let context: BrowserContext
let page: Page
let number = ''
let sheetId = ''

beforeAll(async () => {
  demo = await openDemo(3000)
})
afterAll(() => demo?.close())

/** Rows and heads of the paper that hold more than they have room for. */
const burstingIn = (of: Page): Promise<string[]> =>
  of.evaluate(() =>
    [...document.querySelectorAll('.paper-head, .paper-row, .paper-household-head, .paper-codes')]
      .filter((box) => box.scrollHeight > box.clientHeight + 1)
      .map(({ className, textContent }) => `${className}: ${textContent}`),
  )

const readIt = () => demo.ask(context, readSheet, { sheetId })

describe('printing', () => {
  test('a leader makes the sheets of a hamlet for somebody who walks', async () => {
    context = await demo.signIn('commune_leader')
    page = await context.newPage()
    await page.goto(`${demo.url}/sheets`)
    await page.getByLabel('Người đi').selectOption({ label: 'Người khác, ghi tên' })
    await page.getByLabel('Tên người đi').fill('Chị Sáu')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Tạo phiếu' }).click()
    await page.locator('.paper').first().waitFor()
    number = (await page.locator('.paper-number-value').first().textContent()) ?? ''
    expect(number).toMatch(/^\d{4}-\d$/)
    sheetId = page.url().split('/').at(-1)?.split(',')[0] ?? ''
    expect(await faultsOf(page)).toEqual([])
  })

  test('the paper is A4, nothing on it is below 11 pt or overlaps, and no household is parted', async () => {
    await page.emulateMedia({ media: 'print' })
    const found = await page.evaluate(() => {
      const points = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize) * 0.75
      const papers = [...document.querySelectorAll('.paper')]
      const texts = papers
        .flatMap((paper) => [...paper.querySelectorAll('*')])
        .filter(({ children }) => children.length === 0)
      const overlaps = papers.filter((paper) => {
        const last = [...paper.children].at(-2)?.getBoundingClientRect().bottom ?? 0
        return last > (paper.querySelector('.paper-foot')?.getBoundingClientRect().top ?? 0)
      })
      const heads = [...document.querySelectorAll('.paper-household-name strong')].map(
        ({ textContent }) => textContent,
      )
      return {
        smallest: Math.min(...texts.filter((one) => one.textContent !== '').map(points)),
        sizes: [...new Set(papers.map((paper) => `${paper.clientWidth} × ${paper.clientHeight}`))],
        overlaps: overlaps.length,
        parted: heads.filter((name) => name?.includes('(tiếp)')).length,
        pages: papers.length,
      }
    })
    expect(found).toMatchObject({ sizes: ['794 × 1121'], overlaps: 0, parted: 0 })
    expect(await burstingIn(page)).toEqual([])
    expect(found.smallest).toBeGreaterThanOrEqual(11)
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []
    expect(pages).toHaveLength(found.pages)
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/)
    await page.emulateMedia({ media: 'screen' })
  })

  test('it bears no number of anybody beyond the last two digits', async () => {
    const text = (await page.locator('.desk').textContent()) ?? ''
    expect(text).toMatch(/••\d\d(?!\d)/)
    expect(text).not.toMatch(/\d{6,}/)
  })

  test('the sheet of a member names them and their team', async () => {
    await page.goto(`${demo.url}/sheets`)
    const member = page.getByLabel('Người đi').locator('option', { hasText: '(Tổ' }).first()
    await member.waitFor({ state: 'attached' })
    const label = (await member.textContent()) ?? ''
    await page.getByLabel('Người đi').selectOption({ label })
    await page.getByLabel('Những nhà nào').selectOption({ label: 'Tất cả' })
    await page.getByRole('button', { name: 'Tạo phiếu' }).click()
    await page.locator('.paper').first().waitFor()
    const head = (await page.locator('.paper-head').first().textContent()) ?? ''
    const [, name = '', team = ''] = /^(.+) \((.+)\)$/.exec(label) ?? []
    expect([head.includes(`Người đi: ${name}`), head.includes(`Tổ: ${team}`)]).toEqual([true, true])
    expect(await burstingIn(page)).toEqual([])
    await context.close()
  })
})

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const focused = () =>
  page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent ?? '')
const inSight = (household: number) =>
  page.locator('.key-household-name', { hasText: `Hộ thứ ${household}/` }).waitFor()
const peopleOf = async (household: number) => (await readIt()).rows[household]?.people ?? []
/** From the door of a household through its rows to the promise, and on. */
const keyHousehold = async (texts: readonly string[]) => {
  await press('Enter')
  for (const text of texts) {
    await page.keyboard.type(text)
    await press('Enter')
  }
  await press('Enter')
}
const openByKeyboard = async (typed: string) => {
  await page.goto(`${demo.url}/sheets`)
  await page.getByLabel('Số phiếu hoặc mã QR').focus()
  await page.keyboard.type(typed)
  await press('Enter')
  await page.locator('.key-household').waitFor()
}

describe('keying by keyboard alone', () => {
  test('a clerk opens the sheet by its number and keys a household', async () => {
    context = await demo.signIn('desk_clerk')
    page = await context.newPage()
    await openByKeyboard(number)
    expect(await focused()).toBe('Ngày đi')
    await press('Enter', 'Enter')
    expect(await focused()).toBe('Gặp')
    const people = await peopleOf(0)
    await keyHousehold(people.map((_, i) => (i === 0 ? '9' : '/42')))
    await page.getByText('Đã lưu hộ thứ 1').waitFor()
    expect(await faultsOf(page)).toEqual([])
    const [first] = await peopleOf(0)
    expect(first?.keyed).toMatchObject({ done: ['eid_used'], met: 'self' })
    const person = await demo.ask(context, readPerson, { personId: first?.personId ?? '' })
    expect(person.facts.at(-1)?.body).toMatchObject({ visit: { sheet: sheetId, walker: 'Chị Sáu' } })
  })

  test('a row that cannot be read says why and is not left', async () => {
    await press('Enter')
    await page.keyboard.type('1/99')
    await page.getByText('Không có mã lý do này').waitFor()
    const at = await focused()
    await press('Enter')
    expect(await focused()).toBe(at)
    await page.keyboard.type('', { delay: 0 })
    await press('Control+a', 'Delete')
    await press('ArrowUp')
  })

  test('a closed door is one key, and what was typed outlives a reload', async () => {
    await page.keyboard.type('0')
    await press('Enter', 'Enter')
    await page.getByText('Đã lưu hộ thứ 2').waitFor()
    expect((await peopleOf(1)).map(({ keyed }) => keyed?.met)).toEqual(
      (await peopleOf(1)).map(() => 'nobody'),
    )
    await press('Enter')
    await page.keyboard.type('4')
    await page.reload()
    await page.locator('.key-household').waitFor()
    expect(await page.locator('.key-household-name').textContent()).toContain('Hộ thứ 3/')
    expect(await page.locator('.key-people input').first().inputValue()).toBe('4')
    await press('Enter', 'Enter')
    for (const _ of (await peopleOf(2)).slice(1)) await press('Enter')
    await press('Enter')
    await page.getByText('Đã lưu hộ thứ 3').waitFor()
  })

  test('the code of a household leads to it from wherever one types, and nothing of the code stays', async () => {
    await page.keyboard.type(qrText(sheetId, 2))
    await press('Enter')
    await inSight(2)
    await page.keyboard.type(qrText(sheetId, 4))
    await press('Enter')
    await inSight(4)
    await press('PageUp', 'PageUp')
    expect(await page.getByLabel('Gặp', { exact: true }).inputValue()).toBe('0')
    await press('PageDown', 'PageDown')
  })

  test('the household just saved is taken back, as if nothing had been keyed', async () => {
    await press('Control+z')
    await page.getByText('Đã hoàn tác hộ thứ 3').waitFor()
    const [first] = await peopleOf(2)
    expect(first?.keyed).toMatchObject({ done: [], outcomes: {} })
    expect(await page.locator('.key-household-name').textContent()).toContain('Hộ thứ 3/')
    await press('Enter', 'Enter')
    for (const _ of (await peopleOf(2)).slice(1)) await press('Enter')
    await press('Enter')
    await page.getByText('Đã lưu hộ thứ 3').waitFor()
    expect((await peopleOf(2))[0]?.keyed).toMatchObject({ done: ['smartphone_4g'] })
  })

  test('the rest is keyed and the sheet is finished', async () => {
    const { rows } = await readIt()
    let keys = 0
    for (let at = 3; at < rows.length; at += 1) {
      const texts = (rows[at]?.people ?? []).map((_, i) => (i % 2 === 0 ? '/41' : '9'))
      keys += 2 + texts.reduce((sum, text) => sum + text.length + 1, 0)
      await keyHousehold(texts)
      await page.getByText(`Đã lưu hộ thứ ${at + 1}:`).waitFor()
    }
    // Twenty households in two minutes: two keys a second must be enough.
    expect((keys / (rows.length - 3)) * 20).toBeLessThanOrEqual(240)
    await press('Enter')
    await page.getByText(`Đã nhập xong phiếu ${number}`).waitFor()
    const finished = await readIt()
    expect(finished.state).toBe('keyed')
    const rest = finished.rows.slice(3).flatMap(({ people }) => people)
    expect(rest.filter(({ keyed }) => keyed === null)).toEqual([])
  })
})

describe('keying again', () => {
  test('alike changes nothing', async () => {
    await openByKeyboard(qrText(sheetId, 1))
    await page.getByText('Phiếu này đã nhập xong').waitFor()
    expect(await focused()).toBe('Ngày đi')
    await press('Enter', 'Enter')
    await keyHousehold((await peopleOf(0)).map((_, i) => (i === 0 ? '9' : '/42')))
    await page.getByText('Hộ thứ 1 giống lần trước, không đổi gì.').waitFor()
    await inSight(2)
  })

  test('differently is shown side by side and waits for the clerk', async () => {
    await press('PageUp')
    await inSight(1)
    const people = await peopleOf(0)
    await press('Enter')
    await page.keyboard.type('94')
    for (const _ of people) await press('Enter')
    await press('Enter')
    const differs = page.getByRole('alert', { name: 'Khác với lần nhập trước' })
    await differs.waitFor()
    expect(await differs.textContent()).toContain('làm được: dùng VNeID, smartphone')
    expect(await faultsOf(page)).toEqual([])
    expect((await peopleOf(0))[0]?.keyed?.done).toEqual(['eid_used'])
    await press('Enter') // the first button keeps what stands
    await inSight(2)
    expect((await peopleOf(0))[0]?.keyed?.done).toEqual(['eid_used'])

    await press('PageUp', 'Enter')
    for (const _ of people) await press('Enter')
    await press('Enter')
    await differs.waitFor()
    await press('Tab', 'Enter')
    await page.getByText('Đã lưu hộ thứ 1: 1 người').waitFor()
    expect((await peopleOf(0))[0]?.keyed?.done).toEqual(['eid_used', 'smartphone_4g'])
  })
})

test('a lost sheet is voided with a reason, refuses to be keyed, and is keyed again when it is found', async () => {
  await page.goto(`${demo.url}/sheets`)
  await page.getByRole('button', { name: 'Tạo phiếu' }).click()
  const lost = (await page.locator('.paper-number-value').first().textContent()) ?? ''
  await page.goto(`${demo.url}/sheets`)
  await page.getByRole('button', { name: `Báo mất phiếu ${lost}` }).click()
  await page.getByLabel('Mất thế nào').fill('ướt mưa')
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Hủy phiếu' }).click()
  await page.getByText(`Đã hủy phiếu ${lost}.`).waitFor()
  await page.getByLabel('Số phiếu hoặc mã QR').fill(lost)
  await press('Enter')
  await page.getByText('Phiếu này đã hủy nên không nhập được').waitFor()
  expect(await page.locator('main').textContent()).toContain('ướt mưa')
  await page.getByRole('link', { name: 'Các phiếu' }).click()
  await page.getByRole('button', { name: `Khôi phục ${lost}` }).click()
  await page.getByText(`Đã khôi phục phiếu ${lost}.`).waitFor()
  await openByKeyboard(lost)
})

test('a wrong number and a foreign sheet open nothing', async () => {
  await page.goto(`${demo.url}/sheets`)
  await page.getByLabel('Số phiếu hoặc mã QR').fill('0001-1')
  await press('Enter')
  await page.getByText('chữ số cuối là số kiểm tra').waitFor()
  await page.getByLabel('Số phiếu hoặc mã QR').fill(qrText('01a20d83-5b5b-7000-9d43-66294c616ba9'))
  await press('Enter')
  await page.getByText('Không tìm thấy, hoặc nằm ngoài phạm vi của bạn').waitFor()
})

test('a narrow page keys and prints without fault', async () => {
  const phone = await demo.signIn('desk_clerk', PHONE)
  const small = await phone.newPage()
  for (const path of ['', `/view/${sheetId}`, `/key/${sheetId}`]) {
    await small.goto(`${demo.url}/sheets${path}`)
    await small.locator('.sheet-list table, .paper, .key-household').first().waitFor()
    expect([path, await faultsOf(small)]).toEqual([path, []])
  }
  await phone.close()
})
