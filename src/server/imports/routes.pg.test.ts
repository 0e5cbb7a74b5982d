// Lists over HTTP, as the console sends them: uploaded, followed, corrected, taken in or given up; by whom, and what stays.
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint, OutputOf } from '#contract/endpoint'
import * as contract from '#contract/imports'
import type { Role } from '#domain/access'
import { UNITS } from '#domain/binh-phuoc/units'
import { makeIdentityNumber } from '#domain/identity-number'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { csvOf, type ListRow } from '../../../test/support/list-desk.ts'
import { buildApp } from '../app.ts'
import { checkCoverage } from '../coverage/check.ts'
import { openList } from './reading/read-list.ts'

type View = OutputOf<typeof contract.readImport>

const communeOf = (code: string): number => UNITS.find((unit) => unit.code === code)?.unitId ?? 0
const THAC_MO = communeOf('25216')
const TAN_PHU = communeOf('25195')
const AS_OF = '2024-03-25'

let app: TestApp
let clerk: { readonly cookie: string }
beforeAll(async () => {
  app = await testApp()
  clerk = await app.signedIn('commune_police')
})
afterAll(() => app.close())

const rowOf = (n: number, changed: ListRow = {}): ListRow => ({
  name: `Lê Văn ${['An', 'Bình', 'Chính', 'Dũng'][n % 4]}`,
  birth: `05/7/19${50 + n}`,
  identity: makeIdentityNumber('070', 'male', 1950 + n, 500 + n),
  household: `H${n}`,
  hamlet: 'Khu phố 1',
  address: `Số ${n}`,
  ...changed,
})
const BAD = rowOf(9, { birth: '31/02/1959' })

const answerOf = async <E extends Endpoint>(endpoint: E, sent: Promise<Response>): Promise<OutputOf<E>> => {
  const response = await sent
  const answer: unknown = await response.json()
  expect({ status: response.status, answer }).toMatchObject({ status: 200 })
  return endpoint.output.parse(answer) as OutputOf<E>
}
const codeOf = async (sent: Promise<Response>): Promise<string> =>
  ((await (await sent).json()) as { code: string }).code

const upload = (file: Uint8Array, given: Partial<Record<string, unknown>> = {}, who = clerk) =>
  app.send(
    contract.uploadList,
    { unit: THAC_MO, kind: 'register', asOf: AS_OF, fileName: 'danh sách.csv', ...given },
    who,
    undefined,
    Uint8Array.from(file),
  )
const uploadRows = async (rows: readonly ListRow[], given = {}): Promise<View> =>
  follow((await answerOf(contract.uploadList, upload(csvOf(rows), given))).importId)

