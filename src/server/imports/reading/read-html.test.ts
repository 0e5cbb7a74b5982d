import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allRows, cellsOf, problemOf } from '../../../../test/fixtures/lists/reading.ts'
import { readHtml } from './read-html.ts'
import { openList } from './read-list.ts'

async function* inPieces(text: string, size: number) {
  for (let from = 0; from < text.length; from += size)
    yield { text: text.slice(from, from + size), isLast: from + size >= text.length }
}
const rowsIn = (html: string, size = 1 << 16) => allRows(readHtml(inPieces(html, size)))
const cellsIn = async (html: string) => (await rowsIn(html)).map((row) => row.cells)
const opened = async (html: string | Buffer) => {
  const source = await openList(Buffer.from(html), 'Ấp 3.xls')
  if (!source.ok) throw new Error(source.error)
  return source.value
}

test('a table that a web system named .xls is one sheet of text, its zeros kept', async () => {
  const source = await opened(
    '\ufeff<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><title><td>không</td></title><style>td { color: red }</style></head><body><h1>Danh sách</h1><table border=1><tr><th>Họ và tên<th>Số CCCD</tr><tr><td>Điểu&nbsp;Rỵ</td><td x:num>070090001234</td></tr></table><script>"<td>không</td>"</script></body></html>',
  )
  expect(source).toMatchObject({
    format: 'html',
    sheets: [{ name: 'Ấp 3', hidden: false, textOnly: true }],
    notes: [],
  })
  expect(await cellsOf(source)).toEqual([
    ['Họ và tên', 'Số CCCD'],
    ['Điểu\u00a0Rỵ', '070090001234'],
  ])
})

test('letters of an old program come sign by sign; the code page of Vietnamese Windows is decoded', async () => {
  const page = (charset: string) =>
    Buffer.from(`<html><meta charset=${charset}><table><tr><td>\xd0i\xea\xf2u`, 'latin1')
  const old = await opened(page('x-tcvn3'))
  expect(old.notes).toEqual(['not-unicode'])
  expect(await cellsOf(old)).toEqual([['Ðiêòu']])
  const windows = await opened(page('windows-1258'))
  expect(windows.notes).toEqual([])
  expect(await cellsOf(windows)).toEqual([['Điê\u0323u']])
})

describe('cells', () => {
  test('white space is one space, breaks are lines, entities are letters, tags are none', async () => {
    expect(
      await cellsIn(
        '<table><tr><td>  Thị \n\t <b>Hoa</b>  <br/> T&#7893; 1 &amp; 2<br></td><td>&ecirc;&#xe0;&agrave &xyz; a < b</td><td>&nbsp;</td><td> </td></tr></table>',
      ),
    ).toEqual([['Thị Hoa\nTổ 1 & 2', 'êàà &xyz; a < b']])
  })

  test('the soft hyphen, a letter of old fonts, stays', async () => {
    expect(await cellsIn('<table><tr><td>\u00ad&shy;</td></tr></table>')).toEqual([['\u00ad\u00ad']])
  })

  test('that span columns and rows push the others aside', async () => {
    expect(
      await cellsIn(
        '<table><tr><td rowspan=2>STT<td rowspan="2">Tên</td><td colspan=\'2\'>Sinh<td rowspan=2>CCCD</tr><tr><td>Nam<td>Nữ</tr><tr><td>1<td>A<td>1990<td><td>07</tr></table>',
      ),
    ).toEqual([
      ['STT', 'Tên', 'Sinh', null, 'CCCD'],
      [null, null, 'Nam', 'Nữ'],
      ['1', 'A', '1990', null, '07'],
    ])
  })

  test('may be left open, as may rows and the page', async () => {
    expect(await cellsIn('<TABLE><TR><TD>a<TD>b<TR><TD>c')).toEqual([['a', 'b'], ['c']])
    expect(await cellsIn('<table><td>a<td>b')).toEqual([['a', 'b']])
  })
})

test('rows of several tables stand beneath each other; a table within a cell gives rows of its own', async () => {
  expect(
    await rowsIn(
      '<table><tr><td>Tiêu đề</td></tr></table><table><tr><td><table><tr><td>a<td>b</tr><tr></tr><tr><td>c</tr></table></td></tr></table>',
    ),
  ).toEqual([
    { number: 1, cells: ['Tiêu đề'] },
    { number: 2, cells: ['a', 'b'] },
    { number: 4, cells: ['c'] },
  ])
})

test('comments, also of Excel for itself, are not read', async () => {
  expect(
    await cellsIn(
      '<!-- <table><tr><td>x --><table><!--[if gte mso 9]><tr><td>y</td></tr><![endif]--><tr><td>a<!-- > -->b</table>',
    ),
  ).toEqual([['ab']])
})

test('the same is read however the text is cut', async () => {
  const piece = fc.constantFrom(
    ...['<table>', '</table>', '<tr>', '</tr>', '<td>', '</td>', '<th colspan=2>', '<td rowspan=2>'],
    ...[
      '<br>',
      'Ẫ',
      ' ',
      '&ecirc;',
      '&amp',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<',
      '>',
      '"',
      "<a b='>'>",
    ],
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 30 }),
      fc.integer({ min: 1, max: 7 }),
      async (pieces, size) => {
        const html = `<table><tr><td>x</td></tr>${pieces.join('')}`
        expect(await rowsIn(html, size)).toEqual(await rowsIn(html))
      },
    ),
    { seed: 31, numRuns: 300 },
  )
})

describe('what is refused', () => {
  test('a page without any cell', async () => {
    expect(await problemOf(readHtml(inPieces('<html><table><tr><td> </td></tr></table>', 9)))).toBe(
      'html-not-excel',
    )
  })

  test.each([
    ['tables within tables without end', '<table><tr><td>'.repeat(60)],
    ['a tag without end', `<table><tr><td>a<td ${'x'.repeat(2 << 20)}`],
    ['a cell without end', `<table><tr><td>${'<b>xxxxxxxxxxxxxx</b>'.repeat(100_000)}`],
    ['more columns than a sheet has', `<table><tr>${'<td colspan=1000>a'.repeat(20)}`],
  ])('%s', async (_, html) => {
    expect(await problemOf(readHtml(inPieces(html, 1 << 16)))).toBe('damaged-file')
  })
})
