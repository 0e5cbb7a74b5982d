// The wave of one hamlet: where it stands, every figure with what it means, and every step it took.

import { WAVE_GROUPS, type WaveGroup } from '#domain/wave-figures'
import { waveGroupWords } from '#words/wave-groups'
import { waveWords } from '#words/waves'
import { useFormats, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { PageHead } from '../page-head.tsx'
import { Answered } from './answered.tsx'
import { GroupFigure, useFigure } from './figures-table.tsx'
import { HamletCard } from './hamlet-card.tsx'
import { useHere } from './here.tsx'
import { History } from './history.tsx'
import { dayOf, type HamletWave, useWaves } from './wire.ts'

export function HamletPage({ unitName }: { unitName: string | null }) {
  const words = useWords(waveWords)
  const format = useFormats()
  const { unit, today } = useHere()
  const waves = useWaves(unit)
  const asOf = waves.data?.ok === true ? dayOf(waves.data.value.asOf) : today
  return (
    <>
      <PageHead
        title={unitName === null ? words.title : words.titleOf(unitName)}
        lead={words.lead(format.day(asOf))}
      />
      <Answered answer={waves}>
        {({ hamlets }) => (
          <div className="waves">
            {hamlets.map((wave) => (
              <HamletCard key={wave.unit.unitId} wave={wave} />
            ))}
            {hamlets.map((wave) => (
              <Figures key={wave.unit.unitId} wave={wave} />
            ))}
            {hamlets.every(({ unknown }) => !unknown) && <History hamlet={unit} />}
          </div>
        )}
      </Answered>
    </>
  )
}

function Figures({ wave }: { wave: HamletWave }) {
  const words = useWords(waveWords)
  const { groups, about } = useWords(waveGroupWords)
  const figure = useFigure()
  const columns: Column<WaveGroup>[] = [
    { id: 'group', header: words.group, cell: (group) => groups[group], text: (group) => groups[group] },
    {
      id: 'count',
      header: words.count,
      align: 'end',
      cell: (group) => <GroupFigure wave={wave} group={group} />,
      text: (group) => figure(wave, group),
      sortBy: (group) => wave.figures[group],
    },
    {
      id: 'about',
      header: words.means,
      cell: (group) => <span className="waves-means">{about[group]}</span>,
      text: (group) => about[group],
      isMinor: true,
    },
  ]
  return (
    <section className="waves-part" aria-labelledby="waves-figures">
      <h2 id="waves-figures">{words.figures}</h2>
      <Table
        caption={words.figures}
        columns={columns}
        rows={WAVE_GROUPS}
        rowKey={(group) => group}
        fileName="cuon-chieu"
      />
    </section>
  )
}
