// The screen "Danh sách": all lists of one's unit at /imports, one list at /imports/<id>.

import { Route, Switch } from 'wouter'
import { ImportPage } from './import-page.tsx'
import './imports.css'
import { ListOfLists } from './list-of-lists.tsx'

export default function ImportsScreen() {
  return (
    <Switch>
      <Route path="/imports/:importId">{({ importId }) => <ImportPage importId={importId} />}</Route>
      <Route>
        <ListOfLists />
      </Route>
    </Switch>
  )
}
