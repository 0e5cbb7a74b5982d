import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf } from './dates.ts'
import type { Field } from './headings.ts'
import { makeIdentityNumber } from './identity-number.ts'
import { checkRow } from './list-row.ts'
import type { ListKind } from './lists.ts'
import type { RowCells, RowContext } from './row-codes.ts'

const AS_OF = dayOf(2024, 3, 25)
const HAMLET = 130_101_001
const NUMBER = makeIdentityNumber('070', 'female', 1990, 123_456)

const contextOf = (kind: ListKind, findHamlet: RowContext['findHamlet']): RowContext => ({
  kind,
  asOf: AS_OF,
  findHamlet,
})
const register = contextOf('register', () => ({ hamletId: HAMLET }))
const cardList = contextOf('authority:card', () => ({ problem: 'hamlet-unknown', field: 'hamlet' }))

const good: RowCells = {
  name: 'Nguyễn Thị Hòa',
  birth: '05/7/1990',
  sex: 'Nữ',
  identity: NUMBER,
  hamlet: 'Ấp 1',
}

const fullWidth = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

const clean = (cells: RowCells, context = register) => {
  const outcome = checkRow({ ...good, ...cells }, context)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.row
}
const problemsOf = (cells: RowCells, context = register) => {
  const outcome = checkRow({ ...good, ...cells }, context)
  return (outcome.ok ? outcome.row : outcome).problems.map(
    ({ code, field, severity }) => `${severity} ${field} ${code}`,
  )
}

describe('a row goes in, and somebody should look at', () => {
  test.each<[string, RowCells]>([
    ['name note-in-name', { name: 'Nguyễn Thị Hòa (con Thị Bé)' }],
    ['name note-in-name', { name: 'Nguyễn Thị Hòa - vắng' }],
    ['name said-away', { name: 'Nguyễn Thị Hòa - vắng' }],
    ['name said-away', { name: 'Nguyễn Thị Hòa đi BD' }],
    ['name said-dead', { name: 'Nguyễn Thị Hòa (mất 2023)' }],
    ['name said-dead', { name: 'NGUYỄN THỊ HÒA ĐÃ CHẾT' }],
    ['note said-dead', { note: 'chết' }],
    ['note said-away', { note: 'Đi làm ở Bình Dương' }],
    ['birth birth-century-doubt', { birth: '05/7/20', identity: null }],
    ['birth birth-century-doubt', { birth: '05/7/20', identity: null, relation: 'Chủ hộ' }],
    ['birth birth-doubtful', { birth: '1990?' }],
    ['birth birth-doubtful', { birth: 'khoảng 1990' }],
    ['birth birth-day-month-swapped', { birth: '07/25/1990' }],
    ['birth birth-day-month-swapped', { birth: '7-31-1990' }],
    ['birth birth-day-without-month', { birth: '05/00/1990' }],
    ['birth birth-day-without-month', { birth: '05/--/1990' }],
    ['birth birth-over-110', { birth: '1910' }],
    ['identity identity-province-unknown', { identity: makeIdentityNumber('099', 'female', 1990, 123_456) }],
    ['identity identity-abroad', { identity: makeIdentityNumber('170', 'female', 1990, 123_456) }],
    ['identity identity-birth-year', { birth: '1991' }],
    ['identity identity-sex', { sex: 'Nam' }],
    ['phone phone-length', { phone: '0912' }],
    ['phone phone-foreign', { phone: '+855 12 345 678' }],
    ['phone phone-scientific', { phone: '9.12E+8' }],
    ['phone phone-scientific', { phone: '9,12E+08' }],
    ['phone phone-old-prefix-unknown', { phone: '01112345678' }],
    ['phone phone-prefix-unknown', { phone: '0512345678' }],
    ['phone phone-fixed-line', { phone: '0271 3879 123' }],
    ['phone phone-fixed-line', { phone: '02713879123' }],
    ['phone phone-labelled', { phone: 'con: 0912345678' }],
    ['phone phone-labelled', { phone: '0912345678 (trưởng ấp)' }],
    ['sex sex-unreadable', { sex: '?' }],
    ['residence residence-unreadable', { residence: 'TT' }],
  ])('%s', (expected, cells) => {
    expect(problemsOf(cells)).toContain(`doubt ${expected}`)
    expect(checkRow({ ...good, ...cells }, register).ok).toBe(true)
  })

  test.each(['hamlet-missing', 'hamlet-opened'] as const)('hamlet %s', (warning) => {
    const context = contextOf('register', () => ({ hamletId: 130_101_000, warning }))
    expect(problemsOf({}, context)).toEqual([`doubt hamlet ${warning}`])
  })
})

