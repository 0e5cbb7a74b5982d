// Who walked, where the account stands for members of several teams. What was chosen holds for the next door too.

import { useState } from 'react'
import { fieldVisitWords } from '#words/field-visit'
import { useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useOpenPhone } from '../phone-context.tsx'

let last: string | null = null

export function useWalker() {
  const { members } = useOpenPhone().account
  const [chosen, choose] = useState(last)
  const member = members.find(({ memberId }) => memberId === chosen) ?? members[0]
  return {
    members,
    member: member?.memberId ?? null,
    choose: (memberId: string) => {
      last = memberId
      choose(memberId)
    },
  }
}

export function WhoWalks({ walker }: { walker: ReturnType<typeof useWalker> }) {
  const words = useWords(fieldVisitWords)
  const { members, member, choose } = walker
  if (members.length < 2) return null
  return (
    <label className="labelled">
      <span>{words.walker}</span>
      <span className="pick">
        <select value={member ?? ''} onChange={(event) => choose(event.target.value)}>
          {members.map(({ memberId, name, teamName }) => (
            <option key={memberId} value={memberId}>
              {words.walkerOf(name, teamName)}
            </option>
          ))}
        </select>
        <Icon name="down" size={20} />
      </span>
    </label>
  )
}
