// The screen "Lực lượng": the teams of a unit at /forces, a new one at /forces/new, one team at /forces/teams/<id>, who looks
// after whom at /forces/work (hamlet by hamlet of a commune, house by house of a hamlet), how the work is evened out at
// /forces/balance.

import { Route, Switch } from 'wouter'
import { BalancePage } from '../balance/balance-page.tsx'
import { BALANCE_PATH } from '../balance/wire.ts'
import './forces.css'
import { NewTeam } from './new-team.tsx'
import { TeamList } from './team-list.tsx'
import { TeamPage } from './team-page.tsx'
import { NEW_TEAM_PATH, TEAM_ROUTE, WORK_PATH } from './wire.ts'
import { WorkPage } from './work-page.tsx'

export default function ForcesScreen() {
  return (
    <Switch>
      <Route path={NEW_TEAM_PATH}>
        <NewTeam />
      </Route>
      <Route path={TEAM_ROUTE}>{({ teamId }) => <TeamPage key={teamId} teamId={teamId} />}</Route>
      <Route path={WORK_PATH}>
        <WorkPage />
      </Route>
      <Route path={BALANCE_PATH}>
        <BalancePage />
      </Route>
      <Route>
        <TeamList />
      </Route>
    </Switch>
  )
}
