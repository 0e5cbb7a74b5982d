// A commune's leader gives a hamlet to a team and begins its sweep; what is left is reached from its number, said why by the
// visitors, and then the hamlet is swept; the province sees it move. Reopening asks why. Roles see what is theirs.

import { randomBytes } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readMe } from '#contract/accounts'
import { assignWork } from '#contract/assignments'
import { createTeam } from '#contract/forces'
import { recordNotDone } from '#contract/visits'
import { readWaveParts, readWavePeople, readWaves } from '#contract/waves'
import { type DemoBrowser, openDemo } from '../support/demo-browser.ts'
import { PHONE_AT_NIGHT } from '../support/look.ts'
import { faultsOf } from '../support/looks-right.ts'

const REASON = 'Một hộ mới chuyển đến đầu tháng'

let demo: DemoBrowser
let leader: BrowserContext
let page: Page
let commune = 0
let hamlet = { unitId: 0, fullName: '' }

beforeAll(async () => {
  demo = await openDemo(6000)
  leader = await demo.signIn('commune_leader')
  page = await leader.newPage()
  commune = (await demo.ask(leader, readMe, {})).units[0]?.unitId ?? 0
  // Of those for which nobody has set out, the hamlet in which most is to be done.
  const { hamlets } = await demo.ask(leader, readWaves, { unit: commune })
  const [most] = hamlets
    .filter(({ unknown, stepNo, figures }) => !unknown && stepNo === 0 && figures.unowned > 0)
    .sort((a, b) => b.figures.missing - a.figures.missing)
  if (most === undefined) throw new Error('no hamlet of the commune is still to be begun')
  hamlet = most.unit
})
afterAll(() => demo?.close())

const card = (of: Page = page) =>
  of.getByRole('article').filter({ has: of.getByRole('heading', { name: hamlet.fullName, exact: true }) })

