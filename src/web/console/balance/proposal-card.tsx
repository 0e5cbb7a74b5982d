// One proposal: why, what each member has before and after, what passes from whom to whom, and the decision about all or a part.

import { useState } from 'react'
import { balanceWords } from '#words/balance'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../failure-note.tsx'
import { dayOf } from '../forces/wire.ts'
import { MoveList } from './move-list.tsx'
import { ShareTable } from './share-table.tsx'
import { useDecideBalance } from './use-decide-balance.ts'
import { useWhys } from './use-whys.ts'
import type { Proposal } from './wire.ts'

export function ProposalCard({ proposal, mayDecide }: { proposal: Proposal; mayDecide: boolean }) {
  const words = useWords(balanceWords)
  const format = useFormats()
  const whys = useWhys(proposal)
  const { moves, team, commune, madeOn, proposalId } = proposal
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const { accept, reject, isBusy, failure } = useDecideBalance(proposal)
  const chosen = moves.map(({ no }) => no).filter((no) => !left.has(no))
  const toggle = (no: number) => {
    const next = new Set(left)
    if (!next.delete(no)) next.add(no)
    setLeft(next)
  }
  return (
    <article className="balance-card" aria-labelledby={`balance-${proposalId}`}>
      <header className="balance-head">
        <h2 id={`balance-${proposalId}`}>{team.name}</h2>
        <p className="balance-note">
          {commune.name} · {words.madeOn(format.day(dayOf(madeOn)))}
        </p>
      </header>
      <ul className="balance-whys" aria-label={words.why}>
        {whys.map((why) => (
          <li key={why}>{why}</li>
        ))}
      </ul>
      <ShareTable proposal={proposal} />
      <MoveList proposal={proposal} left={left} onToggle={mayDecide ? toggle : null} />
      {mayDecide && (
        <div className="balance-decide">
          <Button
            kind="primary"
            busy={isBusy}
            disabled={chosen.length === 0}
            onClick={() => accept(left.size === 0 ? null : chosen)}
          >
            {left.size === 0 ? words.acceptAll : words.acceptSome(chosen.length, moves.length)}
          </Button>
          <Button busy={isBusy} onClick={reject}>
            {words.reject}
          </Button>
        </div>
      )}
      {failure !== null && <FailureNote failure={failure} />}
    </article>
  )
}
