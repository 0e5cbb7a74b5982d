import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { HEADINGS, PEOPLE } from '../../../../test/fixtures/lists/people.ts'
import {
  odsNumber,
  odsRow,
  odsTable,
  odsText,
  type RawOds,
  rawOds,
} from '../../../../test/fixtures/lists/raw-ods.ts'
import { allRows, cellsOf, problemOf } from '../../../../test/fixtures/lists/reading.ts'
import { zip } from '../../../../test/fixtures/lists/zip.ts'
import { openList } from './read-list.ts'

const fixture = (name: string) => join(import.meta.dirname, '../../../../test/fixtures/lists', name)

async function opened(file: string | Buffer) {
  const source = await openList(file, 'x.ods')
  if (!source.ok) throw new Error(source.error)
  return source.value
}
const refusal = async (ods: RawOds) => {
  const source = await openList(rawOds(ods), 'x.ods')
  return source.ok ? problemOf(source.value.rows(0)) : source.error
}
const sheet = async (rows: string, more: Partial<RawOds> = {}) =>
  opened(rawOds({ tables: odsTable('Ấp 1', rows), ...more }))
const cellsIn = async (cells: string, more: Partial<RawOds> = {}) =>
  (await cellsOf(await sheet(odsRow(cells), more)))[0]

test('a workbook of LibreOffice is read to the letter: zeros of formats, dates, its hidden row', async () => {
  const source = await opened(fixture('register-libreoffice.ods'))
  expect(source).toMatchObject({
    format: 'ods',
    sheets: [
      { name: 'Danh sách', hidden: false },
      { name: 'Tổng hợp', hidden: false },
    ],
    notes: [],
  })
  const rows = await allRows(source.rows(0))
  expect(rows.map((row) => row.cells)).toEqual([
    HEADINGS,
    ...PEOPLE.map((person) => (person.at(-1) === null ? person.slice(0, -1) : person)),
  ])
  expect(rows.map((row) => row.hidden ?? false)).toEqual([false, false, true, false, false, false])
  expect(await source.fonts(0)).toEqual(HEADINGS.map(() => 'Calibri'))
  expect(await cellsOf(source, 1)).toEqual([['Tổng cộng', 5]])
})

describe('cells', () => {
  test('numbers keep the zeros that are shown and nothing else of how they are shown', async () => {
    expect(
      await cellsIn(
        [
          odsNumber(70090001234, '070 090 001 234'),
          odsNumber(0, '000'),
          odsNumber(0, '0'),
          odsNumber(285001234, '285.001.234'),
          odsNumber(1.5, '01,5'),
          odsNumber(5, '0006'),
        ].join(''),
      ),
    ).toEqual(['070 090 001 234', '000', 0, 285001234, 1.5, 5])
  })

  test('dates show what their style shows', async () => {
    const styles = `<number:date-style style:name="N1"><number:month/><number:year/></number:date-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>`
    const date = (value: string, style = '') =>
      `<table:table-cell office:value-type="date" office:date-value="${value}"${style}><text:p>x</text:p></table:table-cell>`
    expect(
      await cellsIn(
        date('1990-05-01') +
          date('1990-05-01T08:30:00') +
          date('1990-05-01T00:00:00') +
          date('1990-05-01', ' table:style-name="ce2"'),
        { styles },
      ),
    ).toEqual(['1990-05-01', '1990-05-01T08:30:00', '1990-05-01', '1990-05'])
  })

  test('truths, times, texts with spaces, lines, links and spans; notes and drawings are left out', async () => {
    const text =
      '<table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>Thị<text:s text:c="2"/><text:span>Rỵ</text:span><text:a>!</text:a></text:p><text:p>dòng\n  2</text:p><draw:frame><text:p>vẽ</text:p></draw:frame></table:table-cell>'
    expect(
      await cellsIn(
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>ĐÚNG</text:p></table:table-cell>' +
          '<table:table-cell office:value-type="time" office:time-value="PT26H05M00S"/>' +
          text,
      ),
    ).toEqual(['TRUE', '02:05:00', 'Thị  Rỵ!\ndòng 2'])
  })

  test('a formula gives its stored value; one without is empty and told', async () => {
    const source = await sheet(
      odsRow(
        '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/><table:table-cell table:formula="of:=1+1"/>' +
          odsText('x'),
      ),
    )
    expect(await cellsOf(source)).toEqual([[2, null, 'x']])
    expect(source.notes).toEqual(['formula-without-value'])
  })
})

