// A leader asks at a person why a milestone stands as it does: a volunteer reported it, the police still list it as lacking, and
// nobody has said more; a list of the carrier that was withdrawn is struck out, with who withdrew it.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { UNITS } from '#domain/binh-phuoc/units'
import { dayOf, instantOfDay } from '#domain/dates'
import { makeAccount } from '../../src/server/auth/accounts.ts'
import { setCampaignNow } from '../../src/server/platform/clock.ts'
import { buildWeb } from '../support/build-web.ts'
import { launchChromium } from '../support/launch-chromium.ts'
import { logIn } from '../support/log-in-page.ts'
import { DESK, openContext, PHONE_AT_NIGHT } from '../support/look.ts'
import { faultsOf } from '../support/looks-right.ts'
import { addPerson, type NewFact } from '../support/people.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { startServerOn } from '../support/server-on.ts'

const TAN_PHU = UNITS.find(({ code }) => code === '25195')?.unitId ?? 0
const LOGIN = { username: 'lanhdao.tanphu', password: 'bến-đò-sông-bé' }
const on = (day: number, month: number) => dayOf(2024, month, day)

const FACTS: readonly NewFact[] = [
  {
    body: { type: 'visit-recorded/1', claims: { eid_activated: 'reported', sim_own_name: 'reported' } },
    effective: on(10, 4),
    source: 'field',
  },
  {
    body: { type: 'listed/1', list: 'gap:activation', claims: { eid_activated: 'lacking' } },
    effective: on(22, 4),
    known: on(24, 4),
    source: 'authority',
  },
  {
    body: {
      type: 'listed/1',
      list: 'authority:eid-rejected',
      claims: { eid_approved: { rejected: 'Ảnh mờ' } },
    },
    effective: on(28, 3),
    source: 'authority',
  },
  {
    body: { type: 'listed/1', list: 'authority:eid-approved', claims: { eid_approved: 'confirmed' } },
    effective: on(20, 4),
    source: 'authority',
  },
]
const SIMS: NewFact = {
  body: { type: 'listed/1', list: 'carrier:sim', claims: { sim_own_name: 'confirmed' } },
  effective: on(2, 5),
  source: 'carrier',
}

let fresh: FreshDatabase
let folder: string
let server: { readonly url: string; readonly stop: () => Promise<void> }
let browser: Browser
let page: Page
let personId = ''

beforeAll(async () => {
  await buildWeb()
  fresh = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'phukin-journey-'))
  const started = await startServerOn(fresh, folder)
  if (!started.ok) throw new Error(started.error.code)
  server = started.value
  const { database, protect } = started.value.services
  await database.asSystem('journey: a leader and a citizen', async (tx) => {
    await setCampaignNow(tx, instantOfDay(on(19, 5), 8))
    const unit = { unitCodes: ['25195'], expiresOn: undefined }
    const made = await makeAccount(tx, null, {
      ...{ ...LOGIN, ...unit, displayName: 'Chủ tịch phường', role: 'commune_leader' },
    })
    if (!made.ok) throw new Error(made.error.code)
    personId = await addPerson(tx, protect, {
      name: 'Lê Thị Sáu',
      hamletId: TAN_PHU * 1000,
      facts: [...FACTS, SIMS],
    })
    const { rows } = await sql<{ factId: string; communeId: number }>`
      select fact_id, commune_id from facts
      where person_id = ${personId} and body ->> 'list' = 'carrier:sim'`.execute(tx)
    await sql`insert into facts (commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, recorded_by, body)
      select commune_id, person_id, gen_random_uuid(), hamlet_id, recorded_in, effective, '2024-05-08', source,
        (select account_id from accounts where username = ${LOGIN.username}),
        ${JSON.stringify({ type: 'withdrawn/1', factIds: rows.map(({ factId }) => factId) })}::jsonb
      from facts where person_id = ${personId} and body ->> 'list' = 'carrier:sim'`.execute(tx)
  })
  browser = await launchChromium()
  page = await (await openContext(browser, DESK)).newPage()
  await logIn(page, server.url, LOGIN)
  await page.getByRole('heading', { level: 1, name: 'Phường Tân Phú' }).waitFor()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await fresh?.drop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

