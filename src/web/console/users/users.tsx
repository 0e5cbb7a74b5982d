// The accounts, for the system administrator: who may sign in, as what, where, until when; adding one and ending one.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Account, listAccounts } from '#contract/accounts'
import { parseIsoDay } from '#domain/dates'
import { accountWords } from '#words/accounts'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { AddAccount } from './add-account.tsx'
import { EndAccount } from './end-account.tsx'
import './users.css'

const ACCOUNTS = ['accounts']

export default function UsersScreen() {
  const words = useWords(accountWords).accounts
  const queries = useQueryClient()
  const [isAdding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Account | null>(null)
  const listed = useQuery({ queryKey: ACCOUNTS, queryFn: ({ signal }) => call(listAccounts, {}, { signal }) })
  const again = () => queries.invalidateQueries({ queryKey: ACCOUNTS })
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <Button kind="primary" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        }
      />
      {listed.data === undefined ? (
        <Skeleton rows={8} />
      ) : listed.data.ok ? (
        <AccountTable accounts={listed.data.value.accounts} onEnd={setEnding} />
      ) : (
        <FailureNote failure={listed.data.error} onRetry={() => listed.refetch()} />
      )}
      <AddAccount isOpen={isAdding} onClose={() => setAdding(false)} onAdded={again} />
      <EndAccount account={ending} onClose={() => setEnding(null)} onEnded={again} />
    </>
  )
}

function AccountTable({
  accounts,
  onEnd,
}: {
  accounts: readonly Account[]
  onEnd: (account: Account) => void
}) {
  const words = useWords(accountWords)
  const { me } = useSession()
  const others = accounts.filter((account) => account.accountId !== me.accountId)
  return (
    <div className="users">
      <Table
        caption={words.accounts.title}
        columns={useAccountColumns(onEnd)}
        rows={accounts}
        rowKey={(account) => account.accountId}
        fileName="tai-khoan"
      />
      {others.length === 0 && <EmptyState title={words.accounts.none}>{words.accounts.noneNext}</EmptyState>}
    </div>
  )
}

function useAccountColumns(onEnd: (account: Account) => void): Column<Account>[] {
  const words = useWords(accountWords)
  const format = useFormats()
  const { me } = useSession()
  const roleOf = (account: Account) => words.roles[account.role]
  const unitsOf = (account: Account) => account.units.map((unit) => unit.name).join(', ')
  const stateOf = (account: Account) => (account.disabled ? words.accounts.disabled : words.accounts.active)
  const endOf = ({ expiresOn }: Account) => {
    const day = expiresOn === null ? null : parseIsoDay(expiresOn)
    return day === null ? words.accounts.noExpiry : format.day(day)
  }
  const column = (id: string, header: string, text: (account: Account) => string): Column<Account> => ({
    id,
    header,
    cell: text,
    text,
    sortBy: text,
  })
  return [
    column('name', words.accounts.displayName, (account) => account.displayName),
    column('username', words.accounts.username, (account) => account.username),
    column('role', words.accounts.role, roleOf),
    column('units', words.accounts.units, unitsOf),
    {
      ...column('expires', words.accounts.expiresOn, endOf),
      align: 'end',
      isMinor: true,
      sortBy: (account) => (account.expiresOn === null ? null : parseIsoDay(account.expiresOn)),
    },
    column('state', words.accounts.state, stateOf),
    {
      id: 'end',
      header: words.accounts.disable,
      isHeaderHidden: true,
      align: 'end',
      cell: (account) =>
        account.disabled || account.accountId === me.accountId ? null : (
          <button type="button" className="table-act" onClick={() => onEnd(account)}>
            {words.accounts.disable}
          </button>
        ),
    },
  ]
}
