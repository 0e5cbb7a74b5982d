// The columns of the board of phones. On a phone, where no column has a head, each cell names itself.

import type { ReactNode } from 'react'
import { accountWords } from '#words/accounts'
import { deviceWords } from '#words/devices'
import { useFormats, useWords } from '../../language.tsx'
import type { Column } from '../../ui/table.tsx'
import { useMoment } from '../moment.ts'
import { isInUse, type PhoneRow, waitingOn } from './phone-rows.ts'
import { PhoneState } from './phone-state.tsx'
import { isClockWrong, useSpans } from './spans.ts'
import type { Phone, Walker } from './wire.ts'

type Acts = {
  readonly onInvite: (walker: Walker) => void
  /** Null: the asker may shut out none. */
  readonly onRevoke: ((row: PhoneRow) => void) | null
}

export function usePhoneColumns(now: string, acts: Acts): Column<PhoneRow>[] {
  const words = useWords(deviceWords)
  const { roles } = useWords(accountWords)
  const format = useFormats()
  const moment = useMoment()
  const { ago, age, clock } = useSpans(now)
  const { columns } = words
  /** A cell of a phone; nothing where there is none. */
  const of = (
    id: keyof typeof columns,
    cell: (phone: Phone, row: PhoneRow) => ReactNode,
    text: (phone: Phone, row: PhoneRow) => string,
    more: Partial<Column<PhoneRow>> = {},
  ): Column<PhoneRow> => ({
    id,
    header: columns[id],
    cell: (row) =>
      row.phone === null ? null : (
        <>
          <span className="device-label">{columns[id]}: </span>
          {cell(row.phone, row)}
        </>
      ),
    text: (row) => (row.phone === null ? '' : text(row.phone, row)),
    ...more,
  })
  const about = ({ role, teams, isEnded }: Walker) =>
    [roles[role], ...(isEnded ? [words.ended] : teams.length === 0 ? [words.noTeam] : teams)].join(' · ')
  const peopleText = ({ holds }: Phone, { walker }: PhoneRow) =>
    `${format.count(holds)}/${format.count(walker.given)}`
  const storageText = ({ storageKept }: Phone) =>
    storageKept === null ? '–' : storageKept ? words.storageKept : words.storageLoose
  const clockText = ({ clockAheadMs }: Phone) => (clockAheadMs === null ? '–' : clock(clockAheadMs))
  return [
    {
      id: 'who',
      header: columns.who,
      cell: ({ walker }) => (
        <span className="device-who">
          <strong>{walker.displayName}</strong>
          <span className="device-note">{about(walker)}</span>
        </span>
      ),
      text: ({ walker }) => `${walker.displayName} (${about(walker)})`,
      sortBy: ({ walker }) => walker.displayName,
    },
    {
      id: 'device',
      header: columns.device,
      cell: (row) => <PhoneState row={row} />,
      text: ({ phone }) => phone?.name ?? words.noDevice,
      sortBy: ({ phone }) => phone?.name ?? '',
    },
    of(
      'seen',
      ({ seenAt, isDark }) => (
        <span className="device-two" data-alarm={isDark || undefined}>
          <span>{ago(seenAt)}</span>
          <span className="device-note">{moment(seenAt)}</span>
          {isDark && <span className="device-alarm">{words.dark}</span>}
        </span>
      ),
      ({ seenAt }) => moment(seenAt),
      { sortBy: ({ phone }) => phone?.seenAt ?? null },
    ),
    of(
      'waiting',
      (phone) => (
        <span className="device-two" data-zero={waitingOn(phone) === 0 || undefined}>
          <span className="figures">{format.count(waitingOn(phone))}</span>
          {phone.oldestWaiting !== null && waitingOn(phone) > 0 && (
            <span className="device-note">{words.since(age(phone.oldestWaiting))}</span>
          )}
        </span>
      ),
      (phone) => String(waitingOn(phone)),
      {
        unit: words.visitsUnit,
        align: 'end',
        sortBy: ({ phone }) => (phone === null ? null : waitingOn(phone)),
      },
    ),
    of(
      'refused',
      ({ refused }) => (
        <span
          className={(refused ?? 0) > 0 ? 'device-alarm figures' : 'figures'}
          data-zero={(refused ?? 0) === 0 || undefined}
        >
          {format.count(refused)}
        </span>
      ),
      ({ refused }) => String(refused ?? ''),
      { unit: words.visitsUnit, align: 'end', sortBy: ({ phone }) => phone?.refused ?? null },
    ),
    of('people', (phone, row) => <span className="figures">{peopleText(phone, row)}</span>, peopleText, {
      unit: words.peopleUnit,
      align: 'end',
      isMinor: true,
      sortBy: ({ phone }) => phone?.holds ?? null,
    }),
    of(
      'clock',
      (phone) => (
        <span className={isClockWrong(phone.clockAheadMs) ? 'device-alarm' : undefined}>
          {clockText(phone)}
        </span>
      ),
      clockText,
      { isMinor: true, sortBy: ({ phone }) => Math.abs(phone?.clockAheadMs ?? 0) },
    ),
    of(
      'storage',
      (phone) => (
        <span className="device-two" title={phone.storageKept === false ? words.storageLooseHint : undefined}>
          <span className={phone.storageKept === false ? 'device-alarm' : undefined}>
            {storageText(phone)}
          </span>
          {phone.storageUsed !== null && (
            <span className="device-note">
              {words.storageUsed(format.count(Math.ceil(phone.storageUsed / 1_000_000)))}
            </span>
          )}
        </span>
      ),
      storageText,
      { isMinor: true },
    ),
    {
      id: 'acts',
      header: columns.acts,
      isHeaderHidden: true,
      align: 'end',
      cell: (row) => <PhoneActs row={row} acts={acts} />,
    },
  ]
}

function PhoneActs({ row, acts: { onInvite, onRevoke } }: { row: PhoneRow; acts: Acts }) {
  const words = useWords(deviceWords)
  const { walker, phone } = row
  // Who carries one already gets a second code where they stand without one.
  const mayInvite = walker.mayInvite && (phone === null || isInUse(phone))
  const mayRevoke = onRevoke !== null && phone !== null && phone.revokedAt === null
  return (
    <span className="device-acts not-printed">
      {mayInvite && (
        <button type="button" className="table-act" onClick={() => onInvite(walker)}>
          {words.invite.act}
          <span className="only-heard"> {walker.displayName}</span>
        </button>
      )}
      {mayRevoke && (
        <button type="button" className="table-act" onClick={() => onRevoke(row)}>
          {words.revoke.act}
          <span className="only-heard">
            {' '}
            {phone.name} {walker.displayName}
          </span>
        </button>
      )}
    </span>
  )
}
