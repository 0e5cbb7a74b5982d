// Which screen stands in front: before the phone is open by its state, after that by the place in the address.

// The order of the styles is the order in which they may say something else.
import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import './field.css'
import './controls.css'
import { Suspense, useEffect, useState } from 'react'
import { fieldWords } from '#words/field'
import { fieldEntryWords } from '#words/field-entry'
import { fieldOutboxWords } from '#words/field-outbox'
import { useWords } from '../language.tsx'
import type { OpenPhone, Phone, PhoneView } from '../offline/phone-view.ts'
import { CrashGuard } from './crash-guard.tsx'
import { ChoosePin } from './entry/choose-pin.tsx'
import { Join } from './entry/join.tsx'
import { Unlock } from './entry/unlock.tsx'
import { Unsupported } from './entry/unsupported.tsx'
import { Wiped } from './entry/wiped.tsx'
import { Screen } from './frame.tsx'
import { Kept } from './kept.tsx'
import { Link } from './link.tsx'
import { Empty, Note } from './note.tsx'
import {
  ChangePin,
  Give,
  GuideScreen,
  Guides,
  HouseholdScreen,
  loadAhead,
  More,
  ScanCard,
  Stored,
  Take,
  TalliesScreen,
} from './on-demand.ts'
import { Outbox } from './outbox/outbox.tsx'
import { OpenPhoneProvider, PhoneProvider, usePhone, usePhoneView } from './phone-context.tsx'
import { partsOf, takeInvitation, usePlace } from './place.ts'
import { Search } from './search/search.tsx'
import { Today } from './today/today.tsx'

export function App({ phone }: { phone: Phone }) {
  return (
    <CrashGuard>
      <PhoneProvider phone={phone}>
        <Suspense fallback={null}>
          <Door />
        </Suspense>
      </PhoneProvider>
    </CrashGuard>
  )
}

function Door() {
  const words = useWords(fieldWords)
  const view = usePhoneView()
  const invitation = useInvitation(view.at)
  switch (view.at) {
    case 'starting':
      return (
        <main className="alone" aria-busy="true">
          <p role="status">{words.starting}</p>
        </main>
      )
    case 'unsupported':
      return <Unsupported why={view.why} />
    case 'fresh':
      return <Join key={invitation} invitation={invitation} {...view} />
    case 'choosing-pin':
      return <ChoosePin displayName={view.displayName} />
    case 'locked':
      return <Unlock view={view} isInvited={invitation !== null} />
    case 'wiped':
      return <Wiped key={invitation} view={view} invitation={invitation} />
    case 'open':
      return (
        <OpenPhoneProvider open={view}>
          <Open open={view} isInvited={invitation !== null} />
        </OpenPhoneProvider>
      )
  }
}

/** Also one that is opened while the app is. */
function useInvitation(at: PhoneView['at']): string | null {
  const [invitation, setInvitation] = useState(takeInvitation)
  // Whoever comes to the choice of a PIN came in by it.
  useEffect(() => {
    if (at === 'choosing-pin') setInvitation(null)
  }, [at])
  useEffect(() => {
    const look = () => {
      const found = takeInvitation()
      if (found !== null) setInvitation(found)
    }
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [])
  return invitation
}

/** When the list of today has been drawn. */
const AHEAD_MS = 1_000

function Open({ open, isInvited }: { open: OpenPhone; isInvited: boolean }) {
  const { join } = useWords(fieldEntryWords)
  const phone = usePhone()
  useEffect(() => {
    const timer = setTimeout(() => {
      void loadAhead()
      phone.search('')
    }, AHEAD_MS)
    return () => clearTimeout(timer)
  }, [phone])
  return (
    <>
      {isInvited && <Note happened={join.already(open.account.displayName)} />}
      <Page />
    </>
  )
}

const TODAY = <Today />

/** The list of today stays behind every other page: whoever walks from door to door comes back to it all day. */
function Page() {
  const parts = partsOf(usePlace())
  return (
    <>
      {parts.length > 0 && <OtherPage parts={parts} />}
      <Kept isInFront={parts.length === 0}>{TODAY}</Kept>
    </>
  )
}

function OtherPage({ parts: [first, second, third] }: { parts: readonly string[] }) {
  const outbox = useWords(fieldOutboxWords)
  if (third !== undefined) return <Lost />
  switch (second === undefined ? first : `${first}/`) {
    case 'search':
      return <Search />
    case 'outbox':
      return <Outbox />
    case 'guides':
      return <Guides />
    case 'more':
      return <More />
    case 'scan':
      return <ScanCard />
    case 'house/':
      return <HouseholdScreen householdKey={second ?? ''} />
    case 'guides/':
      return <GuideScreen problem={second ?? ''} />
    case 'outbox/':
      return second === 'give' ? (
        <Screen title={outbox.give.title} tab={null}>
          <Give />
        </Screen>
      ) : second === 'take' ? (
        <Screen title={outbox.take.title} tab={null}>
          <Take />
        </Screen>
      ) : (
        <Lost />
      )
    case 'more/':
      return second === 'tallies' ? (
        <TalliesScreen />
      ) : second === 'pin' ? (
        <ChangePin />
      ) : second === 'stored' ? (
        <Stored />
      ) : (
        <Lost />
      )
    default:
      return <Lost />
  }
}

function Lost() {
  const words = useWords(fieldWords)
  return (
    <Screen title={words.lost} tab={null}>
      <Empty
        title={words.lost}
        action={
          <Link to="/" className="press press-main">
            {words.toToday}
          </Link>
        }
      >
        {words.lostNext}
      </Empty>
    </Screen>
  )
}
