// The accounts: who may sign in, as what, where, until when; filtered as one types, each of them ended here.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { type Account, listAccounts } from '#contract/accounts'
import { accountWords } from '#words/accounts'
import { userScreenWords } from '#words/user-screens'
import { call } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Field } from '../../ui/field.tsx'
import { matchesName } from '../../ui/match-name.ts'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Table } from '../../ui/table.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { type AccountActs, useAccountColumns } from './account-columns.tsx'
import { EndAccount } from './end-account.tsx'
import { ResetPassword } from './reset-password.tsx'
import { ACCOUNTS, NEW_ACCOUNT_PATH } from './wire.ts'

export function AccountList() {
  const words = useWords(userScreenWords)
  const queries = useQueryClient()
  const [ending, setEnding] = useState<Account | null>(null)
  const [resetting, setResetting] = useState<Account | null>(null)
  const listed = useQuery({ queryKey: ACCOUNTS, queryFn: ({ signal }) => call(listAccounts, {}, { signal }) })
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <Link className="button button-primary" href={NEW_ACCOUNT_PATH}>
            {words.add}
          </Link>
        }
      />
      {listed.data === undefined ? (
        <Skeleton rows={8} />
      ) : listed.data.ok ? (
        <Accounts accounts={listed.data.value.accounts} onEnd={setEnding} onReset={setResetting} />
      ) : (
        <FailureNote failure={listed.data.error} onRetry={() => listed.refetch()} />
      )}
      <ResetPassword account={resetting} onClose={() => setResetting(null)} />
      <EndAccount
        account={ending}
        onClose={() => setEnding(null)}
        onEnded={() => queries.invalidateQueries({ queryKey: ACCOUNTS })}
      />
    </>
  )
}

type Props = AccountActs & { readonly accounts: readonly Account[] }

function Accounts({ accounts, ...acts }: Props) {
  const words = useWords(userScreenWords)
  const { roles } = useWords(accountWords)
  const { me } = useSession()
  const [filter, setFilter] = useState('')
  const columns = useAccountColumns(acts)
  const isAlone = accounts.every(({ accountId }) => accountId === me.accountId)
  const shown = accounts.filter((account) =>
    matchesName(
      [
        account.displayName,
        account.username,
        roles[account.role],
        ...account.units.map(({ name }) => name),
      ].join(' '),
      filter,
    ),
  )
  return (
    <div className="users">
      {!isAlone && (
        <div className="users-filter not-printed">
          <Field label={words.filter} value={filter} onChange={setFilter} autoComplete="off" />
        </div>
      )}
      <Table
        caption={words.title}
        columns={columns}
        rows={shown}
        rowKey={({ accountId }) => accountId}
        fileName="tai-khoan"
        empty={<EmptyState title={words.noMatch}>{words.noMatchNext}</EmptyState>}
      />
      {isAlone && <EmptyState title={words.none}>{words.noneNext}</EmptyState>}
    </div>
  )
}
