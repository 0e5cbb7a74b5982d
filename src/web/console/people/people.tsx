// The screen "Công dân": searching at /people, one person at /people/<commune>/<person>. What was searched for is kept while
// the screen stays open, so that one comes back from a person to the same results; nowhere else.

import { useState } from 'react'
import { Route, Switch } from 'wouter'
import './people.css'
import { PersonPage } from './person-page.tsx'
import { NOTHING_SEARCHED, SearchPage } from './search-page.tsx'

export default function PeopleScreen() {
  const [searched, setSearched] = useState(NOTHING_SEARCHED)
  return (
    <Switch>
      <Route path="/people/:communeId/:personId">
        {({ personId }) => <PersonPage key={personId} personId={personId} />}
      </Route>
      <Route>
        <SearchPage searched={searched} onSearch={setSearched} />
      </Route>
    </Switch>
  )
}
