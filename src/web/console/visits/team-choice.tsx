// Whose work is listed: everybody's, one team's, or one member's. For whoever sees a unit; who walks sees only their own.

import { useQuery } from '@tanstack/react-query'
import { listTeams, readTeam } from '#contract/forces'
import { may, scopeKindOf } from '#domain/access'
import { visitWords } from '#words/visits'
import { call } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Select } from '../../ui/field.tsx'
import { useSession } from '../session.tsx'
import type { WorkView } from './work-view.ts'

export function TeamChoice({ view }: { view: WorkView }) {
  const words = useWords(visitWords).work
  const { me } = useSession()
  const { unit, team, go } = view
  const isOffered = unit !== null && may(me.role, 'read-forces') && scopeKindOf(me.role) === 'unit'
  const asked = useQuery({
    queryKey: ['forces', 'teams', unit],
    queryFn: ({ signal }) => call(listTeams, { unit: unit ?? 0 }, { signal }),
    enabled: isOffered,
  })
  if (!isOffered || asked.data?.ok !== true || asked.data.value.teams.length === 0) return null
  const { teams } = asked.data.value
  return (
    <>
      <div className="work-hamlet">
        <Select
          label={words.team}
          value={team !== null && teams.some(({ teamId }) => teamId === team) ? team : ''}
          options={[
            { value: '', label: words.everyTeam },
            ...teams.map(({ teamId, name }) => ({ value: teamId, label: name })),
          ]}
          onChange={(value) => go({ team: value === '' ? null : value, member: null })}
        />
      </div>
      {team !== null && <MemberChoice team={team} view={view} />}
    </>
  )
}

function MemberChoice({ team, view: { member, go } }: { team: string; view: WorkView }) {
  const words = useWords(visitWords).work
  const asked = useQuery({
    queryKey: ['forces', 'team', team],
    queryFn: ({ signal }) => call(readTeam, { teamId: team }, { signal }),
  })
  if (asked.data?.ok !== true) return null
  const { members } = asked.data.value
  return (
    <div className="work-hamlet">
      <Select
        label={words.member}
        value={member ?? ''}
        options={[
          { value: '', label: words.wholeTeam },
          ...members.map(({ memberId, name }) => ({ value: memberId, label: name })),
        ]}
        onChange={(value) => go({ member: value === '' ? null : value })}
      />
    </div>
  )
}
