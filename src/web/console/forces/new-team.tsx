// A new team: its name and kind, and its first members one after the other. It is sent as a whole; what the server refuses is
// said, and nothing that was typed is lost.

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { createTeam } from '#contract/forces'
import { holdsNumber, TEAM_KINDS, type TeamKind } from '#domain/teams'
import { forceScreenWords } from '#words/force-screens'
import { forceWords } from '#words/forces'
import { shellWords } from '#words/shell'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { withSearch } from '../view.ts'
import { type ForceUnit, useForceUnit } from './force-unit.ts'
import { isMember, MemberFields, memberInput, NO_MEMBER, type TypedMember } from './member-fields.tsx'
import { FORCES, FORCES_PATH, NEW_TEAM_PATH, teamPath } from './wire.ts'

export function NewTeam() {
  const words = useWords(forceScreenWords)
  const where = useForceUnit(NEW_TEAM_PATH)
  if (where === null) return <EmptyState title={words.noUnit}>{words.noUnitNext}</EmptyState>
  return (
    <>
      <PageHead title={words.make.title} lead={words.make.lead(where.name ?? '…')} />
      <TeamForm where={where} />
    </>
  )
}

function TeamForm({ where: { unit, search } }: { where: ForceUnit }) {
  const words = useWords(forceScreenWords).make
  const shell = useWords(shellWords)
  const { kinds } = useWords(forceWords)
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<TeamKind>('hamlet_team')
  const [members, setMembers] = useState<readonly TypedMember[]>([])
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isNamed = name.trim() !== '' && !holdsNumber(name)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isNamed) return
    setBusy(true)
    const made = await call(createTeam, { unit, name: name.trim(), kind, members: members.map(memberInput) })
    setBusy(false)
    if (!made.ok) return setFailure(made.error)
    queries.invalidateQueries({ queryKey: FORCES })
    showToast(words.made(name.trim()))
    navigate(withSearch(teamPath(made.value.teamId), search))
  }
  return (
    <form className="form force-form" noValidate onSubmit={submit}>
      {failure !== null && (
        <FailureNote failure={failure} kept={`${words.nothingMade} ${shell.failure.keptTyped}`} />
      )}
      <Field
        label={words.name}
        hint={words.nameHint}
        error={isTried && !isNamed ? words.nameHint : undefined}
        value={name}
        onChange={setName}
        autoComplete="off"
        maxLength={120}
      />
      <Select
        label={words.kind}
        value={kind}
        options={TEAM_KINDS.map((value) => ({ value, label: kinds[value] }))}
        onChange={setKind}
      />
      <FirstMembers unit={unit} members={members} onChange={setMembers} />
      <div className="form-actions">
        <Link className="button button-quiet" href={withSearch(FORCES_PATH, search)}>
          {shell.cancel}
        </Link>
        <Button type="submit" kind="primary" busy={isBusy}>
          {words.submit}
        </Button>
      </div>
    </form>
  )
}

type Members = {
  readonly unit: number
  readonly members: readonly TypedMember[]
  readonly onChange: (members: readonly TypedMember[]) => void
}

function FirstMembers({ unit, members, onChange }: Members) {
  const words = useWords(forceScreenWords)
  const { organisations } = useWords(forceWords)
  const [typed, setTyped] = useState(NO_MEMBER)
  const [isTried, setTried] = useState(false)
  const add = () => {
    setTried(true)
    if (!isMember(typed)) return
    onChange([...members, { ...typed, name: typed.name.trim() }])
    setTyped({ ...NO_MEMBER, organisation: typed.organisation })
    setTried(false)
  }
  return (
    <fieldset className="force-members">
      <legend>{words.make.members}</legend>
      <p className="field-hint">{members.length === 0 ? words.make.membersHint : ''}</p>
      <ul className="force-first" aria-label={words.make.members}>
        {members.map((member) => (
          <li key={`${member.name} ${member.organisation} ${member.account?.accountId}`}>
            <span>
              {member.name}
              {member.isLead && <span className="force-tag">{words.team.isLead}</span>}
              <span className="force-note">
                {[organisations[member.organisation], member.account?.username ?? words.team.paper].join(
                  ' · ',
                )}
              </span>
            </span>
            <Button
              kind="quiet"
              icon="close"
              label={words.make.remove(member.name)}
              onClick={() => onChange(members.filter((one) => one !== member))}
            />
          </li>
        ))}
      </ul>
      <MemberFields unit={unit} typed={typed} onChange={setTyped} isTried={isTried} />
      <Button onClick={add}>{words.member.add}</Button>
    </fieldset>
  )
}
