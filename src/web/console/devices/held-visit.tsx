// One visit that waits for an officer, or what was decided about it: of whom, who walked, what was done and why not.

import { Link } from 'wouter'
import { quarantineWords } from '#words/device-quarantine'
import { nextActionWords } from '#words/next-actions'
import { targetWords } from '#words/targets'
import { visitWords } from '#words/visits'
import { useFormats, useWords } from '../../language.tsx'
import { personPath } from '../board/person-path.ts'
import { useMoment } from '../moment.ts'
import { DecideVisit } from './decide-visit.tsx'
import { dayOf, type HeldVisit } from './wire.ts'

export function HeldVisitCard({ visit }: { visit: HeldVisit }) {
  const words = useWords(quarantineWords)
  const format = useFormats()
  const moment = useMoment()
  const { person, why, state, decidedBy, decidedOn, reason } = visit
  return (
    <li className="held-visit">
      <div className="held-visit-who">
        {person === null ? (
          <strong>{words.hidden}</strong>
        ) : (
          <>
            <Link href={personPath(person)}>{person.name}</Link>
            <span className="device-note">{`${person.hamletName}, ${person.communeName}`}</span>
          </>
        )}
        <span className="device-note">{words.by(visit.walker, visit.deviceName)}</span>
      </div>
      <div className="held-visit-what">
        <strong>{words.on(format.day(dayOf(visit.on)))}</strong>
        <Said visit={visit} />
        <span className={why === 'recorded-after' && state === 'waiting' ? 'device-alarm' : 'device-note'}>
          {words.why[why]} {words.received(moment(visit.receivedAt))}.
        </span>
      </div>
      {state === 'waiting' ? (
        <DecideVisit visit={visit} />
      ) : (
        <div className="held-visit-decided">
          {words.decided(
            words.states[state],
            decidedBy ?? '–',
            decidedOn === null ? '–' : format.day(dayOf(decidedOn)),
          )}
          {reason !== null && <span className="device-note">{words.because(reason)}</span>}
        </div>
      )}
    </li>
  )
}

/** What the visit says, in the words of the form that it was said in. */
function Said({ visit: { met, done, outcomes, promise } }: { visit: HeldVisit }) {
  const words = useWords(quarantineWords)
  const { met: metNames } = useWords(visitWords)
  const { milestones } = useWords(targetWords)
  const { reasons } = useWords(nextActionWords)
  const format = useFormats()
  const not = Object.entries(outcomes) as [keyof typeof milestones, keyof typeof reasons][]
  const lines = [
    [words.done, done.map((milestone) => milestones[milestone]).join('; ') || words.nothing],
    ...(not.length === 0
      ? []
      : [
          [
            words.notDone,
            not.map(([work, reason]) => words.reasonOf(milestones[work], reasons[reason])).join('; '),
          ],
        ]),
  ]
  return (
    <>
      {met !== null && <span>{metNames[met]}</span>}
      <dl>
        {lines.map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      {promise !== null && <span>{words.promise(format.day(dayOf(promise)))}</span>}
    </>
  )
}
