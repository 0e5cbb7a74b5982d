// One, two or three rows of a sheet read as one header: what stands beneath a merged heading belongs to it. Which rows
// they are is decided in columns.ts; what a single heading means in headings.ts.
import {
  type Field,
  headingKey,
  namesGivenName,
  namesSurnames,
  recogniseHeading,
  saysYear,
} from './headings.ts'

export type HeadingCell = string | number | null
export type Cells = readonly HeadingCell[]

/** Of every column the whole heading, its lowest part, the field that it names, and whether it is about somebody else. */
export type HeaderLines = {
  readonly headings: readonly string[]
  readonly bottoms: readonly string[]
  readonly fields: readonly (Field | null)[]
  readonly foreign: readonly boolean[]
}

export const textOf = (cell: HeadingCell | undefined): string => (cell == null ? '' : String(cell).trim())

export const isBlank = (cells: Cells | undefined): boolean =>
  (cells ?? []).every((cell) => textOf(cell) === '')

/** null where a row beneath the first does not look like headings: it may be the first person. */
export function readHeaderLines(lines: readonly Cells[]): HeaderLines | null {
  if (lines.some((line, at) => at > 0 && !mayLieBeneath(line, lines.slice(0, at)))) return null
  const stacks = stackedHeadings(lines)
  const bottoms = stacks.map((stack) => stack.at(-1)?.text ?? '')
  const fields = stacks.map((stack) => fieldOfStack(stack, lines))
  const foreign = stacks.map((stack) => foreignPart(stack) !== undefined)
  const headings = stacks.map((stack) => stack.map(({ text }) => text).join(' – '))
  return { headings, bottoms, fields, foreign }
}

/** No numbers, and beneath the name nothing but another heading or an explanation in brackets. */
function mayLieBeneath(line: Cells, above: readonly Cells[]): boolean {
  if (isBlank(line) || isBelowHeader(line)) return false
  if (line.some((cell) => typeof cell === 'number' || /\d{3}/.test(textOf(cell)))) return false
  return above.every((top) => {
    const nameAt = top.findIndex((cell) => recogniseHeading(textOf(cell)) === 'name')
    const below = textOf(line[nameAt])
    return below === '' || isHeading(below) || /^\(.*\)$/s.test(below)
  })
}

export const isHeading = (text: string): boolean => recogniseHeading(text) !== null || namesSurnames(text)

type Part = { readonly text: string; readonly line: number }

/** Of every column its headings from the top. A heading spreads to the right as long as something stands beneath it only. */
function stackedHeadings(lines: readonly Cells[]): Part[][] {
  const width = Math.max(...lines.map((line) => line.length))
  const stacks: Part[][] = Array.from({ length: width }, () => [])
  lines.forEach((cells, line) => {
    let group = ''
    stacks.forEach((stack, index) => {
      const own = textOf(cells[index])
      const goesOn = lines.slice(line + 1).some((lower) => textOf(lower[index]) !== '')
      const text = own === '' && goesOn ? group : own
      group = goesOn ? text : ''
      if (text !== '') stack.push({ text, line })
    })
  })
  return stacks
}

export const SOMEBODY_ELSE =
  /\b(?:chu ho|cha|me|giam ho|vo|chong|nguoi (?:lien he|than|dai dien|khai)|dai dien)\b/

const foreignPart = (stack: readonly Part[]): string | undefined =>
  stack.slice(0, -1).find(({ text }) => SOMEBODY_ELSE.test(headingKey(text)))?.text

/** "CCCD → Đã thu nhận" is about the card, "Chủ hộ → Họ và tên" about somebody else; the nearest heading above counts most. */
function fieldOfStack(stack: readonly Part[], lines: readonly Cells[]): Field | null {
  const below = stack.at(-1)
  if (below === undefined) return null
  const groups = stack.slice(0, -1).map(({ text }) => text)
  const foreign = foreignPart(stack)
  if (foreign !== undefined) return recogniseHeading(`${below.text} ${foreign}`)
  const key = headingKey(below.text)
  if (groups.length > 0 && ((key === 'nam' && !saysYear(below.text)) || key === 'nu')) {
    return fieldOfSex(key, groups, lines[below.line] ?? [])
  }
  for (const group of groups.reverse()) {
    const topic = group.replace(/^\P{L}*(?:thông tin|tình trạng|kết quả|công tác)(?: về| cấp)?/iu, '')
    const field = recogniseHeading(`${topic} ${below.text}`) ?? recogniseHeading(`${below.text} ${topic}`)
    if (field !== null) return field
  }
  return recogniseHeading(below.text)
}

/** "Nam" and "Nữ" beside each other beneath the birth date or the sex. */
function fieldOfSex(key: 'nam' | 'nu', groups: readonly string[], line: Cells): Field | null {
  const keys = line.map((cell) => headingKey(textOf(cell)))
  if (!(keys.includes('nam') && keys.includes('nu'))) return null
  if (!groups.some((group) => /sinh|gioi|nam nu|phai/.test(headingKey(group)))) return null
  return key === 'nam' ? 'birth-male' : 'birth-female'
}

/** (1) (2) (3), A B 1 2 3, or a row of explanations in brackets. No person's row looks like that: it has a name. */
export function isBelowHeader(cells: Cells | undefined): boolean {
  const filled = (cells ?? []).map(textOf).filter((text) => text !== '')
  return filled.length >= 2 && filled.every((text) => /^(?:\d{1,2}|[A-Za-z]|\(.*\))$/s.test(text))
}

/** What only a column's neighbours tell: "Nam" beside "Nữ" without anything above them, "Họ đệm" beside "Tên". */
export function withNeighbours({ headings, bottoms, fields, foreign }: HeaderLines): (Field | null)[] {
  const result = [...fields]
  headings.forEach((heading, index) => {
    if (headingKey(heading) !== 'nam' || saysYear(heading)) return
    if (headingKey(headings[index + 1] ?? '') !== 'nu') return
    result[index] = 'birth-male'
    result[index + 1] = 'birth-female'
  })
  const surnames = bottoms.findIndex((bottom, index) => !foreign[index] && namesSurnames(bottom))
  const given = bottoms.findIndex((bottom, index) => !foreign[index] && namesGivenName(bottom))
  if (surnames < 0 || given < 0) return result
  const hasWhole = result.some((field, index) => field === 'name' && index !== given)
  result[surnames] = hasWhole ? null : 'name'
  result[given] = hasWhole ? null : 'given-name'
  return result
}