const uuid7 = () => {
  const time = Date.now().toString(16).padStart(12, '0')
  const rest = randomBytes(10).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`
}

test('the board says of each hamlet where it stands and what it lacks, and offers no step that is not due', async () => {
  await page.goto(`${demo.url}/waves`)
  await card().getByText('Chưa bắt đầu').waitFor()
  await card()
    .getByText(/\d+ người còn việc chưa ai phụ trách/)
    .waitFor()
  expect(await card().getByRole('button').count()).toBe(0)
  expect(await faultsOf(page)).toEqual([])
})

test('once a team is accountable for everybody the sweep begins', async () => {
  const { teamId } = await demo.ask(leader, createTeam, {
    unit: commune,
    name: 'Tổ cuốn chiếu số một',
    kind: 'hamlet_team',
    members: [{ name: 'Lê Thị Sáu', organisation: 'women_union', isLead: true, accountId: null }],
  })
  await demo.ask(leader, assignWork, { places: [{ hamletId: hamlet.unitId }], teamId, part: 'owner' })
  await page.reload()
  await card().getByRole('button', { name: 'Bắt đầu rà' }).click()
  await page.getByText(`${hamlet.fullName}: Đang rà.`).waitFor()
  await card().getByText('Đang rà', { exact: true }).waitFor()
  expect(await card().getByRole('button', { name: 'Chốt rà xong' }).count()).toBe(0)
})

test('the number of those left leads to their names, as many as it says, with two digits each', async () => {
  const left = card().getByRole('link', { name: 'người còn việc chưa đến lần nào' })
  const count = /^\d+/.exec((await left.textContent()) ?? '')?.[0]
  await left.click()
  await page.getByRole('heading', { level: 1, name: 'Còn việc, chưa đến lần nào' }).waitFor()
  await page.getByText(`trong ${count} người`).first().waitFor()
  expect(page.url()).toContain('group=to_visit')
  const text = (await page.locator('main').textContent()) ?? ''
  expect(text).toMatch(/•{10}\d\d(?!\d)/)
  expect(text).not.toMatch(/\d{9,}/)
  expect(await faultsOf(page)).toEqual([])
  // The address alone shows another person the same.
  const other = await (await demo.signIn('commune_police')).newPage()
  await other.goto(page.url())
  await other.getByText(`trong ${count} người`).first().waitFor()
  await other.context().close()
})

test('when every door was knocked on and every open case has a reason, the hamlet is swept', async () => {
  const police = await demo.signIn('commune_police')
  for (const group of ['to_visit', 'without_reason', 'promise_due'] as const) {
    for (let page = 1, last = 1; page <= last; page += 1) {
      // Whoever has been spoken of is no longer in the group: its first page is always the next one.
      const { people, total, pageSize } = await demo.ask(police, readWavePeople, {
        unit: hamlet.unitId,
        group,
      })
      if (page === 1) last = Math.ceil(total / pageSize)
      if (people.length === 0) break
      const now = Date.now()
      await demo.ask(police, recordNotDone, {
        startedAt: now - 60_000,
        endedAt: now,
        monotonicMs: 60_000,
        sentAt: now,
        device: 'journey',
        app: '1.0.0',
        met: 'neighbour',
        reason: 'away_working_in_province',
        people: people.map(({ personId }) => ({ personId, factId: uuid7() })),
      })
    }
  }
  await police.close()
  await page.goto(`${demo.url}/waves`)
  await card().getByRole('button', { name: 'Chốt rà xong' }).click()
  await card().getByText('Đã rà xong', { exact: true }).waitFor()
  // Nobody became exempt: who could not be served is still there, with a reason.
  await page.goto(`${demo.url}/waves/people?unit=${hamlet.unitId}&group=with_reason`)
  await page.getByText('đi làm xa trong tỉnh').first().waitFor()
})

test('the province sees the commune move, and of the others that they have not begun', async () => {
  const province = await demo.signIn('province_leader')
  const board = await province.newPage()
  await board.goto(`${demo.url}/waves`)
  const { communes } = await demo.ask(province, readWaveParts, { unit: Math.floor(commune / 10_000) })
  const own = communes.find(({ unit }) => unit.unitId === commune)
  expect(own?.steps.swept).toBeGreaterThan(0)
  const begun = communes.filter((one) => one.begun > 0).length
  await board.getByText(`${begun} trên ${communes.length} xã, phường, thị trấn đã bắt đầu.`).waitFor()
  const row = board
    .getByRole('row')
    .filter({ has: board.getByRole('link', { name: own?.unit.fullName ?? '' }) })
  expect(await row.first().textContent()).not.toContain('Chưa bắt đầu')
  expect(await board.getByRole('cell', { name: 'Chưa bắt đầu', exact: true }).count()).toBe(
    communes.length - begun,
  )
  expect(await faultsOf(board)).toEqual([])
  // A province sees the commune's board and decides nothing on it.
  await row.first().getByRole('link').click()
  await card(board).getByText('Đã rà xong', { exact: true }).waitFor()
  expect(await board.getByRole('button', { name: /^(Mở lại|Chốt|Bắt đầu)/ }).count()).toBe(0)
  await province.close()
})

test('reopening asks why, takes no number of a citizen, and stands in the hamlet’s history', async () => {
  await page.goto(`${demo.url}/waves?unit=${hamlet.unitId}`)
  await page.getByRole('button', { name: 'Mở lại' }).click()
  const dialog = page.getByRole('dialog')
  const submit = dialog.getByRole('button', { name: 'Mở lại' })
  await submit.click()
  await dialog.getByText('Hãy ghi rõ hơn').waitFor()
  await dialog.getByLabel('Lý do').fill('Theo số 0912 345 678 của tổ trưởng')
  await submit.click()
  await dialog.getByText('Đừng ghi số giấy tờ').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByLabel('Lý do').fill(REASON)
  await submit.click()
  const history = page.getByRole('region', { name: 'Các bước đã qua', exact: true })
  await history.getByText(`Mở lại vì: ${REASON}`).waitFor()
  expect(await history.getByRole('row').count()).toBe(4)
  expect(await faultsOf(page)).toEqual([])
})

test('an auditor sees figures and no way to names', async () => {
  const auditor = await demo.signIn('auditor')
  const seen = await auditor.newPage()
  await seen.goto(`${demo.url}/waves?unit=${hamlet.unitId}`)
  await seen.getByRole('region', { name: 'Số người từng nhóm', exact: true }).waitFor()
  await seen.getByText('Còn việc phải làm').waitFor()
  expect(await seen.locator('a[href*="/waves/people"]').count()).toBe(0)
  await seen.goto(`${demo.url}/waves/people?unit=${hamlet.unitId}`)
  await seen.getByText('Vai trò của bạn chỉ xem số').waitFor()
  await auditor.close()
})

describe('on a phone at night', () => {
  test('board, hamlet and list have no fault', async () => {
    const phone = await demo.signIn('commune_leader', PHONE_AT_NIGHT)
    const small = await phone.newPage()
    for (const [path, text] of [
      ['/waves', 'Số người từng nhóm'],
      [`/waves?unit=${hamlet.unitId}`, 'Các bước đã qua'],
      [`/waves/people?unit=${commune}&group=people`, 'chỉ hiện hai chữ số cuối'],
    ] as const) {
      await small.goto(demo.url + path)
      await small.getByText(text).first().waitFor()
      expect(await faultsOf(small)).toEqual([])
    }
    await phone.close()
  })
})
