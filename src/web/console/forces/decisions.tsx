// What was decided last in a commune, newest first; the last one that stands can be undone, also tomorrow.

import { useState } from 'react'
import { forceScreenWords } from '#words/force-screens'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { useUndo } from './use-decided.ts'
import { dayOf, type Matrix } from './wire.ts'

type Decision = Matrix['decisions'][number]

export function Decisions({ matrix: { unit, decisions, mayAssign } }: { matrix: Matrix }) {
  const words = useWords(forceScreenWords).decisions
  const undo = useUndo()
  const [isBusy, setBusy] = useState(false)
  const last = decisions.find(({ undone }) => !undone)
  const undoLast = async ({ decisionId }: Decision) => {
    setBusy(true)
    await undo({ decisionId, communeId: unit.unitId })
    setBusy(false)
  }
  return (
    <section className="force-part" aria-labelledby="force-decisions">
      <h2 id="force-decisions">{words.title}</h2>
      {decisions.length === 0 ? (
        <p className="force-note">{words.none}</p>
      ) : (
        <ol className="force-decisions">
          {decisions.map((decision) => (
            <li key={decision.decisionId} data-undone={decision.undone || undefined}>
              <DecisionLine decision={decision} />
              {decision === last && mayAssign && (
                <Button icon="undo" busy={isBusy} onClick={() => undoLast(decision)}>
                  {words.undoLast}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function DecisionLine({ decision }: { decision: Decision }) {
  const words = useWords(forceScreenWords).decisions
  const format = useFormats()
  const { kind, teamName, by, onDay, reason, undone, opened, ended } = decision
  const team = teamName === null ? '' : kind === 'returned' ? words.of(teamName) : words.to(teamName)
  const places = words.places(format.count(kind === 'returned' ? ended : opened))
  const day = format.day(dayOf(onDay))
  return (
    <div>
      <p className="force-decision">
        {[words[kind], places, team].filter((part) => part !== '').join(' ')}
        {undone && <span className="force-tag">{words.undone}</span>}
      </p>
      <p className="force-note">
        {by === null ? day : words.by(by, day)}
        {reason !== null && ` · ${words.reason(reason)}`}
      </p>
    </div>
  )
}
