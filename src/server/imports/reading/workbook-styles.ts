// What the styles of an .xlsx say of its cells: how numbers are shown and in which font. Nothing else of them is read.

import { builtInFormat, type ShowNumber, showNumber } from './number-format.ts'
import { readFailure } from './read-problem.ts'
import { xmlName } from './scan-xml.ts'
import type { Parts } from './workbook-parts.ts'
import { eachTag } from './xml-part.ts'

/** Excel has 65,490 at most. */
const MOST_STYLES = 1 << 18

/** By style index, as cells carry it (cellXfs). */
export type Styles = {
  readonly shown: readonly (ShowNumber | null)[]
  readonly fonts: readonly (string | null)[]
}

export const NO_STYLES: Styles = { shown: [], fonts: [] }

const [FORMAT, FONTS, FONT, FONT_NAME, FORMATS_OF_CELLS, STYLE] = [
  'numFmt',
  'fonts',
  'font',
  'name',
  'cellXfs',
  'xf',
].map(xmlName)

/** Throws readFailure. */
export async function readStyles(parts: Parts, name: string, system: 1900 | 1904): Promise<Styles> {
  const codes = new Map<number, string>()
  const families: (string | null)[] = []
  const ids: number[] = []
  const fontIds: number[] = []
  let isOfCells = false
  let isInFonts = false
  await eachTag(
    parts,
    name,
    (tag, attributes) => {
      if (tag === FORMAT) {
        const found = attributes()
        codes.set(Number(found.get('numFmtId')), found.get('formatCode') ?? '')
      } else if (tag === FONTS) isInFonts = true
      else if (tag === FONT && isInFonts) families.push(null)
      else if (tag === FONT_NAME && isInFonts && families.length > 0)
        families[families.length - 1] = attributes().get('val') ?? null
      else if (tag === FORMATS_OF_CELLS) isOfCells = true
      else if (tag === STYLE && isOfCells) {
        if (ids.length >= MOST_STYLES) throw readFailure('too-large')
        const found = attributes()
        ids.push(Number(found.get('numFmtId') ?? 0))
        fontIds.push(Number(found.get('fontId') ?? 0))
      }
    },
    (tag) => {
      if (tag === FORMATS_OF_CELLS) isOfCells = false
      else if (tag === FONTS) isInFonts = false
    },
  )
  const known = new Map<number, ShowNumber | null>()
  const shown = ids.map((id) => {
    if (!known.has(id)) known.set(id, showNumber(codes.get(id) ?? builtInFormat(id), system))
    return known.get(id) ?? null
  })
  return { shown, fonts: fontIds.map((id) => families[id] ?? null) }
}
