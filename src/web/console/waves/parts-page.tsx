// The waves of a province or district: its communes, and how many of their hamlets stand at which step. A commune that has not
// begun, or whose hamlets no registry names, says so and is no row of zeros.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { readUnit } from '#contract/units'
import { isoDay } from '#domain/dates'
import { ancestorOf, levelOf } from '#domain/units'
import { WAVE_STEPS, type WaveStep } from '#domain/waves'
import { waveWords } from '#words/waves'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { PageHead } from '../page-head.tsx'
import { Answered } from './answered.tsx'
import { useHere } from './here.tsx'
import { type CommuneWaves, dayOf, useWaveParts } from './wire.ts'

export function PartsPage({ unitName }: { unitName: string | null }) {
  const words = useWords(waveWords)
  const format = useFormats()
  const { unit, today } = useHere()
  const parts = useWaveParts(unit)
  const asOf = parts.data?.ok === true ? dayOf(parts.data.value.asOf) : today
  return (
    <>
      <PageHead
        title={unitName === null ? words.title : words.titleOf(unitName)}
        lead={words.leadParts(format.day(asOf))}
      />
      <Answered answer={parts} rows={16}>
        {({ communes }) => <Communes communes={communes} />}
      </Answered>
    </>
  )
}

const isSettled = (step: WaveStep) => WAVE_STEPS.indexOf(step) >= WAVE_STEPS.indexOf('swept')
const settledOf = ({ steps }: CommuneWaves) =>
  WAVE_STEPS.filter(isSettled).reduce((sum, step) => sum + steps[step], 0)

function Communes({ communes }: { communes: readonly CommuneWaves[] }) {
  const words = useWords(waveWords)
  const format = useFormats()
  const { unit, level, toUnit } = useHere()
  const districtOf = useDistricts()
  const isWhole = (row: CommuneWaves) => row.unit.unitId === unit
  const nameOf = (row: CommuneWaves) => (isWhole(row) ? words.total : row.unit.fullName)
  /** Instead of figures that would all be 0. */
  const silence = ({ hamlets, begun }: CommuneWaves) =>
    hamlets === 0 ? words.noHamlets : begun === 0 ? words.notBegun : null
  /** Where nobody has begun all hamlets are open, and nothing more can be said. */
  const countAt = (row: CommuneWaves, step: WaveStep) =>
    row.hamlets === 0 || (row.begun === 0 && step !== 'open') ? null : row.steps[step]
  const lastOf = (row: CommuneWaves) =>
    silence(row) ?? (row.lastStep === null ? '–' : format.day(dayOf(row.lastStep)))
  const shareOf = (row: CommuneWaves) => (silence(row) === null ? settledOf(row) / row.hamlets : null)
  const columns: Column<CommuneWaves>[] = [
    {
      id: 'commune',
      header: words.commune,
      text: nameOf,
      sortBy: nameOf,
      cell: (row) => (
        <>
          {isWhole(row) ? nameOf(row) : <Link href={toUnit(row.unit.unitId)}>{nameOf(row)}</Link>}
          {level === 'province' && !isWhole(row) && (
            <span className="waves-more waves-narrow">{districtOf(row)}</span>
          )}
          {silence(row) !== null && <span className="waves-more waves-narrow">{silence(row)}</span>}
        </>
      ),
    },
    // Communes of two districts may bear one name.
    ...(level === 'province'
      ? [
          {
            id: 'district',
            header: words.district,
            cell: districtOf,
            text: districtOf,
            sortBy: districtOf,
            isMinor: true,
          },
        ]
      : []),
    {
      id: 'hamlets',
      header: words.allHamlets,
      align: 'end',
      cell: ({ hamlets }) => format.count(hamlets === 0 ? null : hamlets),
      text: ({ hamlets }) => format.count(hamlets === 0 ? null : hamlets),
      sortBy: ({ hamlets }) => (hamlets === 0 ? null : hamlets),
    },
    ...WAVE_STEPS.map(
      (step): Column<CommuneWaves> => ({
        id: step,
        header: words.steps[step],
        align: 'end',
        cell: (row) => (
          <span data-zero={!countAt(row, step) || undefined}>{format.count(countAt(row, step))}</span>
        ),
        text: (row) => format.count(countAt(row, step)),
        sortBy: (row) => countAt(row, step),
        isMinor: step !== 'being_swept' && step !== 'closed',
      }),
    ),
    {
      id: 'settled',
      header: words.atLeastSwept,
      align: 'end',
      cell: (row) => (silence(row) === null ? format.share(settledOf(row), row.hamlets) : '–'),
      text: (row) => (silence(row) === null ? format.share(settledOf(row), row.hamlets) : '–'),
      sortBy: shareOf,
    },
    {
      id: 'last',
      header: words.lastStep,
      align: 'end',
      cell: lastOf,
      text: lastOf,
      sortBy: ({ lastStep }) => lastStep,
      isMinor: true,
    },
  ]
  const known = communes.filter(({ hamlets }) => hamlets > 0)
  const whole = wholeOf(communes, unit)
  return (
    <section className="waves-part waves-communes" aria-labelledby="waves-communes">
      <h2 id="waves-communes">{words.communes}</h2>
      <p className="wave-note">
        {words.begun(format.count(known.filter(({ begun }) => begun > 0).length), format.count(known.length))}
        {known.length < communes.length && ` ${words.begunHint}`}
      </p>
      <Table
        caption={words.communes}
        columns={columns}
        rows={communes}
        rowKey={(row) => String(row.unit.unitId)}
        {...(whole === undefined ? {} : { total: whole })}
        fileName="cuon-chieu-xa"
      />
    </section>
  )
}

/** The name of a commune's district; empty until it is known. */
function useDistricts(): (row: CommuneWaves) => string {
  const { unit, level, today } = useHere()
  const asked = useQuery({
    queryKey: ['unit', unit, today],
    queryFn: ({ signal }) => call(readUnit, { unit, asOf: isoDay(today) }, { signal }),
    enabled: level === 'province',
  })
  const districts = asked.data?.ok === true ? asked.data.value.parts : []
  const names = new Map(districts.map(({ unitId, fullName }) => [unitId, fullName]))
  return ({ unit: row }) =>
    levelOf(row.unitId) === 'commune' ? (names.get(ancestorOf(row.unitId, 'district') ?? 0) ?? '') : ''
}

function wholeOf(communes: readonly CommuneWaves[], unit: number): CommuneWaves | undefined {
  const [first] = communes
  if (first === undefined) return undefined
  const steps = { ...first.steps }
  for (const step of WAVE_STEPS) steps[step] = communes.reduce((sum, row) => sum + row.steps[step], 0)
  return {
    unit: { ...first.unit, unitId: unit },
    hamlets: communes.reduce((sum, { hamlets }) => sum + hamlets, 0),
    begun: communes.reduce((sum, { begun }) => sum + begun, 0),
    steps,
    lastStep: communes.reduce<string | null>(
      (last, { lastStep }) => (lastStep !== null && (last === null || lastStep > last) ? lastStep : last),
      null,
    ),
  }
}
