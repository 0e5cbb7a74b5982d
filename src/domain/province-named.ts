// Whether the titles of a list say that it is about another province: such a list came to the wrong place.
import { PROVINCE_CODES } from './province-codes.ts'
import { fold, squeeze } from './text.ts'

const PROVINCES: readonly string[] = [...PROVINCE_CODES.values()].map((name) => plain(name))
const NAMED = /(?:^|[^a-z])(?:tinh|thanh pho|tp\.?|ca tinh) +([a-z -]{4,40})/g

function plain(text: string): string {
  return squeeze(fold(text).replace(/[^a-z ]+/g, ' '))
}

/**
 * `titles`: what stands above the header, decoded. `own`: the province of the list's unit. False where none is named, and where
 * the own one is named too: people of another province may live here.
 */
export const isOfAnotherProvince = (titles: readonly string[], own: string): boolean => {
  const named = titles.flatMap((title) =>
    [...fold(title).matchAll(NAMED)].flatMap(([, behind = '']) => {
      const words = plain(behind)
      return PROVINCES.find((name) => words === name || words.startsWith(`${name} `)) ?? []
    }),
  )
  const mine = plain(own).replace(/^(?:tinh|thanh pho) /, '')
  return named.length > 0 && !named.includes(mine)
}
