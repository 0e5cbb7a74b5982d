// The members of a team, by organisation: who leads, who walks with paper only, what is theirs alone.

import { useState } from 'react'
import { changeMember, endMember } from '#contract/forces'
import { forceScreenWords } from '#words/force-screens'
import { forceWords } from '#words/forces'
import type { Failure } from '../../call.ts'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import { EndDialog } from './end-dialog.tsx'
import type { TeamView } from './wire.ts'

type Member = TeamView['members'][number]

export function TeamMembers({ view, onChanged }: { view: TeamView; onChanged: () => void }) {
  const words = useWords(forceScreenWords).team
  const [ending, setEnding] = useState<Member | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const setLead = async ({ memberId, name, isLead }: Member) => {
    const changed = await call(changeMember, { memberId, isLead: !isLead })
    setFailure(changed.ok ? null : changed.error)
    if (changed.ok) showToast(isLead ? words.leadDropped(name) : words.leadMade(name))
    onChanged()
  }
  const columns = useColumns(view.mine, setLead, setEnding)
  const end = async (reason: string) => {
    if (ending === null) return null
    const ended = await call(endMember, { memberId: ending.memberId, reason })
    if (!ended.ok) return ended.error
    showToast(words.memberEnded(ending.name))
    onChanged()
    return null
  }
  return (
    <section className="force-part" aria-labelledby="team-members">
      <h2 id="team-members">{words.members}</h2>
      {failure !== null && <FailureNote failure={failure} />}
      <Table
        caption={words.members}
        columns={columns}
        rows={view.members}
        rowKey={({ memberId }) => memberId}
        empty={<EmptyState title={words.nobody}>{words.nobodyNext}</EmptyState>}
      />
      {ending !== null && (
        <EndDialog
          title={words.endMemberTitle(ending.name)}
          says={words.endMemberSays}
          act={words.endMember}
          onEnd={end}
          onClose={() => setEnding(null)}
        />
      )}
    </section>
  )
}

function useColumns(
  mine: boolean,
  onLead: (member: Member) => void,
  onEnd: (member: Member) => void,
): Column<Member>[] {
  const words = useWords(forceScreenWords).team
  const { organisations } = useWords(forceWords)
  const format = useFormats()
  const account = ({ username, hasAccount }: Member) =>
    username ?? (hasAccount ? words.hasAccount : words.paper)
  const columns: Column<Member>[] = [
    {
      id: 'name',
      header: words.name,
      cell: (member) => (
        <span className="force-name">
          <span>
            {member.name}
            {member.isLead && <span className="force-tag">{words.isLead}</span>}
          </span>
          <span className="force-more">
            {organisations[member.organisation]} · {account(member)}
          </span>
        </span>
      ),
    },
    {
      id: 'organisation',
      header: words.organisation,
      cell: ({ organisation }) => organisations[organisation],
      isMinor: true,
    },
    { id: 'account', header: words.account, cell: account, isMinor: true },
    {
      id: 'people',
      header: words.people,
      align: 'end',
      cell: ({ people }) => format.count(people),
      sortBy: ({ people }) => people,
      isMinor: true,
    },
  ]
  if (!mine) return columns
  return [
    ...columns,
    {
      id: 'acts',
      header: words.acts,
      isHeaderHidden: true,
      align: 'end',
      cell: (member) => (
        <span className="force-acts">
          <button type="button" className="table-act" onClick={() => onLead(member)}>
            {member.isLead ? words.dropLead : words.makeLead}
            <span className="only-heard"> {member.name}</span>
          </button>
          <button type="button" className="table-act" onClick={() => onEnd(member)}>
            {words.endMember}
            <span className="only-heard"> {member.name}</span>
          </button>
        </span>
      ),
    },
  ]
}
