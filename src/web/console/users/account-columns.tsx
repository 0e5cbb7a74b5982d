// The columns of the table of accounts. Nothing can be done here to one's own account, nor to one that has ended.

import type { Account } from '#contract/accounts'
import { parseIsoDay } from '#domain/dates'
import { accountWords } from '#words/accounts'
import { userScreenWords } from '#words/user-screens'
import { useFormats, useWords } from '../../language.tsx'
import type { Column } from '../../ui/table.tsx'
import { useSession } from '../session.tsx'

export type AccountActs = {
  readonly onEnd: (account: Account) => void
  readonly onReset: (account: Account) => void
}

export function useAccountColumns({ onEnd, onReset }: AccountActs): Column<Account>[] {
  const words = useWords(userScreenWords)
  const { roles } = useWords(accountWords)
  const format = useFormats()
  const { me, today } = useSession()
  const unitsOf = ({ units }: Account) => units.map(({ name }) => name).join(', ')
  const lastDay = ({ expiresOn }: Account) => (expiresOn === null ? null : parseIsoDay(expiresOn))
  const column = (
    id: string,
    header: string,
    text: (account: Account) => string,
    more: Partial<Column<Account>> = {},
  ): Column<Account> => ({ id, header, cell: text, text, sortBy: text, ...more })
  const endOf = (account: Account) => {
    const day = lastDay(account)
    return day === null ? words.noExpiry : format.day(day)
  }
  const stateOf = (account: Account) => {
    if (account.disabled) return words.disabled
    return (lastDay(account) ?? today) < today ? words.expired : words.active
  }
  const actColumn = (
    id: string,
    header: string,
    label: string,
    act: (account: Account) => void,
  ): Column<Account> => ({
    id,
    header,
    isHeaderHidden: true,
    align: 'end',
    cell: (account) =>
      account.disabled || account.accountId === me.accountId ? null : (
        <button type="button" className="table-act" onClick={() => act(account)}>
          {label}
          <span className="only-heard"> {account.username}</span>
        </button>
      ),
  })
  return [
    column('name', words.displayName, ({ displayName }) => displayName, {
      cell: (account) => (
        <>
          {account.displayName}
          <span className="user-more">{account.username}</span>
          {stateOf(account) !== words.active && <span className="user-more">{stateOf(account)}</span>}
        </>
      ),
    }),
    column('username', words.username, ({ username }) => username, { isMinor: true }),
    column('role', words.role, ({ role }) => roles[role], {
      cell: (account) => (
        <>
          {roles[account.role]}
          {account.units.length > 0 && <span className="user-more">{unitsOf(account)}</span>}
        </>
      ),
    }),
    column('units', words.units, (account) => unitsOf(account) || '–', { isMinor: true }),
    column('expires', words.expiresOn, endOf, { align: 'end', isMinor: true, sortBy: lastDay }),
    column('state', words.state, stateOf, {
      isMinor: true,
      cell: (account) => (
        <span className="user-state" data-active={stateOf(account) === words.active || undefined}>
          {stateOf(account)}
        </span>
      ),
    }),
    actColumn('reset', words.reset.title, words.reset.short, onReset),
    actColumn('end', words.disable, words.disableShort, onEnd),
  ]
}
