// Which page stands at which address. Every view of the console is a URL; the pages behind the log-in share one frame.

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch, useSearch } from 'wouter'
import { Skeleton } from '../ui/skeleton.tsx'
import { Toasts } from '../ui/toast.tsx'
import { CrashGuard } from './crash-guard.tsx'
import { Frame } from './frame.tsx'
import { LogInPage } from './log-in.tsx'
import { LostPage } from './lost.tsx'
import { firstScreen, SCREENS } from './screens.ts'
import { Session, useSession } from './session.tsx'
import { SetUpPage } from './set-up.tsx'

/** Only in development and in a build of mode "gallery". */
const Gallery = import.meta.env.MODE === 'production' ? null : lazy(() => import('./gallery/gallery.tsx'))

const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 30_000, refetchOnWindowFocus: false } },
})

export function App() {
  return (
    <CrashGuard>
      <QueryClientProvider client={queries}>
        <Suspense fallback={<Skeleton rows={8} />}>
          <Switch>
            {Gallery !== null && <Route path="/gallery/*?" component={Gallery} />}
            <Route path="/log-in" component={LogInPage} />
            <Route path="/setup" component={SetUpPage} />
            <Route>
              <Session>
                <Frame>
                  <Screens />
                </Frame>
              </Session>
            </Route>
          </Switch>
        </Suspense>
        <Toasts />
      </QueryClientProvider>
    </CrashGuard>
  )
}

function Screens() {
  const { me } = useSession()
  const search = useSearch()
  const home = firstScreen(me.role)
  return (
    <Suspense fallback={<Skeleton rows={8} figure />}>
      <Switch>
        {home !== null && (
          <Route path="/">
            <Redirect to={search === '' ? home.path : `${home.path}?${search}`} replace />
          </Route>
        )}
        {SCREENS.map(({ id, path, screen }) => (
          <Route key={id} path={`${path}/*?`} component={screen} />
        ))}
        <Route>
          <LostPage hasHome={home !== null} />
        </Route>
      </Switch>
    </Suspense>
  )
}
