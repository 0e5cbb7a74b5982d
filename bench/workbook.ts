// A workbook as an office sends it: 100,000 rows of 14 columns with shared strings. Reading it beside a bare unzip and scan of the same
// bytes; then checked and foretold by the command line, which writes nothing.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInflateRaw } from 'node:zlib'
import { UNITS } from '#domain/binh-phuoc/units'
import { formatPartialDate } from '#domain/dates'
import { demoHamlets } from '#domain/demo/hamlets'
import { demoPeople } from '#domain/demo/people'
import { communeOfHamlet } from '#domain/units'
import { openList } from '../src/server/imports/reading/read-list.ts'
import { rawParts, sheetXml } from '../test/fixtures/lists/raw-workbook.ts'
import { zip } from '../test/fixtures/lists/zip.ts'
import { densePlaces } from './list-file.ts'
import type { Place } from './place.ts'
import { type Measured, median } from './report.ts'

const ROWS = 100_000
const TIMES = 5

export const benchWorkbook = async (place: Place, say: (text: string) => void): Promise<Measured[]> => {
  const path = join(place.folder, 'list.xlsx')
  say('writing a workbook')
  await writeFile(path, workbook())
  say('reading it')
  const [ours, bare]: number[][] = [[], []]
  for (let i = 0; i <= TIMES; i += 1) {
    const scanned = await secondsOf(() => scan(path))
    const read = await secondsOf(() => readAll(path))
    // The first of each warms the compiler up.
    if (i > 0) {
      bare?.push(scanned)
      ours?.push(read)
    }
  }
  say('checking and foretelling it')
  const foretold = await place.run([
    ...['import', path, '--unit', '70', '--kind', 'register', '--as-of', '2024-03-25', '--dry-run'],
  ])
  return [
    { what: '100,000 rows of a workbook read', value: median(ours ?? []), unit: 's', goal: null },
    {
      what: 'the same ÷ bare unzip and scan',
      value: median(ours ?? []) / median(bare ?? []),
      unit: '×',
      goal: 2,
    },
    { what: 'every row checked and foretold', value: foretold.seconds, unit: 's', goal: 60 },
    { what: 'memory of that', value: foretold.megabytes, unit: 'MB', goal: 500 },
  ]
}

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

const readAll = async (path: string): Promise<number> => {
  const source = await openList(path, 'list.xlsx')
  if (!source.ok) throw new Error(source.error)
  let cells = 0
  for await (const chunk of source.value.rows(0)) for (const row of chunk) cells += row.cells.length
  return cells
}

/** Every byte of every part unpacked and looked at once: what no reader can leave out. */
const scan = async (path: string): Promise<number> => {
  const file = await readFile(path)
  let tags = 0
  for (const part of partsOf(file)) {
    const inflate = createInflateRaw()
    inflate.end(part)
    for await (const piece of inflate)
      for (let at = piece.indexOf(LESS); at !== -1; at = piece.indexOf(LESS, at + 1)) tags += 1
  }
  return tags
}

const LESS = 60

/** Of a zip of our own making: local headers one after another, every part deflated. */
function* partsOf(file: Buffer): Generator<Buffer> {
  for (let at = 0; file.readUInt32LE(at) === 0x04034b50; ) {
    const size = file.readUInt32LE(at + 18)
    const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
    yield file.subarray(from, from + size)
    at = from + size
  }
}

const HEADINGS =
  'STT,Họ và tên,Ngày sinh,Giới tính,Số định danh,CMND,Số hộ,Quan hệ với chủ hộ,Xã/phường,Thôn/ấp/khu phố,Địa chỉ,Loại cư trú,Điện thoại,Ghi chú'

const workbook = (): Buffer => {
  const hamlets = new Map(demoHamlets().map(({ unitId, fullName }) => [unitId, fullName]))
  const strings = new Map<string, number>()
  const text = (value: string): string => {
    const known = strings.get(value)
    const index = known ?? strings.size
    if (known === undefined) strings.set(value, index)
    return `<c t="s"><v>${index}</v></c>`
  }
  const rows = [`<row>${HEADINGS.split(',').map(text).join('')}</row>`]
  let n = 0
  for (const person of demoPeople({ seed: 1, people: ROWS, hamlets: densePlaces(ROWS) })) {
    n += 1
    const texts = [
      person.name,
      formatPartialDate(person.birth),
      person.sex === 'male' ? 'Nam' : 'Nữ',
      person.identity,
      person.cmnd ?? '',
      person.household,
      person.relation,
      codeOf(person.hamletId),
      hamlets.get(person.hamletId) ?? '',
      person.address,
      'Thường trú',
      person.phone === null ? '' : `0${person.phone.slice(3)}`,
      '',
    ]
    rows.push(
      `<row><c><v>${n}</v></c>${texts.map((each) => (each === '' ? '<c/>' : text(escaped(each)))).join('')}</row>`,
    )
  }
  const items = [...strings.keys()].map((each) => `<si><t>${each}</t></si>`).join('')
  return zip(rawParts({ sheets: [{ name: 'Danh sách', xml: sheetXml(rows.join('')) }], strings: items }))
}

const CODES = new Map(
  UNITS.flatMap(({ unitId, level, code }) => (level === 'commune' ? [[unitId, code ?? '']] : [])),
)
const codeOf = (hamletId: number): string => CODES.get(communeOfHamlet(hamletId)) ?? ''
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
