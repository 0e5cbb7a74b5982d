// Fills the frame of shell.tsx for the person who is signed in: the screens of the role, the day in the address bar, the
// scope that the screen in sight has named, and the log-out.

import { type ReactNode, useCallback, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { logout } from '#contract/accounts'
import { parseIsoDay } from '#domain/dates'
import { shellWords } from '#words/shell'
import { call } from '../call.ts'
import { useWords } from '../language.tsx'
import { findEverything } from './find-everything.ts'
import { type NamedPath, PathContext } from './named-path.ts'
import { screensFor } from './screens.ts'
import { useForgetSession, useSession } from './session.tsx'
import { Shell } from './shell.tsx'
import { sharedSearch, useDay, withSearch } from './view.ts'

export function Frame({ children }: { children: ReactNode }) {
  const { me, campaign, today, isDemo } = useSession()
  const words = useWords(shellWords)
  const [, navigate] = useLocation()
  const search = useSearch()
  const forget = useForgetSession()
  const { day, setDay } = useDay(today)
  const [named, setNamed] = useState<NamedPath>()
  const screens = screensFor(me.role)
  const items = screens.map(({ id, path: href, icon }) => ({
    href: withSearch(href, sharedSearch(search)),
    label: words.screens[id],
    icon,
  }))
  const find = useCallback(
    (text: string, signal: AbortSignal) => findEverything(me.role, words, text, signal),
    [me.role, words],
  )
  const logOut = async () => {
    await call(logout, {})
    forget()
    navigate('/log-in', { replace: true })
  }
  return (
    <PathContext value={setNamed}>
      <Shell
        items={items}
        account={{
          displayName: me.displayName,
          username: me.username,
          role: me.role,
          units: me.units.map((unit) => unit.name),
          onLogOut: logOut,
        }}
        isDemo={isDemo}
        path={named?.path}
        day={
          named === undefined || named.isOfToday
            ? undefined
            : {
                day,
                earliest: parseIsoDay(campaign.baselineOn) ?? day,
                latest: today,
                campaign: {
                  start: parseIsoDay(campaign.startsOn) ?? day,
                  end: parseIsoDay(campaign.endsOn) ?? day,
                },
                onChange: setDay,
              }
        }
        search={find}
      >
        {children}
      </Shell>
    </PathContext>
  )
}
