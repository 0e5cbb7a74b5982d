// Phones of a unit: counts that need somebody's attention, then one row for each phone and for whoever has none.

import { useState } from 'react'
import { may } from '#domain/access'
import { deviceWords } from '#words/devices'
import { useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Table } from '../../ui/table.tsx'
import { Segments } from '../../ui/tabs.tsx'
import { FailureNote } from '../failure-note.tsx'
import { useForceUnit } from '../forces/force-unit.ts'
import { useMoment } from '../moment.ts'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { BoardTotals } from './board-totals.tsx'
import { DeviceTabs, useBoard } from './device-tabs.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { usePhoneColumns } from './phone-columns.tsx'
import { type PhoneRow, phoneRows, SHOWN, type Shown } from './phone-rows.ts'
import { RevokeDialog } from './revoke-dialog.tsx'
import { useInvite } from './use-invite.ts'
import { DEVICES_PATH, type DeviceBoard } from './wire.ts'

export function BoardPage() {
  const words = useWords(deviceWords)
  const where = useForceUnit(DEVICES_PATH)
  if (where === null) return <EmptyState title={words.noUnit}>{words.noUnitNext}</EmptyState>
  return (
    <>
      <PageHead title={words.title} lead={words.lead(where.name ?? '…')} />
      <DeviceTabs unit={where.unit} current={DEVICES_PATH} search={where.search} />
      <Board key={where.unit} unit={where.unit} />
    </>
  )
}

function Board({ unit }: { unit: number }) {
  const board = useBoard(unit)
  if (board.data === undefined) return <Skeleton rows={6} />
  if (!board.data.ok) return <FailureNote failure={board.data.error} onRetry={() => board.refetch()} />
  return <Phones board={board.data.value} />
}

function Phones({ board }: { board: DeviceBoard }) {
  const words = useWords(deviceWords)
  const moment = useMoment()
  const { me } = useSession()
  const [shown, setShown] = useState<Shown>('all')
  const { inviting, ask, invite, close } = useInvite()
  const [revoked, setRevoked] = useState<PhoneRow | null>(null)
  const columns = usePhoneColumns(board.now, {
    onInvite: ask,
    onRevoke: may(me.role, 'manage-devices') ? setRevoked : null,
  })
  if (board.accounts.length === 0) return <EmptyState title={words.nobody}>{words.nobodyNext}</EmptyState>
  return (
    <div className="devices device-board">
      <BoardTotals totals={board.totals} />
      <p className="devices-printed">{words.printedOn(moment(board.now))}</p>
      <Table
        caption={words.caption}
        columns={columns}
        rows={phoneRows(board.accounts, shown)}
        rowKey={({ walker, phone }) => phone?.deviceId ?? walker.accountId}
        fileName="thiet-bi"
        tools={
          <Segments
            label={words.filter.label}
            value={shown}
            segments={SHOWN.map((value) => ({ value, label: words.filter[value] }))}
            onChange={setShown}
          />
        }
        empty={<EmptyState title={words.empty}>{words.emptyNext}</EmptyState>}
      />
      {board.isCut && <p className="device-note">{words.cut}</p>}
      {inviting !== null && <InviteDialog inviting={inviting} onInvite={invite} onClose={close} />}
      {revoked !== null && <RevokeDialog row={revoked} onClose={() => setRevoked(null)} />}
    </div>
  )
}
