// The screen "Việc hôm nay": the work list at /visits, one household at /visits/<commune>/<person>.

import { Route, Switch } from 'wouter'
import { HouseholdPage } from './household-page.tsx'
import { WorkPage } from './work-page.tsx'

export default function VisitsScreen() {
  return (
    <Switch>
      <Route path="/visits/:communeId/:personId">
        {({ personId }) => <HouseholdPage key={personId} personId={personId} />}
      </Route>
      <Route>
        <WorkPage />
      </Route>
    </Switch>
  )
}
