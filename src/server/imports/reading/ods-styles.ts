// What the styles of an .ods say of its cells: their font, and which parts of a date they show. Nothing else of them is read.

import type { DateParts } from './number-format.ts'
import { xmlName } from './scan-xml.ts'
import type { Attributes } from './xml-part.ts'

type Style = {
  readonly parent: string | undefined
  readonly data: string | undefined
  font: string | undefined
}

const [STYLE, TEXT_PROPERTIES, TABLE_PROPERTIES, FONT_FACE] = [
  'style',
  'text-properties',
  'table-properties',
  'font-face',
].map(xmlName)
const [DATE_STYLE, YEAR, MONTH, DAY] = ['date-style', 'year', 'month', 'day'].map(xmlName)
const DEFAULT_STYLE = xmlName('default-style')
/** Styles that name each other in a circle end here. */
const DEEPEST = 20
const MOST = 1 << 18

/** Give it the tags of styles.xml and of the beginning of content.xml. */
export function odsStyles() {
  const styles = new Map<string, Style>()
  const faces = new Map<string, string>()
  const dates = new Map<string, DateParts>()
  const hiddenTables = new Set<string>()
  let current: Style | null = null
  let currentName = ''
  let date: { hasYear: boolean; hasMonth: boolean; hasDay: boolean } | null = null

  function open(tag: number, attributes: () => Attributes) {
    if (tag === STYLE || tag === DEFAULT_STYLE) {
      const found = attributes()
      current = {
        parent: found.get('parent-style-name'),
        data: found.get('data-style-name'),
        font: undefined,
      }
      const family = found.get('family') ?? ''
      currentName = keyOf(family, tag === STYLE ? (found.get('name') ?? '') : '')
      if (styles.size < MOST) styles.set(currentName, current)
    } else if (tag === TEXT_PROPERTIES && current !== null) {
      const found = attributes()
      const name = found.get('font-name')
      current.font =
        (name === undefined ? undefined : (faces.get(name) ?? name)) ?? unquoted(found.get('font-family'))
    } else if (tag === TABLE_PROPERTIES) {
      if (attributes().get('display') === 'false') hiddenTables.add(currentName)
    } else if (tag === FONT_FACE) {
      const found = attributes()
      const family = unquoted(found.get('font-family'))
      if (family !== undefined) faces.set(found.get('name') ?? '', family)
    } else if (tag === DATE_STYLE) {
      date = { hasYear: false, hasMonth: false, hasDay: false }
      dates.set(attributes().get('name') ?? '', date)
    } else if (date !== null) {
      if (tag === YEAR) date.hasYear = true
      else if (tag === MONTH) date.hasMonth = true
      else if (tag === DAY) date.hasDay = true
    }
  }

  function close(tag: number) {
    if (tag === STYLE || tag === DEFAULT_STYLE) current = null
    else if (tag === DATE_STYLE) date = null
  }

  function inherited<T>(name: string, of: (style: Style) => T | undefined): T | undefined {
    let next: string | undefined = name
    for (let depth = 0; next !== undefined && depth < DEEPEST; depth++) {
      const style = styles.get(keyOf('table-cell', next))
      const found = style && of(style)
      if (found !== undefined) return found
      next = style?.parent
    }
    const last = styles.get(keyOf('table-cell', ''))
    return last && of(last)
  }

  return {
    open,
    close,
    /** Of the style of a cell; '' is the default. */
    fontOf: (name: string): string | null => inherited(name, (style) => style.font) ?? null,
    datePartsOf: (name: string): DateParts | null =>
      dates.get(inherited(name, (style) => style.data) ?? '') ?? null,
    isHiddenTable: (name: string): boolean => hiddenTables.has(keyOf('table', name)),
  }
}

export type OdsStyles = ReturnType<typeof odsStyles>

const keyOf = (family: string, name: string) => `${family}\n${name}`
/** 'Times New Roman' stands in quotation marks, other fonts behind a comma. */
const unquoted = (family: string | undefined) => family?.split(',')[0]?.replace(/^['"]|['"]$/g, '')
