// The screen "Danh sách": all lists of one's unit at /imports, who sends them at /imports/senders, one list at /imports/<id>, and
// who vanished from it at /imports/<id>/vanished.

import { Route, Switch } from 'wouter'
import { ImportPage } from './import-page.tsx'
import '../../ui/count-strip.css'
import './imports.css'
import './preview.css'
import './vanished.css'
import { ListOfLists } from './list-of-lists.tsx'
import { VanishedPage } from './vanished-page.tsx'
import { SENDERS_PATH } from './wire.ts'

export default function ImportsScreen() {
  return (
    <Switch>
      <Route path={SENDERS_PATH}>
        <ListOfLists part="senders" />
      </Route>
      <Route path="/imports/:importId/vanished">
        {({ importId }) => <VanishedPage importId={importId} />}
      </Route>
      <Route path="/imports/:importId">{({ importId }) => <ImportPage importId={importId} />}</Route>
      <Route>
        <ListOfLists part="lists" />
      </Route>
    </Switch>
  )
}
