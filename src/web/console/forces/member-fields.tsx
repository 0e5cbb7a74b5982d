// The fields of one member of a team: who, of which organisation, with which account if any, and whether they lead. It holds
// nothing: what is typed comes from the page.

import { holdsNumber, ORGANISATIONS, type Organisation } from '#domain/teams'
import { forceScreenWords } from '#words/force-screens'
import { forceWords } from '#words/forces'
import { useWords } from '../../language.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { type Account, AccountPicker } from './account-picker.tsx'

export type TypedMember = {
  readonly name: string
  readonly organisation: Organisation
  readonly account: Account | null
  readonly isLead: boolean
}

export const NO_MEMBER: TypedMember = {
  name: '',
  organisation: 'police',
  account: null,
  isLead: false,
}

export const isMember = ({ name }: TypedMember): boolean => name.trim() !== '' && !holdsNumber(name)

export const memberInput = ({ name, organisation, account, isLead }: TypedMember) => ({
  name: name.trim(),
  organisation,
  isLead,
  accountId: account?.accountId ?? null,
})

type Props = {
  readonly unit: number
  readonly typed: TypedMember
  readonly onChange: (typed: TypedMember) => void
  readonly isTried: boolean
}

export function MemberFields({ unit, typed, onChange, isTried }: Props) {
  const words = useWords(forceScreenWords).member
  const { organisations } = useWords(forceWords)
  const setAccount = (account: Account | null) =>
    // Somebody with an account has told their name already.
    onChange({ ...typed, account, name: typed.name.trim() === '' && account ? account.name : typed.name })
  return (
    <>
      <Field
        label={words.name}
        error={isTried && !isMember(typed) ? words.wrongName : undefined}
        value={typed.name}
        onChange={(name) => onChange({ ...typed, name })}
        autoComplete="off"
        maxLength={100}
      />
      <Select
        label={words.organisation}
        value={typed.organisation}
        options={ORGANISATIONS.map((value) => ({ value, label: organisations[value] }))}
        onChange={(organisation) => onChange({ ...typed, organisation })}
      />
      <AccountPicker unit={unit} chosen={typed.account} onChange={setAccount} />
      <label className="force-tick">
        <input
          type="checkbox"
          checked={typed.isLead}
          onChange={(event) => onChange({ ...typed, isLead: event.target.checked })}
        />
        <span>{words.isLead}</span>
      </label>
    </>
  )
}
