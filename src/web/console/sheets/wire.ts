// What the screens of sheets show, as the server answers it, and where they stand.

import type { OutputOf } from '#contract/endpoint'
import type { keySheet, printSheets, readSheet } from '#contract/sheets'

export type SheetView = OutputOf<typeof readSheet>
export type SheetBrief = OutputOf<typeof printSheets>['sheets'][number]
export type SheetRow = SheetView['rows'][number]
export type SheetPerson = SheetRow['people'][number]
export type Keyed = NonNullable<SheetPerson['keyed']>
export type KeyedAnswer = OutputOf<typeof keySheet>['people'][number]

export const SHEETS = ['sheets']
export const SHEETS_PATH = '/sheets'
export const sheetKey = (sheetId: string) => [...SHEETS, 'one', sheetId]

/** To look at and print: one sheet or several in one go. */
export const viewPath = (sheetIds: readonly string[]) => `${SHEETS_PATH}/view/${sheetIds.join(',')}`
export const keyPath = (sheetId: string, household: number | null = null) =>
  `${SHEETS_PATH}/key/${sheetId}${household === null ? '' : `?household=${household}`}`
