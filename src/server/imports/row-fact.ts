// The fact that a checked row of a list becomes. Pure; says only what the list says.
import { encodePartialDate } from '#domain/dates'
import type { Listed } from '#domain/facts'
import type { CheckedRow } from '#domain/list-row'
import { bringsPeople, cohortsOfKind, type ListKind } from '#domain/lists'

/** The fact that this row would be. */
export const factOfRow = (kind: ListKind, row: CheckedRow): Listed => {
  const cohorts = cohortsOfKind(kind)
  const birth = row.birth === null ? null : encodePartialDate(row.birth)
  return {
    type: 'listed/1',
    list: kind,
    ...(bringsPeople(kind) && birth !== null ? { birth } : {}),
    ...(bringsPeople(kind) && row.hamletId !== null
      ? {
          residence: {
            kind: row.residence,
            hamletId: row.hamletId,
            ...(row.away ? { away: true } : {}),
          },
        }
      : {}),
    ...(Object.keys(row.claims).length > 0 ? { claims: row.claims } : {}),
    ...(row.device === null ? {} : { attributes: { device: row.device } }),
    ...(cohorts.length > 0 ? { cohorts } : {}),
  }
}
