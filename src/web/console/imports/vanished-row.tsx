// One person who vanished from a list: where they live, how what the list is about stands today, what was said of them, and by
// whom. The form to say it is beneath.

import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { Milestone } from '#domain/milestones'
import { communeOfHamlet } from '#domain/units'
import { boardListWords } from '#words/board-list'
import { vanishedWords } from '#words/import-vanished'
import { targetWords } from '#words/targets'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { personPath } from '../board/person-path.ts'
import { useMoment } from '../moment.ts'
import { VerdictForm } from './verdict-form.tsx'
import type { VanishedPerson } from './wire.ts'

type Props = {
  readonly importId: string
  readonly person: VanishedPerson
  readonly milestone: Milestone | null
  readonly hamlet: string
  readonly isCurrent: boolean
  readonly onTurn: () => void
  readonly onDecided: (person: VanishedPerson) => void
}

export function VanishedRow(props: Props) {
  const words = useWords(vanishedWords)
  const { importId, person, milestone, hamlet, isCurrent, onTurn, onDecided } = props
  const { personId, name, birthYear, hamletId, candidate } = person
  const isOpen = candidate === 'open'
  const row = useRef<HTMLLIElement>(null)
  const wasCurrent = useRef(false)
  // Where the form was, the focus would be nowhere, unless somebody else has taken it.
  useEffect(() => {
    if (wasCurrent.current && !isCurrent && document.activeElement === document.body)
      row.current?.querySelector('button')?.focus()
    wasCurrent.current = isCurrent
  }, [isCurrent])
  return (
    <li
      ref={row}
      className="vanished-person"
      data-candidate={candidate}
      data-current={isCurrent || undefined}
    >
      <div className="vanished-who">
        <Link href={personPath({ communeId: communeOfHamlet(hamletId), personId })}>{name}</Link>
        <span className="import-aside figures">
          {words.born(String(birthYear))} · {hamlet}
        </span>
      </div>
      <div className="vanished-now">
        <p className="vanished-candidate">
          {!isOpen && <Icon name="check" size={14} />}
          <span>{words.candidates[candidate]}</span>
        </p>
        <Standing person={person} milestone={milestone} />
        <Decided person={person} />
      </div>
      {candidate !== 'confirmed' && (
        <Button
          kind={isOpen ? 'secondary' : 'quiet'}
          aria-expanded={isCurrent}
          label={isOpen ? words.decideOf(name) : words.decideAgainOf(name)}
          onClick={onTurn}
        >
          {isOpen ? words.decide : words.decideAgain}
        </Button>
      )}
      {isCurrent && (
        <VerdictForm
          importId={importId}
          person={person}
          hasMilestone={milestone !== null}
          onClose={onTurn}
          onDecided={onDecided}
        />
      )}
    </li>
  )
}

function Standing({ person, milestone }: Pick<Props, 'person' | 'milestone'>) {
  const words = useWords(vanishedWords)
  const { shown } = useWords(boardListWords)
  const { milestones } = useWords(targetWords)
  const { standing } = person
  if (standing === null || milestone === null) return null
  const states = [standing.state, ...(standing.flag === null ? [] : [standing.flag])].map((one) => shown[one])
  return (
    <p className="import-aside">{words.standsAs(milestones[milestone], states.join(', ').toLowerCase())}</p>
  )
}

function Decided({ person }: Pick<Props, 'person'>) {
  const words = useWords(vanishedWords)
  const moment = useMoment()
  const { decision } = person
  if (decision === null) return null
  return (
    <p className="vanished-decided">
      {words.decided(words.verdicts[decision.verdict], decision.by ?? words.somebody, moment(decision.on))}
      {decision.note !== '' && <q>{decision.note}</q>}
    </p>
  )
}
