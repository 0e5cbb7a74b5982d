// What was decided last: by whom, on which day, how much of it, and the way back as long as there is one.

import { balanceWords } from '#words/balance'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../failure-note.tsx'
import { dayOf } from '../forces/wire.ts'
import { useDecideBalance } from './use-decide-balance.ts'
import type { Proposal } from './wire.ts'

export function Decided({ proposals, mayDecide }: { proposals: readonly Proposal[]; mayDecide: boolean }) {
  const words = useWords(balanceWords)
  return (
    <section className="balance-part" aria-labelledby="balance-decided">
      <h2 id="balance-decided">{words.decidedBefore}</h2>
      <ul className="balance-decided">
        {proposals.map((proposal) => (
          <li key={proposal.proposalId}>
            <DecidedLine proposal={proposal} mayDecide={mayDecide} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function DecidedLine({ proposal, mayDecide }: { proposal: Proposal; mayDecide: boolean }) {
  const words = useWords(balanceWords)
  const format = useFormats()
  const { undo, isBusy, failure } = useDecideBalance(proposal)
  const { decided, state, team, moves } = proposal
  if (decided === null) return null
  const line = words.decidedLine(
    words.states[state],
    decided.by ?? words.somebody,
    format.day(dayOf(decided.on)),
  )
  const more = [
    ...(state === 'rejected' ? [] : [words.takenSome(decided.taken.length, moves.length)]),
    ...(decided.leftOut > 0 ? [words.leftOut(decided.leftOut)] : []),
    ...(state === 'accepted' && !decided.mayUndo ? [words.cannotUndo] : []),
  ]
  return (
    <>
      <p>
        <strong>{team.name}</strong>
        <span>{line}</span>
        {more.length > 0 && <span className="balance-note">{more.join(' · ')}</span>}
      </p>
      {mayDecide && state === 'accepted' && decided.mayUndo && (
        <Button icon="undo" busy={isBusy} onClick={undo}>
          {words.undo}
        </Button>
      )}
      {failure !== null && <FailureNote failure={failure} />}
    </>
  )
}