describe('what was only written otherwise is repaired, and what stood there is told', () => {
  const DIGITS = NUMBER.slice(0, 10)
  test.each<[string, string, RowCells]>([
    ['name name-case-changed', 'NGUYỄN THỊ HÒA', { name: 'NGUYỄN THỊ HÒA' }],
    ['name name-case-changed', 'điểu k’nam', { name: 'điểu k’nam' }],
    ['name name-apostrophe-changed', "Điểu K'Nam", { name: "Điểu K'Nam" }],
    ['name name-apostrophe-changed', 'K ` Wang', { name: 'K ` Wang' }],
    ['name name-stray-sign-dropped', '- Nguyễn Thị Hòa', { name: '- Nguyễn Thị Hòa' }],
    ['name name-stray-sign-dropped', '12. Nguyễn Thị Hòa', { name: '12. Nguyễn Thị Hòa' }],
    ['birth birth-two-digit-year', '05/7/90', { birth: '05/7/90' }],
    ['birth birth-two-digit-year', '5-7-90', { birth: '5-7-90' }],
    ['birth birth-from-serial', '33059', { birth: 33_059 }],
    ['birth birth-from-serial', '33059', { birth: '33059' }],
    ['birth birth-zero-restored', '5071990', { birth: 5_071_990 }],
    ['birth birth-zero-restored', '5071990', { birth: '5071990' }],
    ['identity identity-repaired-zeros', '…56', { identity: Number(NUMBER) }],
    [
      'identity identity-repaired-zeros',
      '…56',
      { identity: Number(makeIdentityNumber('001', 'female', 1990, 123_456)) },
    ],
    ['identity identity-signs-dropped', '…56', { identity: `${NUMBER.slice(0, 3)} ${NUMBER.slice(3)}` }],
    ['identity identity-signs-dropped', '…56', { identity: `${DIGITS}.${NUMBER.slice(10)}` }],
    ['identity identity-apostrophe-dropped', '…56', { identity: `'${NUMBER}` }],
    ['identity identity-apostrophe-dropped', '…56', { identity: `’${NUMBER}` }],
    ['identity identity-full-width', '…56', { identity: fullWidth(NUMBER) }],
    ['identity identity-full-width', '…56', { identity: `${DIGITS}${fullWidth('56')}` }],
    ['identity identity-none', 'chưa có', { identity: 'chưa có' }],
    ['identity identity-none', '-', { identity: '-' }],
    ['identity cmnd-in-identity', '…56', { identity: '285123456' }],
    ['identity cmnd-in-identity', '…56', { identity: 285_123_456 }],
    ['cmnd old-identity-repaired-zero', '…46', { cmnd: 24_512_346 }],
    ['cmnd old-identity-repaired-zero', '…47', { cmnd: '24512347' }],
    ['cmnd old-identity-twelve-digits', '…56', { cmnd: NUMBER }],
    ['cmnd old-identity-twelve-digits', '…56', { identity: null, cmnd: NUMBER }],
    ['cmnd old-identity-signs-dropped', '…56', { cmnd: '285 123 456' }],
    ['cmnd old-identity-signs-dropped', '…56', { cmnd: '285.123.456' }],
    ['cmnd old-identity-apostrophe-dropped', '…56', { cmnd: "'285123456" }],
    ['cmnd old-identity-full-width', '…56', { cmnd: fullWidth('285123456') }],
    ['cmnd old-identity-none', 'mất', { cmnd: 'mất' }],
    ['cmnd old-identity-none', 'Không', { cmnd: 'Không' }],
    ['phone phone-repaired-zero', '…78', { phone: 912_345_678 }],
    ['phone phone-repaired-zero', '…78', { phone: '912345678' }],
    ['phone phone-converted-2018', '…67', { phone: '01681234567' }],
    ['phone phone-converted-2018', '…67', { phone: '0120 1234567' }],
    ['phone phone-several', '…21', { phone: '0912345678; 0987654321' }],
    ['phone phone-several', '…21, …33', { phone: '0912345678/0987654321/0911222333' }],
    ['phone phone-signs-dropped', '…78', { phone: '0912.345.678' }],
    ['phone phone-signs-dropped', '…78', { phone: '0912 345 678' }],
    ['phone phone-apostrophe-dropped', '…78', { phone: "'0912345678" }],
    ['phone phone-full-width', '…78', { phone: fullWidth('0912345678') }],
    ['address address-rewritten', 'ấp 3, x. Lộc Thạnh', { address: 'ấp 3, x. Lộc Thạnh' }],
    ['address address-rewritten', 'KP. 3, TX. Bình Long', { address: 'KP. 3, TX. Bình Long' }],
  ])('%s from “%s”', (expected, from, cells) => {
    const { problems } = clean(cells)
    const [field, code] = expected.split(' ')
    expect(problems).toContainEqual({ field, code, severity: 'repair', from })
  })

  test('a number inside a name or an address is told by its last two digits', () => {
    expect(clean({ name: 'Nguyễn Thị Hòa (CMND 285123456)' }).problems).toContainEqual({
      field: 'name',
      code: 'note-in-name',
      severity: 'doubt',
      from: 'Nguyễn Thị Hòa (CMND •••••••56)',
    })
    expect(clean({ address: 'Ấp 3, x. Lộc Thạnh, đt 0912345678' }).problems[0]?.from).toBe(
      'Ấp 3, x. Lộc Thạnh, đt ••••••••78',
    )
  })

  test('no trace of a number tells more than two of its digits, whatever the cell holds', () => {
    const cell = fc.string({
      unit: fc.constantFrom(...`0123456789 .-'/x`, ...fullWidth('0912')),
      maxLength: 24,
    })
    fc.assert(
      fc.property(cell, cell, cell, (identity, cmnd, phone) => {
        const outcome = checkRow({ ...good, identity, cmnd, phone }, register)
        for (const { field, from } of (outcome.ok ? outcome.row : outcome).problems)
          if (field === 'identity' || field === 'cmnd' || field === 'phone')
            for (const part of from?.split(', ') ?? [])
              expect(part.match(/\d/g)?.length ?? 0).toBeLessThanOrEqual(2)
      }),
      { seed: 285, numRuns: 2000 },
    )
  })
})

