// The parts of the unit side by side: districts, communes or hamlets, by all targets or by one in detail, with the day each
// was last heard of.

import { useEffect } from 'react'
import { parseIsoDay } from '#domain/dates'
import type { Level } from '#domain/units'
import { boardWords } from '#words/board'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Table } from '../../ui/table.tsx'
import { Segments } from '../../ui/tabs.tsx'
import { useParts, WhenAnswered } from './answers.tsx'
import { PARTS_ID } from './board-figure.tsx'
import { BoardSection } from './board-section.tsx'
import { countFreshness } from './freshness.ts'
import { useHere } from './here.tsx'
import { MeasureChoice } from './measure-choice.tsx'
import { usePartColumns } from './part-columns.tsx'
import type { PartLevel } from './place.ts'
import type { PartOut } from './wire.ts'
import './wide-table.css'

const LEVELS: Readonly<Record<Level, readonly PartLevel[]>> = {
  province: ['district', 'commune'],
  district: ['commune'],
  commune: ['hamlet'],
  hamlet: [],
}

export function Parts() {
  const { level: unitLevel, place } = useHere()
  const levels = LEVELS[unitLevel]
  const level = levels.find((one) => one === place.level) ?? levels[0]
  return level === undefined ? null : <PartsOfLevel level={level} levels={levels} />
}

function PartsOfLevel({ level, levels }: { level: PartLevel; levels: readonly PartLevel[] }) {
  const words = useWords(boardWords).parts
  const { place, go } = useHere()
  const parts = useParts(level)
  useScrollToParts(parts.data !== undefined)
  return (
    <BoardSection
      id={PARTS_ID}
      isTable
      title={words[level]}
      tools={
        <>
          {levels.length > 1 && (
            <Segments
              label={words.level}
              value={level}
              segments={levels.map((value) => ({ value, label: words.levels[value] }))}
              onChange={(chosen) => go({ level: chosen })}
            />
          )}
          <Segments
            label={words.columns}
            value={place.columns}
            segments={[
              { value: 'all', label: words.all },
              { value: 'one', label: words.one },
            ]}
            onChange={(columns) => go({ columns })}
          />
          {place.columns === 'one' && <MeasureChoice />}
        </>
      }
    >
      <WhenAnswered answer={parts} waiting={<Skeleton rows={10} />}>
        {(value) => <PartsTable level={level} parts={value.parts} />}
      </WhenAnswered>
    </BoardSection>
  )
}

/** A figure leads here by #parts, also a second time, and also before the parts have come. */
function useScrollToParts(isAnswered: boolean): void {
  useEffect(() => {
    const scroll = () => {
      if (location.hash === `#${PARTS_ID}`) document.getElementById(PARTS_ID)?.scrollIntoView()
    }
    if (isAnswered) scroll()
    // wouter tells of every address it writes by an event of this name.
    window.addEventListener('pushState', scroll)
    return () => window.removeEventListener('pushState', scroll)
  }, [isAnswered])
}

function PartsTable({ level, parts }: { level: PartLevel; parts: readonly PartOut[] }) {
  const words = useWords(boardWords).parts
  const { asOf } = useHere()
  const format = useFormats()
  const columns = usePartColumns()
  if (parts.length === 0) return <EmptyState title={words.none}>{words.noneNext}</EmptyState>
  const heard = countFreshness(
    parts.map(({ lastReport }) => (lastReport === null ? null : parseIsoDay(lastReport))),
    asOf,
  )
  return (
    <>
      {level !== 'hamlet' && (
        <p className="board-note">
          {words.heard(format.count(heard.fresh), format.count(heard.stale), format.count(heard.never))}
        </p>
      )}
      <Table
        caption={words[level]}
        columns={columns}
        rows={parts}
        rowKey={({ unit }) => String(unit.unitId)}
        fileName={`tien-do-${level}`}
      />
    </>
  )
}
