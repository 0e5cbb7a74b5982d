// Who looks after whom: of a commune hamlet by hamlet, of a hamlet house by house; of anything larger, which commune.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { readUnit } from '#contract/units'
import { type Level, levelOf } from '#domain/units'
import { forceScreenWords } from '#words/force-screens'
import { call } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { PageHead } from '../page-head.tsx'
import { changeSearch, withSearch } from '../view.ts'
import { CommuneWork } from './commune-work.tsx'
import { ForceTabs } from './force-tabs.tsx'
import { type ForceUnit, useForceUnit } from './force-unit.ts'
import { HamletWork } from './hamlet-work.tsx'
import { WORK_PATH } from './wire.ts'

export function WorkPage() {
  const words = useWords(forceScreenWords)
  const where = useForceUnit(WORK_PATH)
  if (where === null) return <EmptyState title={words.noUnit}>{words.noUnitNext}</EmptyState>
  const level = levelOf(where.unit)
  const name = where.name ?? '…'
  return (
    <>
      <PageHead
        title={words.title}
        lead={level === 'hamlet' ? words.hamlet.lead(name) : words.work.lead(name)}
      />
      <ForceTabs current={WORK_PATH} search={where.search} />
      <AtLevel key={where.unit} level={level} where={where} />
    </>
  )
}

function AtLevel({ level, where }: { level: Level; where: ForceUnit }) {
  if (level === 'commune') return <CommuneWork where={where} />
  return level === 'hamlet' ? <HamletWork where={where} /> : <ChooseCommune where={where} />
}

function ChooseCommune({ where: { unit, search } }: { where: ForceUnit }) {
  const words = useWords(forceScreenWords).work
  const asked = useQuery({
    queryKey: ['unit', unit, null],
    queryFn: ({ signal }) => call(readUnit, { unit }, { signal }),
  })
  const parts = asked.data?.ok === true ? asked.data.value.parts : []
  return (
    <EmptyState title={words.tooLarge}>
      <p>{words.tooLargeNext}</p>
      <ul className="force-units">
        {parts.map(({ unitId, fullName }) => (
          <li key={unitId}>
            <Link href={withSearch(WORK_PATH, changeSearch(search, { unit: String(unitId) }))}>
              {fullName}
            </Link>
          </li>
        ))}
      </ul>
    </EmptyState>
  )
}
