// Everything about this phone and this account that is not a visit: figures of the commune, storage, clock, app, lock, appearance.

import type { ReactNode } from 'react'
import { accountWords } from '#words/accounts'
import { fieldWords } from '#words/field'
import { fieldMoreWords } from '#words/field-more'
import { useFormats, useWords } from '../../language.tsx'
import type { OpenPhone } from '../../offline/phone-view.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Screen } from '../frame.tsx'
import { Link } from '../link.tsx'
import { useMoments } from '../moment.ts'
import { Note } from '../note.tsx'
import { useOpenPhone, usePhone } from '../phone-context.tsx'
import { AppearanceChoice } from './appearance-choice.tsx'
import './more.css'

export function More() {
  const words = useWords(fieldMoreWords)
  const { roles } = useWords(accountWords)
  const format = useFormats()
  const phone = usePhone()
  const open = useOpenPhone()
  const { account, tallies } = open
  const teams = [...new Set(account.members.map(({ teamName }) => teamName))].join(', ')
  return (
    <Screen title={words.title} tab="more">
      <div className="more-who">
        <p>
          <strong>{account.displayName}</strong>
        </p>
        <p>{words.who(roles[account.role], teams)}</p>
        {account.expiresOn !== null && <p>{words.expires(format.day(account.expiresOn))}</p>}
      </div>
      {tallies.length > 0 && <Row to="/more/tallies" icon="progress" label={words.tallies.link} />}
      <section className="more-part" aria-labelledby="more-state">
        <h2 id="more-state">{words.state}</h2>
        <Storage open={open} />
        <Install open={open} />
        <Update open={open} />
        <Clock open={open} />
      </section>
      <section className="more-part" aria-labelledby="more-lock">
        <h2 id="more-lock">{words.security}</h2>
        <button type="button" className="press press-wide" onClick={phone.lock}>
          {words.lock}
        </button>
        <Row to="/more/pin" icon="user" label={words.changePin} />
        <Row to="/more/stored" icon="file" label={words.wipe.link} />
      </section>
      <section className="more-part" aria-labelledby="more-appearance">
        <h2 id="more-appearance">{words.appearance}</h2>
        <AppearanceChoice />
      </section>
      <p>{words.version(import.meta.env.APP_VERSION)}</p>
    </Screen>
  )
}

function Row({ to, icon, label }: { to: string; icon: IconName; label: string }) {
  return (
    <Link to={to} className="row-link">
      <Icon name={icon} size={24} />
      {label}
    </Link>
  )
}

/** Well, or not: by a tick or a sign as well as by the words. */
function Line({ isWell, label, children }: { isWell: boolean; label: string; children?: ReactNode }) {
  return (
    <div className="line" data-well={isWell || undefined}>
      <Icon name={isWell ? 'check' : 'alert'} size={20} />
      <div>
        <p className="line-label">{label}</p>
        {children}
      </div>
    </div>
  )
}

const MEGABYTE = 1_048_576

function Storage({ open: { storage } }: { open: OpenPhone }) {
  const words = useWords(fieldMoreWords).storage
  const format = useFormats()
  const phone = usePhone()
  const { kept, used, quota } = storage
  const label = kept === null ? words.unknown : kept ? words.kept : words.notKept
  return (
    <Line isWell={kept === true} label={label}>
      {kept === false && <p>{words.notKeptNext}</p>}
      {used !== null && quota !== null && (
        <p>{words.used(format.count(Math.ceil(used / MEGABYTE)), format.count(quota / MEGABYTE))}</p>
      )}
      {kept !== true && (
        <button type="button" className="press" onClick={phone.askToKeepStorage}>
          {words.ask}
        </button>
      )}
    </Line>
  )
}

function Install({ open: { install } }: { open: OpenPhone }) {
  const words = useWords(fieldMoreWords).install
  const phone = usePhone()
  return (
    <Line isWell={install === 'installed'} label={words[install]}>
      {install === 'insecure' && <p>{words.insecureNext}</p>}
      {install === 'not-offered' && <p>{words['not-offeredNext']}</p>}
      {install === 'possible' && (
        <button type="button" className="press press-main" onClick={phone.install}>
          {words.button}
        </button>
      )}
    </Line>
  )
}

function Update({ open: { update } }: { open: OpenPhone }) {
  const words = useWords(fieldMoreWords)
  return (
    <Line isWell={!update} label={update ? words.update : words.noUpdate}>
      {update && <p>{words.updateNext}</p>}
    </Line>
  )
}

function Clock({ open: { clockAheadMs, today } }: { open: OpenPhone }) {
  const words = useWords(fieldMoreWords)
  const field = useWords(fieldWords)
  const { long } = useMoments(today)
  if (clockAheadMs === null) return <Line isWell label={words.clockRight} />
  const by = long(Math.abs(clockAheadMs))
  return <Note happened={clockAheadMs > 0 ? field.clock(by) : field.clockBehind(by)} next={words.clockNext} />
}
