// Which hamlet a row means, within the unit of its list. A register may name the hamlets of a commune that has none yet:
// they are opened with it, and shown before anything is written. A commune with hamlets gets no new one from a list.
import type { Day } from '#domain/dates'
import type { Field } from '#domain/headings'
import type { FoundHamlet, RowCells, RowCode } from '#domain/row-codes'
import { fold, squeeze } from '#domain/text'
import { indexUnits, resolveHamlet, resolveUnit } from '#domain/unit-names'
import { readHamletWord } from '#domain/unit-words'
import { ancestorOf, levelOf, type Unit } from '#domain/units'
import { unitWords } from '#words/units'

export type HamletFinder = {
  readonly find: (cells: RowCells) => FoundHamlet | { readonly problem: RowCode; readonly field: Field }
  /** Hamlets that this list opens, in the order met. */
  readonly opened: () => readonly Unit[]
}

/** `units`: the unit of the list, what lies above and below it, as valid on the day. */
export const hamletFinder = (units: readonly Unit[], unitId: number, on: Day): HamletFinder => {
  const opened: Unit[] = []
  let index = indexUnits(units)
  const communeId = ancestorOf(unitId, 'commune')
  const bare = new Set(communesWithoutHamlets(units))
  /** Hamlets are few and rows are many: how each is written is looked up once. */
  const found = new Map<string, number>()

  const findCommune = (cells: RowCells): number | { problem: RowCode; field: Field } => {
    const text = squeeze(String(cells.commune ?? ''))
    if (communeId !== null)
      return text === '' || isOwn(text) ? communeId : { problem: 'unit-outside', field: 'commune' }
    if (text === '') return { problem: 'commune-missing', field: 'commune' }
    const parent = squeeze(String(cells.district ?? ''))
    const query = /^\d+$/.test(text) ? { code: text } : { name: text }
    const found = resolveUnit(index, { ...query, ...(parent === '' ? {} : { parent }), level: 'commune', on })
    return found.ok ? found.value.unitId : { problem: found.error.code, field: 'commune' }
  }

  /** A column of communes says the same in nearly every row: each writing is looked up once. */
  const own = new Map<string, boolean>()
  const isOwn = (text: string): boolean => {
    const known = own.get(text)
    if (known !== undefined) return known
    const named = units.filter(({ unitId: each }) => each === communeId)
    const codes = named.flatMap(({ code }) => code ?? [])
    const query = /^\d+$/.test(text) ? { code: text } : { name: text }
    const isSame =
      codes.includes(text) ||
      resolveUnit(index, { ...query, level: 'commune', on }).ok ||
      named.some(({ name, aliases }) => [name, ...aliases].some((each) => fold(text).includes(fold(each))))
    own.set(text, isSame)
    return isSame
  }

  const find: HamletFinder['find'] = (cells) => {
    const commune = findCommune(cells)
    if (levelOf(unitId) === 'hamlet' && typeof commune === 'number') return { hamletId: unitId }
    if (typeof commune !== 'number') return commune
    const text = squeeze(String(cells.hamlet ?? ''))
    if (text === '') return { hamletId: commune * 1000, warning: 'hamlet-missing' }
    const place = `${commune} ${text}`
    const known = found.get(place)
    if (known !== undefined) return { hamletId: known }
    const resolved = resolveHamlet(index, commune, text)
    if (resolved.ok) {
      found.set(place, resolved.value.unitId)
      return { hamletId: resolved.value.unitId }
    }
    if (!bare.has(commune) || resolved.error.code === 'hamlet-ambiguous') {
      return { problem: resolved.error.code, field: 'hamlet' }
    }
    const hamlet = newHamlet(
      commune,
      text,
      opened.filter(({ parentId }) => parentId === commune).length + 1,
      units.find(({ unitId: each }) => each === commune)?.validFrom ?? on,
    )
    opened.push(hamlet)
    index = indexUnits([...units, ...opened])
    found.clear()
    return { hamletId: hamlet.unitId, warning: 'hamlet-opened' }
  }
  return { find, opened: () => opened }
}

const communesWithoutHamlets = (units: readonly Unit[]): number[] => {
  const named = new Set(
    units.flatMap(({ level, unitId, parentId }) =>
      level === 'hamlet' && unitId % 1000 !== 0 ? [parentId] : [],
    ),
  )
  return units.flatMap(({ level, unitId }) => (level === 'commune' && !named.has(unitId) ? [unitId] : []))
}

/** A list names a hamlet, it does not found it: the hamlet stands as long as its commune, also for an older list that comes late. */
const newHamlet = (communeId: number, text: string, n: number, validFrom: Day): Unit => {
  const reading = readHamletWord(text)
  const kind = reading?.kind ?? 'ap'
  const bareName = squeeze(reading?.name ?? text)
  const fullName = reading?.kind ? `${unitWords.vi.kinds[kind]} ${bareName}` : squeeze(text)
  // A number alone is no name.
  const name = /^\d/.test(bareName) ? fullName : bareName
  return {
    unitId: communeId * 1000 + n,
    code: null,
    name,
    fullName,
    kind,
    level: 'hamlet',
    parentId: communeId,
    validFrom,
    validTo: null,
    aliases: fold(text) === fold(name) ? [] : [text],
  }
}
