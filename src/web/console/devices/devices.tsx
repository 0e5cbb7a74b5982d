// The screen "Thiết bị": who walks with which phone at /devices, visits of phones that were shut out at /devices/quarantine.

import { Route, Switch } from 'wouter'
import '../../ui/count-strip.css'
import './devices.css'
import { BoardPage } from './board-page.tsx'
import { QuarantinePage } from './quarantine-page.tsx'
import { QUARANTINE_PATH } from './wire.ts'

export default function DevicesScreen() {
  return (
    <Switch>
      <Route path={QUARANTINE_PATH}>
        <QuarantinePage />
      </Route>
      <Route>
        <BoardPage />
      </Route>
    </Switch>
  )
}
