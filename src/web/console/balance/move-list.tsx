// What passes from whom to whom, move by move: how many households where, their numbers, and a tick for each that is to be done.

import { balanceWords } from '#words/balance'
import { useWords } from '../../language.tsx'
import type { Move, Proposal } from './wire.ts'

type Props = {
  proposal: Proposal
  /** Moves that are not to be done. */
  left: ReadonlySet<number>
  /** Null: to be read only. */
  onToggle: ((no: number) => void) | null
}

export function MoveList({ proposal, left, onToggle }: Props) {
  const words = useWords(balanceWords)
  return (
    <fieldset className="balance-moves">
      <legend>{words.moves}</legend>
      <ul>
        {proposal.moves.map((move) => (
          <li key={move.no}>
            {onToggle === null ? (
              <MoveLine proposal={proposal} move={move} />
            ) : (
              <label>
                <input type="checkbox" checked={!left.has(move.no)} onChange={() => onToggle(move.no)} />
                <MoveLine proposal={proposal} move={move} />
              </label>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

const MOST_NUMBERS = 12

function MoveLine({ proposal, move }: { proposal: Proposal; move: Move }) {
  const words = useWords(balanceWords)
  const nameOf = (memberId: string | null) =>
    proposal.members.find((member) => member.memberId === memberId)?.name ?? words.nobodyAlone
  const { residentialGroup, hamletName, doors, households, effort } = move
  const place =
    residentialGroup === null ? words.noGroup(hamletName) : words.groupIn(residentialGroup, hamletName)
  const more = households.length - MOST_NUMBERS
  const people = doors - households.length
  const details = [
    ...(households.length > 0
      ? [
          `${words.households(households.slice(0, MOST_NUMBERS).join(', '))}${more > 0 ? ` ${words.moreHouseholds(more)}` : ''}`,
        ]
      : []),
    ...(people > 0 ? [words.withoutHousehold(people)] : []),
    words.people(effort.people),
    words.hours(effort.minutes),
  ]
  return (
    <span className="balance-move">
      <span>
        {words.move(doors, place)}: <strong>{words.fromTo(nameOf(move.from), nameOf(move.to))}</strong>
      </span>
      <span className="balance-note">{details.join(' · ')}</span>
    </span>
  )
}
