// The endpoints of sheets. A sheet is found as the asker; what is changed of it is changed as the system in one transaction.

import { type Problem, type ProblemCode, problem } from '#contract/problems'
import * as contract from '#contract/sheets'
import type { AuditAction } from '#domain/audit'
import { isoDay } from '#domain/dates'
import { ok, type Result } from '#domain/result'
import { readQrText, readSheetNumber } from '#domain/sheet-number'
import { rangeOf } from '#domain/units'
import { recordAudit } from '../platform/audit.ts'
import { campaignToday } from '../platform/clock.ts'
import { type App, route } from '../platform/http.ts'
import type { Services } from '../platform/services.ts'
import type { Session } from '../platform/session.ts'
import { keyHousehold } from './key-sheet.ts'
import { makeSheets } from './print-sheets.ts'
import { findSheet, findSheetByNo, listSheets, moveSheet, type SheetRow } from './queries.ts'
import { listGroups, listWalkers } from './queries-people.ts'
import { briefsOf, type SheetBrief, viewOf } from './read-sheets.ts'

const MOST_LISTED = 200

export function sheetRoutes(app: App): void {
  const { services } = app
  const { database } = services

  route(app, contract.readPrintChoices, (session, { hamlet }) =>
    database.asUnit(session, async (tx) => {
      const range = readRange(hamlet)
      if (range === null || range.lo !== range.hi) return problem('not-found')
      const walkers = await listWalkers(tx, range)
      return ok({
        walkers: walkers.map(({ memberId, name, teamName }) => ({ memberId, name, teamName })),
        groups: await listGroups(tx, hamlet),
      })
    }),
  )

  route(app, contract.printSheets, async (session, asked) => {
    const made = await makeSheets(services, session, asked)
    if (!made.ok) return made
    return database.asUnit(session, async (tx) => {
      const rows: SheetRow[] = []
      for (const sheetId of made.value) {
        const row = await findSheet(tx, sheetId)
        if (row !== null) rows.push(row)
      }
      return ok({ sheets: await briefsOf(tx, rows, await campaignToday(tx)) })
    })
  })

  route(app, contract.listSheets, (session, { unit }) =>
    database.asUnit(session, async (tx) => {
      const range = readRange(unit)
      if (range === null) return problem('not-found')
      const rows = await listSheets(tx, range, MOST_LISTED)
      const sheets = await briefsOf(tx, rows.slice(0, MOST_LISTED), await campaignToday(tx))
      return ok({ sheets, more: rows.length > MOST_LISTED })
    }),
  )

  route(app, contract.findSheet, (session, { typed }) =>
    database.asUnit(session, async (tx) => {
      const scanned = readQrText(typed)
      const no = scanned === null ? readSheetNumber(typed) : null
      if (scanned === null && no === null) return problem('sheet-number-wrong')
      const sheetId =
        scanned === null
          ? await findSheetByNo(tx, no ?? 0)
          : ((await findSheet(tx, scanned.sheetId))?.sheetId ?? null)
      return sheetId === null ? problem('not-found') : ok({ sheetId, household: scanned?.household ?? null })
    }),
  )

  route(app, contract.readSheet, (session, { sheetId }) =>
    database.asUnit(session, async (tx) => {
      const row = await findSheet(tx, sheetId)
      return row === null
        ? problem('not-found')
        : ok(await viewOf(tx, session.scope, row, await campaignToday(tx)))
    }),
  )

  route(app, contract.keySheet, async (session, keyed) => {
    const sheet = await findOwn(services, session, keyed.sheetId)
    if (!sheet.ok) return sheet
    const answered = await database.asSystem('key a sheet', async (tx) =>
      keyHousehold(tx, session, sheet.value, keyed, await campaignToday(tx)),
    )
    if (!answered.ok) return answered
    const brief = await briefOfOne(services, session, keyed.sheetId)
    return brief.ok ? ok({ sheet: brief.value, people: answered.value }) : brief
  })

  route(app, contract.finishSheet, (session, { sheetId }) =>
    change(services, session, sheetId, {
      from: ['out', 'keyed'],
      state: 'keyed',
      action: 'sheet-keyed',
      otherwise: 'sheet-void',
    }),
  )

  route(app, contract.voidSheet, (session, { sheetId, reason }) =>
    change(services, session, sheetId, {
      from: ['out'],
      state: 'void',
      action: 'sheet-voided',
      otherwise: 'sheet-not-out',
      reason,
    }),
  )

  route(app, contract.restoreSheet, (session, { sheetId }) =>
    change(services, session, sheetId, {
      from: ['void'],
      state: 'out',
      action: 'sheet-restored',
      otherwise: 'sheet-not-void',
    }),
  )
}

const readRange = (unitId: number) => {
  try {
    return rangeOf(unitId)
  } catch {
    return null // no unit has this number
  }
}

const findOwn = ({ database }: Services, session: Session, sheetId: string) =>
  database.asUnit(session, async (tx): Promise<Result<SheetRow, Problem<'not-found'>>> => {
    const row = await findSheet(tx, sheetId)
    return row === null ? problem('not-found') : ok(row)
  })

const briefOfOne = ({ database }: Services, session: Session, sheetId: string) =>
  database.asUnit(session, async (tx): Promise<Result<SheetBrief, Problem<'not-found'>>> => {
    const row = await findSheet(tx, sheetId)
    const [brief] = row === null ? [] : await briefsOf(tx, [row], await campaignToday(tx))
    return brief === undefined ? problem('not-found') : ok(brief)
  })

type Change<P extends ProblemCode> = {
  readonly from: readonly SheetRow['state'][]
  readonly state: SheetRow['state']
  readonly action: AuditAction
  /** What it is refused with where the sheet stands elsewhere. */
  readonly otherwise: P
  readonly reason?: string
}

const change = async <P extends ProblemCode>(
  services: Services,
  session: Session,
  sheetId: string,
  { from, state, action, otherwise, reason }: Change<P>,
): Promise<Result<SheetBrief, Problem<P | 'not-found'>>> => {
  const sheet = await findOwn(services, session, sheetId)
  if (!sheet.ok) return sheet
  const { hamletId } = sheet.value
  const moved = await services.database.asSystem('move a sheet', async (tx) => {
    const keyedOn = state === 'keyed' ? isoDay(await campaignToday(tx)) : null
    const isMoved = await moveSheet(tx, sheetId, from, { state, keyedOn, voidReason: reason ?? null })
    if (isMoved) await recordAudit(tx, session, { action, target: `sheet:${sheetId}`, reason, hamletId })
    return isMoved
  })
  return moved ? briefOfOne(services, session, sheetId) : problem<P>(otherwise)
}
