// One team: its members by organisation, what it is given, and, for whoever has its unit, adding and ending.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { endTeam, readTeam } from '#contract/forces'
import { forceScreenWords } from '#words/force-screens'
import { forceWords } from '#words/forces'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { useUnitSteps } from '../unit-steps.ts'
import { changeSearch, withSearch } from '../view.ts'
import { AddMember } from './add-member.tsx'
import { EndDialog } from './end-dialog.tsx'
import { TeamAreas } from './team-areas.tsx'
import { TeamMembers } from './team-members.tsx'
import { dayOf, FORCES, FORCES_PATH, type TeamView, teamKey } from './wire.ts'

export function TeamPage({ teamId }: { teamId: string }) {
  const words = useWords(forceScreenWords).team
  const read = useQuery({
    queryKey: teamKey(teamId),
    queryFn: ({ signal }) => call(readTeam, { teamId }, { signal }),
  })
  if (read.data === undefined) return <Skeleton rows={8} />
  if (!read.data.ok)
    return read.data.error.code === 'not-found' || read.data.error.code === 'input-invalid' ? (
      <EmptyState title={words.missing}>{words.missingNext}</EmptyState>
    ) : (
      <FailureNote failure={read.data.error} onRetry={() => read.refetch()} />
    )
  return <Team view={read.data.value} />
}

/** The top bar leads to the teams of the unit and of those around it. */
const teamsOf = (unitId: number): string =>
  withSearch(FORCES_PATH, changeSearch('', { unit: String(unitId) }))

function Team({ view }: { view: TeamView }) {
  const words = useWords(forceScreenWords)
  const { kinds } = useWords(forceWords)
  const format = useFormats()
  const queries = useQueryClient()
  const [open, setOpen] = useState<'add' | 'end' | null>(null)
  const { team, mine } = view
  const { today } = useSession()
  const { unitId } = team.unit
  useUnitSteps({ unit: unitId, asOf: today, toUnit: teamsOf, isOfToday: true })
  const again = () => queries.invalidateQueries({ queryKey: FORCES })
  const close = () => setOpen(null)
  const end = async (reason: string) => {
    const ended = await call(endTeam, { teamId: team.teamId, reason })
    if (!ended.ok) return ended.error
    showToast(words.team.teamEnded(team.name))
    again()
    return null
  }
  const life =
    team.to === null
      ? words.team.since(format.day(dayOf(team.from)))
      : words.team.ended(format.day(dayOf(team.to)))
  const actions = mine ? (
    <>
      <Button kind="quiet" onClick={() => setOpen('end')}>
        {words.team.end}
      </Button>
      <Button kind="primary" onClick={() => setOpen('add')}>
        {words.member.add}
      </Button>
    </>
  ) : undefined
  return (
    <>
      <PageHead
        title={team.name}
        lead={[kinds[team.kind], team.unit.fullName, life].join(' · ')}
        actions={actions}
      />
      <TeamMembers view={view} onChanged={again} />
      <TeamAreas view={view} />
      {open === 'add' && (
        <AddMember teamId={team.teamId} unit={team.unit.unitId} onAdded={again} onClose={close} />
      )}
      {open === 'end' && (
        <EndDialog
          title={words.team.endTitle(team.name)}
          says={words.team.endSays}
          act={words.team.end}
          onEnd={end}
          onClose={close}
        />
      )}
    </>
  )
}
