// Checks one row of a list: cells by field in, a clean row or the reasons why it goes back out.
// Nothing is invented: what is doubtful carries a warning, what is repaired says so, what is missing stays missing.
import type { Day, PartialDate } from './dates.ts'
import type { Claims, Device, ResidenceKind } from './facts.ts'
import type { Field } from './headings.ts'
import type { Sex } from './identity-number.ts'
import { bringsPeople } from './lists.ts'
import { cleanName, matchKey } from './names.ts'
import type { RowCells, RowCode, RowContext, RowProblem } from './row-codes.ts'
import {
  readAsOf,
  readBirthAndSex,
  readClaims,
  readHamlet,
  readLevel,
  readNumbers,
  readPhone,
  readResidence,
  readTelephone,
  textOf,
  textOrNull,
} from './row-readers.ts'

export type CheckedRow = {
  readonly name: string
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
  | { readonly ok: false; readonly problems: readonly RowProblem[] }

export const checkRow = (cells: RowCells, context: RowContext): RowOutcome => {
  const problems: RowProblem[] = []
  const fail = (field: Field, code: RowCode) => problems.push({ code, field, severity: 'error' })
  const warn = (field: Field, code: RowCode) => problems.push({ code, field, severity: 'warning' })

  const name = cleanName(textOf(cells.name))
  if (!name.ok) fail('name', name.error)
  else for (const code of name.value.repairs) warn('name', code)
  const { birth, sex } = readBirthAndSex(cells, context, fail, warn)
  const about = { ...(birth ? { birth } : {}), ...(sex ? { sex } : {}) }
  const { identity, cmnd } = readNumbers(cells, about, fail, warn)
  const effective = readAsOf(cells, context, fail)
  const household = textOrNull(cells.household)
  const hamletId = bringsPeople(context.kind) ? readHamlet(cells, context, fail, warn) : null
  const device = readTelephone(cells, context, fail, warn)
  const claims = readClaims(cells, context, device, fail)
  if (problems.some(({ severity }) => severity === 'error') || !name.ok) return { ok: false, problems }
  return {
    ok: true,
    row: {
      name: name.value.name,
      matchKey: matchKey(name.value.name),
      birth,
      sex,
      identity,
      cmnd,
      phone: readPhone(cells, warn),
      household,
      group: textOrNull(cells.group),
      relation: textOrNull(cells.relation),
      address: textOrNull(cells.address),
      hamletId,
      ...readResidence(cells, warn),
      effective,
      claims,
      eidLevel: readLevel(cells),
      device,
      problems,
    },
  }
}
