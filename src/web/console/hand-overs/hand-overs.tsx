// The screen "Bàn giao": what came in, what went out and what is overdue at /hand-overs/<box>, one hand-over with its steps at
// /hand-overs/one/<id>, and those of one person at /hand-overs/of/<person>, for whoever opens no person's page.

import { Redirect, Route, Switch } from 'wouter'
import { BoxPage } from './box-page.tsx'
import './hand-overs.css'
import { OnePage } from './one-page.tsx'
import { PersonPage } from './person-page.tsx'
import { boxPath, isBox } from './wire.ts'

export default function HandOversScreen() {
  return (
    <Switch>
      <Route path="/hand-overs/one/:handOverId">
        {({ handOverId }) => <OnePage key={handOverId} handOverId={handOverId} />}
      </Route>
      <Route path="/hand-overs/of/:personId">
        {({ personId }) => <PersonPage key={personId} personId={personId} />}
      </Route>
      <Route path="/hand-overs/:box">
        {({ box }) =>
          isBox(box) ? <BoxPage key={box} box={box} /> : <Redirect to={boxPath('inbox', false)} replace />
        }
      </Route>
      <Route>
        <Redirect to={boxPath('inbox', false)} replace />
      </Route>
    </Switch>
  )
}
