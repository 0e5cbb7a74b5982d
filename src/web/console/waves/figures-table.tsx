// All figures of the hamlets of a commune side by side; each leads to the people behind it. No visit recorded is not 0 visited.

import { Link } from 'wouter'
import { WAVE_GROUPS, type WaveGroup } from '#domain/wave-figures'
import { waveGroupWords } from '#words/wave-groups'
import { waveWords } from '#words/waves'
import { useFormats, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { useHere } from './here.tsx'
import type { HamletWave } from './wire.ts'

export function FiguresTable({ hamlets }: { hamlets: readonly HamletWave[] }) {
  const words = useWords(waveWords)
  const { groups } = useWords(waveGroupWords)
  const { unit } = useHere()
  const nameOf = (wave: HamletWave) =>
    wave.unit.unitId === unit ? words.whole : wave.unknown ? words.unknownHamlet : wave.unit.fullName
  const figure = useFigure()
  const whole = wholeOf(hamlets, unit)
  const columns: Column<HamletWave>[] = [
    { id: 'hamlet', header: words.hamlet, cell: nameOf, text: nameOf },
    {
      id: 'step',
      header: words.step,
      cell: (wave) => stepOf(wave),
      text: (wave) => stepOf(wave),
    },
    ...WAVE_GROUPS.map(
      (group): Column<HamletWave> => ({
        id: group,
        header: groups[group],
        align: 'end',
        cell: (wave) => <GroupFigure wave={wave} group={group} />,
        text: (wave) => figure(wave, group),
        sortBy: (wave) => wave.figures[group],
      }),
    ),
  ]
  return (
    <section className="waves-part waves-figures" aria-labelledby="waves-figures">
      <h2 id="waves-figures">{words.figures}</h2>
      <Table
        caption={words.figures}
        columns={columns}
        rows={hamlets}
        rowKey={(wave) => String(wave.unit.unitId)}
        {...(whole === undefined ? {} : { total: whole })}
        fileName="cuon-chieu"
      />
    </section>
  )

  function stepOf(wave: HamletWave): string {
    if (wave.unknown || wave.unit.unitId === unit) return ''
    return wave.stepNo === 0 ? words.notBegun : words.steps[wave.step]
  }
}

/** The whole commune as if it were one hamlet: every figure is a sum. */
function wholeOf(hamlets: readonly HamletWave[], unit: number): HamletWave | undefined {
  const [first] = hamlets
  if (first === undefined || hamlets.length === 1) return undefined
  const figures = { ...first.figures }
  for (const group of WAVE_GROUPS)
    figures[group] = hamlets.reduce((sum, wave) => sum + wave.figures[group], 0)
  const lastVisit = hamlets.reduce<string | null>(
    (last, wave) =>
      wave.lastVisit !== null && (last === null || wave.lastVisit > last) ? wave.lastVisit : last,
    null,
  )
  return { ...first, unit: { ...first.unit, unitId: unit }, figures, lastVisit, unknown: false }
}

/** What a figure says: a dash where no list named anybody, or nothing was ever recorded that it could count. */
export function useFigure(): (wave: Pick<HamletWave, 'figures' | 'lastVisit'>, group: WaveGroup) => string {
  const format = useFormats()
  return ({ figures, lastVisit }, group) =>
    format.count(figures.people === 0 || (group === 'visited' && lastVisit === null) ? null : figures[group])
}

export function GroupFigure({ wave, group }: { wave: HamletWave; group: WaveGroup }) {
  const { groups } = useWords(waveGroupWords)
  const { toList } = useHere()
  const text = useFigure()(wave, group)
  const href = wave.figures[group] === 0 ? null : toList(wave.unit.unitId, group)
  if (href === null) return text
  return (
    <Link href={href} aria-label={`${groups[group]}: ${text}`}>
      {text}
    </Link>
  )
}