/** As a page does: asks until nothing is under way. */
const follow = async (importId: string, who = clerk): Promise<View> => {
  for (let asked = 0; asked < 400; asked += 1) {
    const view = await answerOf(contract.readImport, app.send(contract.readImport, { importId }, who))
    if (view.state !== 'reading' && view.state !== 'committing') return view
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('an import that does not end')
}
const commit = async (importId: string): Promise<View> => {
  await answerOf(contract.commitImport, app.send(contract.commitImport, { importId }, clerk))
  return follow(importId)
}
const query = async <Row>(text: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await app.services.database.asSystem('test: look', (tx) => text.execute(tx))).rows
const audited = (importId: string) =>
  query(
    sql<{
      action: string
    }>`select action from audit_log where target = ${`import:${importId}`} order by audit_id`,
  )
const expectClean = async () =>
  expect(await checkCoverage(app.services.database, () => undefined)).toMatchObject({ clean: true })

describe('a list', () => {
  let importId: string
  test('is read in the background, and what it would do is foretold', async () => {
    const view = await uploadRows([rowOf(0), rowOf(1), rowOf(2), BAD, rowOf(3, { identity: '' })])
    importId = view.importId
    expect(view).toMatchObject({
      state: 'previewed',
      refusal: null,
      preview: { summary: { rows: 5, accepted: 3, rejected: 1, waiting: 1, new: 3 } },
    })
    expect(view.preview?.sample[0]).toMatchObject({
      name: 'Lê Văn An',
      identityLast2: '00',
      birth: '1950-07-05',
    })
    for (const row of [rowOf(0), rowOf(1), BAD])
      expect(JSON.stringify(view)).not.toContain(row['identity']?.slice(3, -2))
    expect(await query(sql`select from people`)).toEqual([])
  })

  test('is read again when the clerk says what a column holds', async () => {
    const index = 5
    const body = { importId, corrections: [{ index, field: null }] }
    await answerOf(contract.correctImport, app.send(contract.correctImport, body, clerk))
    const view = await follow(importId)
    expect(view.preview?.columns.map(({ field }) => field)).not.toContain('address')
    expect(view.preview?.summary).toMatchObject({ rows: 5, accepted: 3 })
  })

  test('goes in once, however often it is asked', async () => {
    const asked = await Promise.all(
      [1, 2, 3].map(async () => (await app.send(contract.commitImport, { importId }, clerk)).status),
    )
    expect(asked.toSorted()).toEqual([200, 409, 409])
    expect(await follow(importId)).toMatchObject({
      state: 'committed',
      preview: { summary: { new: 3, accepted: 3 } },
    })
    expect(await query(sql`select address from people order by 1`)).toEqual(
      [1, 2, 3].map(() => ({ address: null })),
    )
    expect((await audited(importId)).map(({ action }) => action)).toEqual(['list-uploaded', 'list-imported'])
    await expectClean()
  })

  test('gives the rows that did not go in back as a workbook, with all digits and the reasons, and records it', async () => {
    const response = await app.send(contract.downloadRejects, { importId }, clerk)
    expect(response.status).toBe(200)
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain('danh sách')
    const source = await openList(Buffer.from(await response.arrayBuffer()), 'x')
    if (!source.ok) throw new Error(source.error)
    const rows: unknown[][] = []
    for await (const chunk of source.value.rows(0)) rows.push(...chunk.map(({ cells }) => [...cells]))
    const [header = [], bad = [], waiting = [], ...others] = rows
    expect(others).toEqual([])
    expect(header).toContain('Họ và tên')
    expect(bad).toEqual(expect.arrayContaining([BAD['identity'], '31/02/1959']))
    expect(bad.at(-1)).toMatch(/Ngày sinh không có thật/)
    expect(waiting.at(-1)).toMatch(/chờ/)
    expect((await audited(importId)).at(-1)).toEqual({ action: 'rejects-downloaded' })
  })

  test('gives them to nobody but the one who sent it', async () => {
    for (const role of ['commune_leader', 'province_police'] satisfies Role[]) {
      const status = (await app.send(contract.downloadRejects, { importId }, await app.signedIn(role))).status
      expect([403, 404]).toContain(status)
    }
  })

  test('stands among the imports of its unit, with the name of who sent it', async () => {
    const { imports } = await answerOf(
      contract.listImports,
      app.send(contract.listImports, { unit: THAC_MO }, clerk),
    )
    expect(imports.map((view) => [view.importId, view.state, view.startedByName])).toEqual([
      [importId, 'committed', 'commune_police'],
    ])
  })

  test('of a later day tells who vanished, by name and hamlet', async () => {
    const later = await uploadRows([rowOf(0), rowOf(1)], { asOf: '2024-04-01' })
    await commit(later.importId)
    const { people } = await answerOf(
      contract.listVanished,
      app.send(contract.listVanished, { importId: later.importId }, clerk),
    )
    expect(people).toMatchObject([{ name: 'Lê Văn Chính', birthYear: 1952, hamletId: THAC_MO * 1000 + 1 }])
  })

  test('cannot be taken in, corrected or given up once it is in', async () => {
    expect(await codeOf(app.send(contract.commitImport, { importId }, clerk))).toBe('import-not-open')
    expect(await codeOf(app.send(contract.cancelImport, { importId }, clerk))).toBe('import-not-open')
    const body = { importId, corrections: [] }
    expect(await codeOf(app.send(contract.correctImport, body, clerk))).toBe('import-not-open')
  })
})

test('a range pasted from a spreadsheet is a list too', async () => {
  const pasted = Buffer.from(
    `Họ và tên\tNgày sinh\tSố CCCD\tẤp\nLê Thị Dán\t1961\t${makeIdentityNumber('070', 'female', 1961, 77)}\tKhu phố 1\n`,
  )
  const { importId } = await answerOf(
    contract.uploadList,
    upload(pasted, { pasted: 'yes', asOf: '2024-04-02' }),
  )
  expect(await follow(importId)).toMatchObject({
    state: 'previewed',
    preview: { summary: { rows: 1, new: 1 } },
  })
})

describe('a list is refused', () => {
  test.each<[string, Uint8Array, unknown]>([
    ['that is empty', Buffer.alloc(0), { code: 'empty-file' }],
    ['that is a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { code: 'image-not-list' }],
    ['without a header', Buffer.from('1,2,3\n4,5,6\n'), { code: 'no-header' }],
    ['without rows', Buffer.from('Họ và tên,Ngày sinh,Ấp\n'), { code: 'no-rows' }],
    [
      'without a column that it needs',
      Buffer.from('Họ và tên,Ấp\nLê Văn An,Khu phố 1\n'),
      { code: 'columns-missing', missing: ['birth'] },
    ],
  ])('%s', async (_, file, refusal) => {
    const { importId } = await answerOf(contract.uploadList, upload(file))
    expect(await follow(importId)).toMatchObject({ state: 'refused', refusal })
  })

  test('of a day that has not come, or that is none', async () => {
    expect(await codeOf(upload(csvOf([rowOf(0)]), { asOf: '2024-04-05' }))).toBe('as-of-in-future')
    expect(await codeOf(upload(csvOf([rowOf(0)]), { asOf: '2024-02-31' }))).toMatch(
      /day-unreadable|input-invalid/,
    )
  })
})

describe('an importer', () => {
  test('sends no list of a unit beyond the own, and finds none of one', async () => {
    for (const unit of [TAN_PHU, Math.floor(THAC_MO / 100), 1])
      expect(await codeOf(upload(csvOf([rowOf(0)]), { unit }))).toBe('not-found')
    const police = await app.signedIn('province_police')
    const sent = await answerOf(contract.uploadList, upload(csvOf([rowOf(5)]), { unit: TAN_PHU }, police))
    const { importId } = await follow(sent.importId, police)
    const { readImport, commitImport, cancelImport, downloadRejects, listVanished } = contract
    for (const endpoint of [readImport, commitImport, cancelImport, downloadRejects, listVanished])
      expect(await codeOf(app.send(endpoint, { importId }, clerk))).toBe('not-found')
    expect(await codeOf(app.send(contract.correctImport, { importId, corrections: [] }, clerk))).toBe(
      'not-found',
    )
  })
})

describe('what is kept', () => {
  const filesOf = async (): Promise<Buffer[]> => {
    const folder = dirname(app.services.dataFolder.path)
    const names = await readdir(folder, { recursive: true, withFileTypes: true })
    return Promise.all(
      names.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name))),
    )
  }

  test('lies sealed on the disk: neither a name nor a number can be read there', async () => {
    const files = await filesOf()
    expect(files.length).toBeGreaterThan(2)
    for (const secret of ['Lê Văn An', String(rowOf(0)['identity']), 'Khu phố 1', '31/02/1959'])
      expect(files.some((bytes) => bytes.includes(secret))).toBe(false)
  })

  test('of a list that is given up is nothing: no file, no rows, no preview of people', async () => {
    const { importId } = await uploadRows([rowOf(20), BAD], { asOf: '2024-03-26' })
    const before = (await filesOf()).length
    const view = await answerOf(contract.cancelImport, app.send(contract.cancelImport, { importId }, clerk))
    expect(view).toMatchObject({ state: 'cancelled', preview: { sample: [] } })
    expect((await filesOf()).length).toBe(before - 1)
    for (const table of ['import_rows', 'import_unchanged', 'import_rejects'])
      expect(await query(sql`select from ${sql.table(table)} where import_id = ${importId}`)).toEqual([])
    expect(await codeOf(app.send(contract.downloadRejects, { importId }, clerk))).toBe('file-gone')
  })

  test('goes after thirty days, and then the rejected rows cannot be had any more', async () => {
    const { importId } = await uploadRows([rowOf(21), BAD], { asOf: '2024-03-27' })
    await commit(importId)
    await app.services.files.removeOld(Date.now() + 31 * 86_400_000)
    expect(await codeOf(app.send(contract.downloadRejects, { importId }, clerk))).toBe('file-gone')
  })
})

