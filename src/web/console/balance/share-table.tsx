// What each member has left, now and afterwards: a bar to compare and the numbers beside it. All bars of one proposal share one
// scale, from zero.

import { balanceWords } from '#words/balance'
import { forceWords } from '#words/forces'
import { useWords } from '../../language.tsx'
import type { Member, Proposal } from './wire.ts'

export function ShareTable({ proposal }: { proposal: Proposal }) {
  const words = useWords(balanceWords)
  const { organisations } = useWords(forceWords)
  const { members } = proposal
  const most = Math.max(1, ...members.flatMap(({ before, after }) => [before.minutes, after.minutes]))
  return (
    <div className="balance-shares">
      <table>
        <caption>{words.shares}</caption>
        <thead>
          <tr>
            <th scope="col">{words.member}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ memberId, name, organisation, before, after }) => (
            <tr key={memberId}>
              <th scope="row">
                {name}
                <span className="balance-note">{organisations[organisation]}</span>
              </th>
              <Share share={before} most={most} label={words.before} />
              <Share share={after} most={most} label={words.after} isAfter />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="balance-note">{words.ruleOfThumb}</p>
    </div>
  )
}

type ShareProps = { share: Member['before']; most: number; label: string; isAfter?: boolean }

function Share({ share, most, label, isAfter = false }: ShareProps) {
  const words = useWords(balanceWords)
  const width = `${Math.round((share.minutes / most) * 1000) / 10}%`
  return (
    <td data-label={label}>
      <span className="balance-bar" data-after={isAfter || undefined} aria-hidden="true">
        <span style={{ inlineSize: width }} />
      </span>
      <span className="balance-figures figures">
        <strong>{words.hours(share.minutes)}</strong> · {words.doors(share.doors)} ·{' '}
        {words.people(share.people)}
      </span>
    </td>
  )
}
