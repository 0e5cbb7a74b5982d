// Who is signed in and what campaign runs: read once, before anything else is shown. Whoever is not signed in is sent to
// the log-in with the address to come back to. Nothing of it is kept on the device.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { type Me, readMe } from '#contract/accounts'
import { type CampaignDocument, readCampaign } from '#contract/campaign'
import { type Day, parseIsoDay } from '#domain/dates'
import { call } from '../call.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { FailureNote } from './failure-note.tsx'

export type SessionFacts = {
  readonly me: Me
  readonly campaign: CampaignDocument
  /** In campaign time. */
  readonly today: Day
  readonly isDemo: boolean
}

export const SessionContext = createContext<SessionFacts | null>(null)

export function useSession(): SessionFacts {
  const facts = useContext(SessionContext)
  if (facts === null) throw new Error('useSession stands outside a Session')
  return facts
}

const ME = ['me']
const CAMPAIGN = ['campaign']

export function Session({ children }: { children: ReactNode }) {
  const [path] = useLocation()
  const search = useSearch()
  const who = useQuery({ queryKey: ME, queryFn: ({ signal }) => call(readMe, {}, { signal }) })
  const isIn = who.data?.ok === true
  const running = useQuery({
    queryKey: CAMPAIGN,
    queryFn: ({ signal }) => call(readCampaign, {}, { signal }),
    enabled: isIn,
  })
  if (who.data === undefined) return <Skeleton rows={8} />
  if (!who.data.ok) {
    if (who.data.error.code === 'not-signed-in') return <Redirect to={logInPath(path, search)} replace />
    return <FailureNote failure={who.data.error} onRetry={() => who.refetch()} />
  }
  if (running.data === undefined) return <Skeleton rows={8} />
  if (!running.data.ok) return <FailureNote failure={running.data.error} onRetry={() => running.refetch()} />
  const { campaign, today, demo } = running.data.value
  const facts: SessionFacts = {
    me: who.data.value,
    campaign,
    today: parseIsoDay(today) ?? 0,
    isDemo: demo,
  }
  return <SessionContext value={facts}>{children}</SessionContext>
}

/** The log-in that comes back to where one was. */
export function logInPath(path: string, search: string): string {
  const here = search === '' ? path : `${path}?${search}`
  return here === '/' ? '/log-in' : `/log-in?to=${encodeURIComponent(here)}`
}

/** Where to go after the log-in: only an address of this console, never another host. */
export function pathAfterLogIn(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? '/'
  return /^\/(?![/\\])/.test(to) && !to.startsWith('/log-in') ? to : '/'
}

/** Forgets everything that was read as one person, before another begins. */
export function useForgetSession(): () => void {
  const queries = useQueryClient()
  return () => queries.clear()
}
