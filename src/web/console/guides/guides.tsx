// The screen "Cẩm nang": all cards at /guides, one at /guides/<problem>, its form at …/edit, what it said before at …/versions.

import { Route, Switch } from 'wouter'
import { isGuideProblem } from '#domain/guide-cards'
import { EditPage } from './edit-page.tsx'
import { GuideList } from './guide-list.tsx'
import { GuidePage, MissingGuide } from './guide-page.tsx'
import './guides.css'
import { VersionsPage } from './versions-page.tsx'

export default function GuidesScreen() {
  return (
    <Switch>
      <Route path="/guides/:problem/edit">
        {({ problem }) => (isGuideProblem(problem) ? <EditPage problem={problem} /> : <MissingGuide />)}
      </Route>
      <Route path="/guides/:problem/versions">
        {({ problem }) => (isGuideProblem(problem) ? <VersionsPage problem={problem} /> : <MissingGuide />)}
      </Route>
      <Route path="/guides/:problem">
        {({ problem }) => (isGuideProblem(problem) ? <GuidePage problem={problem} /> : <MissingGuide />)}
      </Route>
      <Route>
        <GuideList />
      </Route>
    </Switch>
  )
}