describe('after the server died', () => {
  /** A new server on the same database and folder. */
  const restart = async () => {
    const { resume, idle } = buildApp(app.services)
    await resume()
    await idle()
  }
  const setState = (importId: string, state: string) =>
    query(sql`update imports set state = ${state}, summary = case when ${state} = 'reading' then null else summary end
      where import_id = ${importId}`)

  test('in the middle of reading, the list is read', async () => {
    const { importId } = await uploadRows([rowOf(30), BAD], { asOf: '2024-03-28' })
    await setState(importId, 'reading')
    await restart()
    expect(await follow(importId)).toMatchObject({
      state: 'previewed',
      preview: { summary: { rows: 2, rejected: 1 } },
    })
  })

  test('in the middle of a commit, the list goes in', async () => {
    const { importId } = await uploadRows([rowOf(31)], { asOf: '2024-03-29' })
    await setState(importId, 'committing')
    await restart()
    expect(await follow(importId)).toMatchObject({ state: 'committed', preview: { summary: { new: 1 } } })
    await expectClean()
  })

  test('and the database with it, the rows that were staged are read again', async () => {
    const { importId } = await uploadRows([rowOf(32), BAD], { asOf: '2024-03-30' })
    await query(sql`delete from import_rows`)
    await setState(importId, 'committing')
    await restart()
    expect(await follow(importId)).toMatchObject({
      state: 'committed',
      preview: { summary: { rows: 2, accepted: 1, rejected: 1, new: 1 } },
    })
    expect(await query(sql`select from people where register_as_of = '2024-03-30'`)).toHaveLength(1)
    await expectClean()
  })

  test('and somebody was told otherwise meanwhile, the list is read again and looks at everybody', async () => {
    const { importId: first } = await uploadRows([rowOf(34)], { asOf: '2024-03-30' })
    await commit(first)
    const { importId } = await uploadRows([rowOf(34)], { asOf: '2024-03-31' })
    await query(sql`update people set register_hash = 1 where register_as_of = '2024-03-30'`)
    await setState(importId, 'committing')
    await restart()
    expect(await follow(importId)).toMatchObject({
      state: 'committed',
      preview: { summary: { accepted: 1, changed: 1, unchanged: 0 } },
    })
    await expectClean()
  })

  test('a list of the command line is left to the command line', async () => {
    const { importId } = await uploadRows([rowOf(33)], { asOf: '2024-03-31' })
    await query(sql`update imports set state = 'reading', file_id = null where import_id = ${importId}`)
    await restart()
    expect(await query(sql`select state from imports where import_id = ${importId}`)).toEqual([
      { state: 'reading' },
    ])
  })
})