describe('a note', () => {
  test('is cut from the name and kept beside it', () => {
    expect(clean({ name: 'Nguyễn Thị Hòa (mất 2023)' })).toMatchObject({
      name: 'Nguyễn Thị Hòa',
      note: 'mất 2023',
      residence: 'permanent',
      away: false,
    })
    expect(clean({ name: 'Điểu K’Nam - đi BD', identity: null })).toMatchObject({
      name: 'Điểu K’Nam',
      note: 'đi BD',
      away: false,
    })
  })
  test('in its own column says nothing else', () => {
    expect(clean({ note: 'hộ nghèo' })).toMatchObject({ note: null, problems: [] })
  })
})

test('a name in two columns is one name', () => {
  expect(clean({ name: 'Nguyễn Thị', 'given-name': 'Hòa' })).toMatchObject({
    name: 'Nguyễn Thị Hòa',
    problems: [],
  })
  expect(clean({ name: 'ĐIỂU', 'given-name': "K'NAM" }).name).toBe('Điểu K’Nam')
})

describe('in a column with days and months swapped', () => {
  const swapped = { ...register, swappedDates: new Set<Field>(['birth', 'as-of']) }
  test('a birth date is read month first where it can be, with a trace', () => {
    expect(clean({ birth: '1990-05-07' }, swapped)).toMatchObject({
      birth: { y: 1990, m: 7, d: 5 },
      problems: [{ code: 'birth-month-first', field: 'birth', severity: 'repair', from: '1990-05-07' }],
    })
    expect(clean({ birth: '07/05/1990' }, swapped).birth).toEqual({ y: 1990, m: 7, d: 5 })
    expect(clean({ birth: '25/07/1990' }, swapped)).toMatchObject({
      birth: { y: 1990, m: 7, d: 25 },
      problems: [],
    })
  })
  test('so is the day that a row speaks of, and no other column', () => {
    expect(
      clean({ birth: null, 'birth-female': '05/07/1990', 'as-of': '03/12/2023' }, swapped),
    ).toMatchObject({
      birth: { y: 1990, m: 7, d: 5 },
      effective: dayOf(2023, 3, 12),
    })
  })
})

describe('two digits of a year', () => {
  const read = (cells: RowCells, context = register) =>
    clean({ birth: '05/7/20', identity: null, ...cells }, context)
  test('take the century of the identity number', () => {
    const identity = makeIdentityNumber('070', 'female', 1920, 123_456)
    expect(read({ identity }).birth?.y).toBe(1920)
    expect(read({ identity }).problems.map(({ code }) => code)).toEqual(['birth-two-digit-year'])
  })
  test('make no child the head of a household, nor the holder of a card', () => {
    expect(read({}).birth?.y).toBe(2020)
    expect(read({ relation: 'Con' }).birth?.y).toBe(2020)
    expect(read({ relation: 'Chủ hộ' }).birth?.y).toBe(1920)
    expect(read({}, cardList).birth?.y).toBe(1920)
  })
})
