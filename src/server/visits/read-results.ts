// What came of the walking, by team or by member: sums of days that were counted. Whoever has not reported has no figures.
import type { z } from 'zod/mini'
import type { readResults as contract } from '#contract/visits'
import type { Scope } from '#domain/access'
import { type Day, isoDay } from '#domain/dates'
import { compareVietnamese } from '#domain/text'
import { naturalKey } from '#domain/walking-order'
import type { Tx } from '../platform/database.ts'
import { nameIn, nameUnits } from '../platform/person-brief.ts'
import { type ResultRow, sumByMember, sumByTeam } from './queries-work.ts'

type ResultsView = z.infer<(typeof contract)['output']>

type Asked = {
  readonly scope: Scope
  readonly span: { readonly lo: number; readonly hi: number }
  readonly team: string | undefined
  readonly from: Day
  readonly to: Day
}

/** Null when there is no such team in sight. */
export const readResults = async (
  tx: Tx,
  { scope, span, team, from, to }: Asked,
): Promise<ResultsView | null> => {
  // What row security hides would look as if it had not been reported: whoever walks is told of their own.
  const isOwn = scope.kind === 'assignment'
  const isMembers = isOwn || team !== undefined
  const rows = isMembers
    ? await sumByMember(tx, team ?? null, isOwn, from, to)
    : await sumByTeam(tx, span, from, to)
  const [first] = rows
  if (team !== undefined && first === undefined) return null
  const names = await nameUnits(
    tx,
    rows.flatMap(({ unitId }) => unitId ?? []),
  )
  return {
    from: isoDay(from),
    to: isoDay(to),
    of: isMembers ? 'member' : 'team',
    team: team === undefined ? null : { teamId: team, name: first?.teamName ?? '' },
    rows: rows
      .map((row) => ({
        id: isMembers ? row.memberId : row.teamId,
        name: isMembers ? row.memberName : row.teamName,
        place: row.unitId === null ? null : nameIn(names, row.unitId),
        kind: isMembers ? row.organisation : row.kind,
        figures: figuresOf(row),
      }))
      .toSorted((a, b) => (isMembers ? byName(a, b) : byNumber(a, b))),
  }
}

type Named = { readonly name: string | null }

const byName = (a: Named, b: Named): number =>
  a.name === null || b.name === null
    ? Number(a.name === null) - Number(b.name === null)
    : compareVietnamese(a.name, b.name)

const byNumber = (a: Named, b: Named): number => (naturalKey(a.name) < naturalKey(b.name) ? -1 : 1)

const figuresOf = (row: ResultRow): ResultsView['rows'][number]['figures'] =>
  row.people === null
    ? null
    : {
        days: row.days ?? 0,
        lastDay: row.lastDay,
        calls: row.calls ?? 0,
        people: row.people,
        met: row.met ?? 0,
        withResult: row.withResult ?? 0,
        firstContacts: row.firstContacts ?? 0,
        firstSuccesses: row.firstSuccesses ?? 0,
        results: row.results ?? 0,
        credits: row.credits ?? 0,
        assists: row.assists ?? 0,
        promised: row.promised ?? 0,
        kept: row.kept ?? 0,
      }
