// How a hand-over stands, in one line and what belongs to it: by which day it is waited for, or why it came back.

import { handOverWords } from '#words/hand-overs'
import { useFormats, useWords } from '../../language.tsx'
import { dayOf, type HandOverView } from './wire.ts'

export function StateLines({ handOver }: { handOver: HandOverView }) {
  const words = useWords(handOverWords)
  const format = useFormats()
  const { state, dueOn, daysOverdue, bounce, endedOn } = handOver
  const due = dueOn === null ? null : format.day(dayOf(dueOn))
  return (
    <>
      <span className="hand-over-state">{words.states[state]}</span>
      {due !== null && (
        <span className="hand-over-more" data-late={daysOverdue > 0 || undefined}>
          {daysOverdue > 0
            ? words.late(format.count(daysOverdue))
            : state === 'offered'
              ? words.byAccept(due)
              : words.byFinish(due)}
        </span>
      )}
      {bounce !== null && (
        <span className="hand-over-more">
          {words.backBecause(words.bounces[bounce.code], words.asks[bounce.asks])}
        </span>
      )}
      {endedOn !== null && bounce === null && (
        <span className="hand-over-more">{format.day(dayOf(endedOn))}</span>
      )}
    </>
  )
}
