// Remembers the headings of places down a sheet: what the people beneath them get as commune, hamlet and tổ where their own
// cells are empty; and what the name of the sheet or a title tells where no heading does.
import { type PlaceHeading, readSheetName, readTitleHamlet } from './heading-rows.ts'
import { fold } from './text.ts'

export type PlaceAbove = {
  readonly field: 'commune' | 'hamlet' | 'group'
  readonly name: string
  readonly from: 'heading' | 'sheet' | 'title'
}

export function placesAbove(sheetName: string, titles: readonly string[]) {
  const usual = placesOfSheet(sheetName, titles)
  let commune: PlaceHeading | null = null
  let hamlet: PlaceHeading | null = null
  let group: PlaceHeading | null = null
  let told: readonly PlaceAbove[] = []
  let otherwise = usual

  return {
    heading(place: PlaceHeading): void {
      if (place.place === 'commune') {
        commune = place
        hamlet = null
        group = null
      } else if (place.place === 'group' || (place.place === 'soc' && isBelow(place, hamlet))) group = place
      else {
        hamlet = place
        group = null
      }
      told = [
        ...placed('commune', commune, 'heading'),
        ...placed('hamlet', hamlet, 'heading'),
        ...placed('group', group, 'heading'),
      ]
      otherwise = [...usual, ...placed('hamlet', group, 'heading')]
    },
    /** What the headings between the rows say of the next person. */
    byHeadings: () => told,
    /** What is left to say. A tổ is the hamlet where nothing else is: in wards they are called so. */
    otherwise: () => otherwise,
  }
}

const placed = (
  field: PlaceAbove['field'],
  place: PlaceHeading | null | undefined,
  from: PlaceAbove['from'],
): readonly PlaceAbove[] => (place ? [{ field, name: place.name, from }] : [])

/** "1. Sóc Bưng" beneath "I. Ấp Tà Thiết" is a part of it; without such markers it stands beside it. */
const isBelow = (place: PlaceHeading, hamlet: PlaceHeading | null): boolean =>
  hamlet?.place === 'hamlet' && hamlet.rank !== null && place.rank !== null && place.rank > hamlet.rank

/** Only the hamlet is taken from a title, and only one: the commune may stand there in words of another year. */
function placesOfSheet(name: string, titles: readonly string[]): readonly PlaceAbove[] {
  const sheet = readSheetName(name)
  const hamlets = titles.flatMap((title) => readTitleHamlet(title) ?? [])
  const isOne = new Set(hamlets.map(fold)).size === 1
  const ofKind = (place: PlaceHeading['place']) => (sheet?.place === place ? sheet : null)
  return [
    ...placed('commune', ofKind('commune'), 'sheet'),
    ...placed('group', ofKind('group'), 'sheet'),
    ...placed('hamlet', ofKind('hamlet') ?? ofKind('soc'), 'sheet'),
    ...hamlets
      .slice(0, isOne ? 1 : 0)
      .map((hamlet) => ({ field: 'hamlet', name: hamlet, from: 'title' }) as const),
    ...placed('hamlet', ofKind('group'), 'sheet'),
  ]
}
