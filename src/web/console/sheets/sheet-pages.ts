// Which household stands on which page of a sheet. Everything on paper has a fixed height (sheet-paper.css), so the pages are
// known without measuring: no household is parted unless it is longer than a page.

/** In millimetres; sheet-paper.css says the same. */
const HEIGHTS = { first: 220, later: 232, household: 14.5, person: 14, codes: 122 } as const

export type PagePart = {
  /** Place of the household on the sheet. */
  readonly household: number
  /** Its people from `from` to before `to`. */
  readonly from: number
  readonly to: number
}

export type SheetPage = {
  /** From 1. */
  readonly no: number
  readonly parts: readonly PagePart[]
  /** The reasons and the signatures stand at the foot of the last page. */
  readonly hasCodes: boolean
}

/** `sizes`: people of each household, in walking order. */
export function pagesOf(sizes: readonly number[]): SheetPage[] {
  const pages: PagePart[][] = [[]]
  let left: number = HEIGHTS.first
  const turn = () => {
    pages.push([])
    left = HEIGHTS.later
  }
  for (const [household, size] of sizes.entries()) {
    let from = 0
    while (from < size || size === 0) {
      const whole = heightOf(size - from)
      if (whole > left && (whole <= HEIGHTS.later || heightOf(1) > left)) turn()
      const fits = Math.floor((left - HEIGHTS.household) / HEIGHTS.person)
      const to = Math.min(size, from + fits)
      pages.at(-1)?.push({ household, from, to })
      left -= heightOf(to - from)
      from = to
      if (size === 0) break
    }
  }
  if (left < HEIGHTS.codes) turn()
  return pages.map((parts, i) => ({ no: i + 1, parts, hasCodes: i === pages.length - 1 }))
}

const heightOf = (people: number): number => HEIGHTS.household + people * HEIGHTS.person