const milestones = () => page.getByRole('region', { name: 'Tình trạng từng việc', exact: true })
const askWhy = (milestone: string) => milestones().getByRole('button', { name: `Vì sao? ${milestone}` })
const sources = () => milestones().getByRole('list')

test('what a volunteer reported and the police still list as lacking has to be verified again, and says why', async () => {
  await page.goto(`${server.url}/people/${TAN_PHU}/${personId}`)
  const row = milestones().getByRole('row', { name: /Kích hoạt định danh/ })
  await row.getByText('Đã báo, xác minh lại').waitFor()
  await row
    .getByText('danh sách chưa kích hoạt vẫn còn tên; từ 22/4/2024, theo danh sách của Công an')
    .waitFor()
  await askWhy('Kích hoạt định danh').click()
  expect(await sources().getByRole('listitem').allTextContents()).toEqual([
    '22/4/2024Danh sách của Công an (Chưa kích hoạt định danh điện tử)ghi còn thiếuvì vậy phải xác minh lại',
    '10/4/2024Tổ công tác báo từ cơ sởbáo đã xongđang tính theo nguồn này',
  ])
  await milestones().getByText('Đang tính là: đã báo, xác minh lại').waitFor()
  expect(await faultsOf(page)).toEqual([])
})

test('one answer is open at a time, and a second press closes it', async () => {
  await askWhy('Hồ sơ định danh được duyệt').click()
  expect(await sources().count()).toBe(1)
  expect(await sources().getByRole('listitem').allTextContents()).toEqual([
    '20/4/2024Danh sách của Công an (Hồ sơ định danh điện tử được duyệt)xác nhận đã xongđang tính theo nguồn này',
    '28/3/2024Danh sách của Công an (Hồ sơ định danh điện tử không đạt)ghi không đạt: Ảnh mờkhông tính: cùng ngày hoặc về sau đã có nguồn ghi là xong',
  ])
  await askWhy('Hồ sơ định danh được duyệt').click()
  expect(await sources().count()).toBe(0)
})

test('nobody is asked why of what nobody has spoken of', async () => {
  expect(await askWhy('Chữ ký số của công dân').count()).toBe(0)
})

test('a list that was withdrawn counts no more; the history strikes it out and says who withdrew it, and when', async () => {
  await askWhy('SIM chính chủ').click()
  await milestones().getByText('không tính: danh sách đã được rút lại').waitFor()
  await milestones().getByText('Đang tính là: đã báo').waitFor()
  const history = page.getByRole('region', { name: 'Diễn biến' })
  const struck = history.getByRole('listitem').filter({ hasText: 'Nhà mạng: SIM chính chủ' })
  await struck.getByText('Chủ tịch phường rút lại danh sách ngày 08/5/2024 nên không tính').waitFor()
  expect(
    await struck.locator('.citizen-what').evaluate((what) => getComputedStyle(what).textDecorationLine),
  ).toBe('line-through')
  expect(await faultsOf(page)).toEqual([])
})

test('on a telephone at night the answer is as wide as what is seen of the table', async () => {
  const context = await openContext(browser, PHONE_AT_NIGHT, {
    storageState: await page.context().storageState(),
  })
  page = await context.newPage()
  await page.goto(`${server.url}/people/${TAN_PHU}/${personId}`)
  await askWhy('Kích hoạt định danh').click()
  const seen = await milestones().locator('.table-scroll').boundingBox()
  const told = await milestones().locator('.citizen-sources').boundingBox()
  expect(told?.width).toBeLessThanOrEqual(seen?.width ?? 0)
  expect(told?.x).toBeGreaterThanOrEqual(seen?.x ?? 0)
  expect(await faultsOf(page)).toEqual([])
})
