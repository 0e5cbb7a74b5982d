// The teams that work in a unit: of which organisations, who leads them, how many people they look after.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { listTeams } from '#contract/forces'
import { may } from '#domain/access'
import { forceScreenWords } from '#words/force-screens'
import { forceWords } from '#words/forces'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { withSearch } from '../view.ts'
import { ForceTabs } from './force-tabs.tsx'
import { type ForceUnit, useForceUnit } from './force-unit.ts'
import { FORCES_PATH, NEW_TEAM_PATH, type TeamRow, teamPath, teamsKey } from './wire.ts'

export function TeamList() {
  const words = useWords(forceScreenWords)
  const { me } = useSession()
  const where = useForceUnit(FORCES_PATH)
  if (where === null) return <EmptyState title={words.noUnit}>{words.noUnitNext}</EmptyState>
  const make = may(me.role, 'manage-forces') ? (
    <Link className="button button-primary" href={withSearch(NEW_TEAM_PATH, where.search)}>
      {words.teams.make}
    </Link>
  ) : undefined
  return (
    <>
      <PageHead title={words.title} lead={words.teams.lead(where.name ?? '…')} actions={make} />
      <ForceTabs current={FORCES_PATH} search={where.search} />
      <Teams where={where} />
    </>
  )
}

function Teams({ where: { unit, search } }: { where: ForceUnit }) {
  const words = useWords(forceScreenWords).teams
  const columns = useColumns(search)
  const listed = useQuery({
    queryKey: teamsKey(unit),
    queryFn: ({ signal }) => call(listTeams, { unit }, { signal }),
  })
  if (listed.data === undefined) return <Skeleton rows={6} />
  if (!listed.data.ok) return <FailureNote failure={listed.data.error} onRetry={() => listed.refetch()} />
  return (
    <div className="force-teams">
      <Table
        caption={words.caption}
        columns={columns}
        rows={listed.data.value.teams}
        rowKey={({ teamId }) => teamId}
        fileName="cac-to"
        empty={<EmptyState title={words.none}>{words.noneNext}</EmptyState>}
      />
    </div>
  )
}

function useColumns(search: string): Column<TeamRow>[] {
  const words = useWords(forceScreenWords).teams
  const { kinds, organisations } = useWords(forceWords)
  const format = useFormats()
  const members = (team: TeamRow) =>
    team.organisations
      .map((one) => words.of(organisations[one.organisation], format.count(one.members)))
      .join(', ')
  const leads = (team: TeamRow) => team.leads.join(', ') || words.noLead
  const text = (id: string, header: string, of: (team: TeamRow) => string): Column<TeamRow> => ({
    id,
    header,
    cell: of,
    text: of,
    sortBy: of,
    isMinor: true,
  })
  const count = (id: 'people' | 'helps', isMinor: boolean): Column<TeamRow> => ({
    id,
    header: words[id],
    unit: words.peopleUnit,
    align: 'end',
    cell: (team) => format.count(team[id]),
    text: (team) => String(team[id]),
    sortBy: (team) => team[id],
    isMinor,
  })
  return [
    {
      id: 'name',
      header: words.name,
      cell: (team) => (
        <span className="force-name">
          <Link href={withSearch(teamPath(team.teamId), search)}>{team.name}</Link>
          <span className="force-note">{[kinds[team.kind], team.unit.fullName].join(' · ')}</span>
        </span>
      ),
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    count('people', false),
    count('helps', true),
    text('leads', words.leads, leads),
    text('members', words.organisations, (team) => members(team) || '–'),
  ]
}
