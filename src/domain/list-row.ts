// Checks one row of a list: cells by field in, a clean row or the reasons why it goes back out.
// Nothing is invented: what is doubtful or was repaired says so, what is missing stays missing.
import type { Day, PartialDate } from './dates.ts'
import type { Claims, Device, ResidenceKind } from './facts.ts'
import type { Sex } from './identity-number.ts'
import { bringsPeople } from './lists.ts'
import { matchKey } from './names.ts'
import { readNumbers, readPhone } from './number-readers.ts'
import { type Note, type RowCells, type RowContext, type RowProblem, severityOf } from './row-codes.ts'
import {
  readAddress,
  readAsOf,
  readBirthAndSex,
  readClaims,
  readHamlet,
  readLevel,
  readName,
  readResidence,
  readTelephone,
  textOrNull,
} from './row-readers.ts'

export type CheckedRow = {
  readonly name: string
  /** What stood beside the name in its cell: "mất 2023". */
  readonly note: string | null
  readonly matchKey: string
  readonly birth: PartialDate | null
  readonly sex: Sex | null
  readonly identity: string | null
  readonly cmnd: string | null
  readonly phone: string | null
  readonly household: string | null
  readonly group: string | null
  readonly relation: string | null
  readonly address: string | null
  readonly hamletId: number | null
  readonly residence: ResidenceKind
  readonly away: boolean
  readonly effective: Day
  readonly claims: Claims
  readonly eidLevel: 1 | 2 | null
  readonly device: Device | null
  readonly problems: readonly RowProblem[]
}

export type RowOutcome =
  | { readonly ok: true; readonly row: CheckedRow }
  | {
      readonly ok: false
      readonly problems: readonly RowProblem[]
      /** What was readable all the same, to find the row by. */
      readonly read: Pick<CheckedRow, 'birth' | 'identity'> & { readonly name: string | null }
    }

export const checkRow = (cells: RowCells, context: RowContext): RowOutcome => {
  const problems: RowProblem[] = []
  const fail: Note = (field, code) => problems.push({ code, field, severity: 'error' })
  const tell: Note = (field, code, from) =>
    problems.push({ code, field, severity: severityOf(code), ...(from === undefined ? {} : { from }) })

  const name = readName(cells, context, fail, tell)
  const { birth, sex } = readBirthAndSex(cells, context, fail, tell)
  const about = { ...(birth ? { birth } : {}), ...(sex ? { sex } : {}) }
  const { identity, cmnd } = readNumbers(cells, about, fail, tell)
  const effective = readAsOf(cells, context, fail)
  const household = textOrNull(cells.household)
  const hamletId = bringsPeople(context.kind) ? readHamlet(cells, context, fail, tell) : null
  const device = readTelephone(cells, context, fail, tell)
  const claims = readClaims(cells, context, device, fail)
  if (problems.some(({ severity }) => severity === 'error') || name === null)
    return { ok: false, problems, read: { name: name?.name ?? null, birth, identity } }
  return {
    ok: true,
    row: {
      name: name.name,
      note: name.note ?? null,
      matchKey: name.name === '' ? '' : matchKey(name.name),
      birth,
      sex,
      identity,
      cmnd,
      phone: readPhone(cells, tell),
      household,
      group: textOrNull(cells.group),
      relation: textOrNull(cells.relation),
      address: readAddress(cells, tell),
      hamletId,
      ...readResidence(cells, tell),
      effective,
      claims,
      eidLevel: readLevel(cells),
      device,
      problems,
    },
  }
}
