// The screen "Phiếu giấy": the sheets of a unit at /sheets, sheets to be printed at /sheets/view/<ids>, one to be keyed at
// /sheets/key/<id>.

import { Route, Switch } from 'wouter'
import { KeyPage } from './key-page.tsx'
import { PrintPage } from './print-page.tsx'
import { SheetList } from './sheet-list.tsx'
import './sheets.css'

export default function SheetsScreen() {
  return (
    <Switch>
      <Route path="/sheets/view/:sheetIds">
        {({ sheetIds }) => <PrintPage sheetIds={sheetIds.split(',')} />}
      </Route>
      <Route path="/sheets/key/:sheetId">
        {({ sheetId }) => <KeyPage key={sheetId} sheetId={sheetId} />}
      </Route>
      <Route>
        <SheetList />
      </Route>
    </Switch>
  )
}
