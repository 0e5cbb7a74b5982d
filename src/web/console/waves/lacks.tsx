// What the next step of a hamlet still lacks, in words; every number leads to the people behind it.

import { Link } from 'wouter'
import { waveGroupWords } from '#words/wave-groups'
import { waveWords } from '#words/waves'
import { useFormats, useWords } from '../../language.tsx'
import { useHere } from './here.tsx'
import type { HamletWave } from './wire.ts'

export function Lacks({ wave }: { wave: HamletWave }) {
  const words = useWords(waveWords)
  const { unknown, next, figures, unit, cameAfter } = wave
  if (unknown) return <p className="wave-note">{words.unknownHamletAbout}</p>
  if (next === null) return <p className="wave-note">{words.last}</p>
  if (figures.people === 0) return <p className="wave-note">{words.nobodyListed}</p>
  if (next.lacks.length === 0) return <p className="wave-ready">{words.ready(words.steps[next.step])}</p>
  // What came after the step has just been said.
  const lacks = next.lacks.filter(({ group }) => !cameAfter.some((came) => came.group === group))
  if (lacks.length === 0) return null
  return (
    <div className="wave-lacks">
      <p>{words.still(words.steps[next.step])}:</p>
      <ul>
        {lacks.map((lack) => (
          <li key={lack.group}>
            <Lack {...lack} unit={unit.unitId} />
          </li>
        ))}
      </ul>
    </div>
  )
}

type LackOf = NonNullable<HamletWave['next']>['lacks'][number]

function Lack({ group, count, unit }: LackOf & { unit: number }) {
  const { lacks } = useWords(waveGroupWords)
  const format = useFormats()
  const { toList } = useHere()
  const text = lacks[group](format.count(count))
  const href = toList(unit, group)
  return href === null ? text : <Link href={href}>{text}</Link>
}

/** Why reopening is proposed: figures at the step and now. */
export function CameAfter({ wave }: { wave: HamletWave }) {
  const words = useWords(waveWords)
  const { groups } = useWords(waveGroupWords)
  const format = useFormats()
  const { toList } = useHere()
  if (wave.cameAfter.length === 0) return null
  return (
    <div className="wave-came">
      <p>
        <strong>{words.came}</strong>
      </p>
      <ul>
        {wave.cameAfter.map(({ group, before, now }) => {
          const text = words.cameLine(groups[group], format.count(before), format.count(now))
          const href = toList(wave.unit.unitId, group)
          return <li key={group}>{href === null ? text : <Link href={href}>{text}</Link>}</li>
        })}
      </ul>
      <p>{words.cameNext}</p>
    </div>
  )
}
