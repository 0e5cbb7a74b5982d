// The people behind a figure of a wave, household by household, page by page, numbers masked. Group, unit and page are in the
// address bar.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { readUnit } from '#contract/units'
import { isoDay } from '#domain/dates'
import { communeOfHamlet, contains, unknownHamletOf } from '#domain/units'
import { WAVE_GROUPS } from '#domain/wave-figures'
import { waveGroupWords } from '#words/wave-groups'
import { waveWords } from '#words/waves'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Select } from '../../ui/field.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Table } from '../../ui/table.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { Answered } from './answered.tsx'
import { useHere } from './here.tsx'
import { usePersonColumns } from './person-columns.tsx'
import { dayOf, type PeopleOut, useWavePeople } from './wire.ts'

export function PeoplePage({ unitName }: { unitName: string | null }) {
  const words = useWords(waveWords)
  const { groups, about } = useWords(waveGroupWords)
  const { place, level, canSeeNames } = useHere()
  const isSmall = level === 'commune' || level === 'hamlet'
  return (
    <>
      <PageHead
        title={unitName === null ? groups[place.group] : `${groups[place.group]}: ${unitName}`}
        lead={about[place.group]}
        actions={<ToBoard />}
      />
      {!canSeeNames ? (
        <EmptyState title={words.notAllowed} />
      ) : isSmall ? (
        <List />
      ) : (
        <EmptyState title={words.tooLarge}>{words.tooLargeNext}</EmptyState>
      )}
    </>
  )
}

function ToBoard() {
  const words = useWords(waveWords)
  const { to } = useHere()
  return (
    <Link href={to({ view: 'board', page: 1 })} className="button button-secondary">
      {words.back}
    </Link>
  )
}

function List() {
  const { unit, place } = useHere()
  const list = useWavePeople(unit, place.group, place.page)
  return (
    <div className="waves">
      <Filters />
      <Answered answer={list} rows={16}>
        {(value) => <Listed list={value} />}
      </Answered>
    </div>
  )
}

function Listed({ list }: { list: PeopleOut }) {
  const words = useWords(waveWords)
  const { groups } = useWords(waveGroupWords)
  const format = useFormats()
  const { to, level } = useHere()
  const columns = usePersonColumns(level === 'commune')
  const { page, pageSize, total, people, group, asOf } = list
  if (total === 0) return <EmptyState title={words.none}>{words.noneNext}</EmptyState>
  const pages = { page, pageSize, total, shown: people.length, to: (number: number) => to({ page: number }) }
  const caption = `${groups[group]}, ${format.day(dayOf(asOf))}`
  return (
    <section className="waves-list" aria-label={caption}>
      <Table
        caption={caption}
        columns={columns}
        rows={people}
        rowKey={({ personId }) => personId}
        tools={<Pages {...pages} />}
        fileName="cuon-chieu-danh-sach"
      />
      <div className="waves-foot">
        <p className="wave-note">{words.masked}</p>
        <Pages {...pages} isAgain />
      </div>
    </section>
  )
}

function Filters() {
  const words = useWords(waveWords)
  const { groups } = useWords(waveGroupWords)
  const { place, go } = useHere()
  return (
    <div className="waves-filters not-printed">
      <Select
        label={words.group}
        value={place.group}
        options={WAVE_GROUPS.map((group) => ({ value: group, label: groups[group] }))}
        onChange={(group) => go({ group, page: 1 })}
      />
      <HamletChoice />
    </div>
  )
}

/** Of the commune in sight; whoever sees one hamlet only has nothing to choose. */
function HamletChoice() {
  const words = useWords(waveWords)
  const { me } = useSession()
  const { unit, level, today, go } = useHere()
  const commune = level === 'hamlet' ? communeOfHamlet(unit) : unit
  const isWhole = me.units.some(({ unitId }) => contains(unitId, commune))
  const asked = useQuery({
    queryKey: ['unit', commune, today],
    queryFn: ({ signal }) => call(readUnit, { unit: commune, asOf: isoDay(today) }, { signal }),
    enabled: isWhole,
  })
  if (!isWhole || asked.data?.ok !== true) return null
  const unknown = unknownHamletOf(commune)
  return (
    <Select
      label={words.hamlet}
      value={String(unit)}
      options={[
        { value: String(commune), label: words.everyHamlet },
        ...asked.data.value.parts.map(({ unitId, fullName }) => ({ value: String(unitId), label: fullName })),
        { value: String(unknown), label: words.unknownHamlet },
      ]}
      onChange={(value) => go({ unit: Number(value), page: 1 })}
    />
  )
}
