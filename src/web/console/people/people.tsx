// The screen "Công dân": searching at /people, one person at /people/<commune>/<person>.

import { Route, Switch } from 'wouter'
import './people.css'
import { PersonPage } from './person-page.tsx'
import { SearchPage } from './search-page.tsx'

export default function PeopleScreen() {
  return (
    <Switch>
      <Route path="/people/:communeId/:personId">
        {({ personId }) => <PersonPage key={personId} personId={personId} />}
      </Route>
      <Route>
        <SearchPage />
      </Route>
    </Switch>
  )
}
