// The names of hamlets by their numbers, asked of the registries of their communes.

import { useQueries } from '@tanstack/react-query'
import { readHamlets } from '#contract/units'
import { communeOfHamlet } from '#domain/units'
import { call } from '../../call.ts'

/** A registry for each commune would be a flood of questions where a list is of a whole province. */
const MOST_COMMUNES = 12

export type HamletName = (hamletId: number | null) => string

/** '–' for a hamlet that is not known, or not yet. */
export function useHamletNames(
  hamletIds: readonly (number | null)[],
  asOf: string,
  opened: readonly { readonly unitId: number; readonly fullName: string }[] = [],
): HamletName {
  const communes = new Set(hamletIds.flatMap((id) => (id === null ? [] : communeOfHamlet(id))))
  const names = useQueries({
    queries: [...communes].slice(0, MOST_COMMUNES).map((unit) => ({
      queryKey: ['hamlets', unit, asOf],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(readHamlets, { unit, asOf }, { signal }),
    })),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }) =>
          data?.ok === true
            ? data.value.hamlets
                .filter(({ unknown }) => !unknown)
                .map(({ unitId, fullName }) => [unitId, fullName] as const)
            : [],
        ),
      ),
  })
  const fresh = new Map(opened.map(({ unitId, fullName }) => [unitId, fullName]))
  return (hamletId) => (hamletId === null ? '–' : (names.get(hamletId) ?? fresh.get(hamletId) ?? '–'))
}