describe('rows', () => {
  test('repeated ones count, hidden ones are marked, covered cells and groups keep their places', async () => {
    const source = await sheet(
      `${odsRow(odsText('a'), ' table:visibility="filter"')}<table:table-header-rows>${odsRow('<table:table-cell table:number-columns-repeated="3"/>', ' table:number-rows-repeated="5"')}</table:table-header-rows><table:table-row-group>${odsRow(
        `${odsText('b', ' table:number-columns-repeated="2"')}<table:covered-table-cell/>${odsText('c')}`,
        ' table:number-rows-repeated="2" table:visibility="collapse"',
      )}</table:table-row-group>${odsRow(odsText('d'))}`,
    )
    expect(await allRows(source.rows(0))).toEqual([
      { number: 1, cells: ['a'], hidden: true },
      { number: 7, cells: ['b', 'b', null, 'c'], hidden: true },
      { number: 8, cells: ['b', 'b', null, 'c'], hidden: true },
      { number: 9, cells: ['d'] },
    ])
  })

  test('a million empty rows of sixteen thousand cells cost nothing', async () => {
    const blank = odsRow(
      '<table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/>',
      ' table:number-rows-repeated="1048575"',
    )
    expect(await allRows((await sheet(blank + odsRow(odsText('a')))).rows(0))).toEqual([
      { number: 1_048_576, cells: ['a'] },
    ])
  })
})

test('hidden tables are told; a table within a cell and what was kept of a linked file are no sheets', async () => {
  const source = await opened(
    rawOds({
      styles:
        '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>',
      tables:
        odsTable('Ẩn', odsRow(odsText('1')), ' table:style-name="ta1"') +
        odsTable("'file:///D:/x.ods'#A", odsRow(odsText('2'))) +
        odsTable(
          'Ấp 1',
          odsRow(
            `<table:table-cell office:value-type="string">${odsTable('trong', odsRow(odsText('3')))}<text:p>a</text:p></table:table-cell>${odsText('b')}`,
          ),
        ),
      more: [{ name: 'Basic/script-lb.xml', content: '<x/>' }],
    }),
  )
  expect(source.sheets).toEqual([
    { name: 'Ẩn', hidden: true },
    { name: 'Ấp 1', hidden: false },
  ])
  expect(await cellsOf(source)).toEqual([['a', 'b']])
  expect(source.notes).toEqual(['macros-ignored', 'external-links-ignored'])
})

test('fonts come from the cell, its row, its column and what styles inherit', async () => {
  const style = (name: string, font: string, parent = 'Default') =>
    `<style:style style:name="${name}" style:family="table-cell" style:parent-style-name="${parent}">${font && `<style:text-properties style:font-name="${font}"/>`}</style:style>`
  const source = await sheet(
    `<table:table-column table:default-cell-style-name="ce1"/><table:table-column table:number-columns-repeated="2"/>${odsRow(
      odsText('a') + odsText('b') + odsText('c', ' table:style-name="ce2"'),
    )}`,
    {
      fonts: `<style:font-face style:name="VnTime1" svg:font-family="'.VnTime'"/>`,
      styles: style('ce1', 'VnTime1') + style('ce2', '', 'Chung'),
      common: `<style:default-style style:family="table-cell"><style:text-properties fo:font-family="Arial, sans-serif"/></style:default-style>${style('Default', '')}${style('Chung', 'VNI-Times')}`,
    },
  )
  expect(await source.fonts(0)).toEqual(['.VnTime', 'Arial', 'VNI-Times'])
})

describe('what cannot be read is refused', () => {
  const row = odsRow(odsText('a'))

  test.each<[string, RawOds, string]>([
    ['a password', { tables: row, isLocked: true }, 'password-protected'],
    ['a letter', { tables: '', mimetype: 'application/vnd.oasis.opendocument.text' }, 'document-not-list'],
    ['no table', { tables: '' }, 'empty-file'],
    [
      'a repetition that is no number',
      { tables: odsTable('A', odsRow(odsText('a'), ' table:number-rows-repeated="-1"')) },
      'damaged-file',
    ],
    [
      'values in more rows than there are',
      { tables: odsTable('A', odsRow(odsText('a'), ' table:number-rows-repeated="1048577"')) },
      'too-large',
    ],
    [
      'values in more columns than there are',
      { tables: odsTable('A', odsRow(odsText('a', ' table:number-columns-repeated="20000"'))) },
      'damaged-file',
    ],
    [
      'values in every cell of a sheet',
      {
        tables: odsTable(
          'A',
          odsRow(
            odsText('a', ' table:number-columns-repeated="16384"'),
            ' table:number-rows-repeated="1048576"',
          ),
        ),
      },
      'too-large',
    ],
    ['a number that is none', { tables: odsTable('A', odsRow(odsNumber(Number.NaN, 'x'))) }, 'damaged-file'],
    ['an entity of its own', { tables: odsTable('A', odsRow(odsText('&x;'))) }, 'damaged-file'],
  ])('%s', async (_, ods, problem) => {
    expect(await refusal(ods)).toBe(problem)
  })

  test('a password of newer programs, whose package hides even what stands in it', async () => {
    const manifest = { name: 'META-INF/manifest.xml', content: '<manifest/>' }
    const locked = zip([manifest, { name: 'encrypted-package', content: 'x' }])
    expect(await openList(locked, 'x.ods')).toEqual({ ok: false, error: 'password-protected' })
  })

  test('so many sheets that finding them all would take hours', async () => {
    const tables = Array.from({ length: 1001 }, (_, i) => odsTable(`A${i}`, row)).join('')
    expect(await refusal({ tables })).toBe('too-large')
  })
})
