// What became of a visit that was sent: receipts, or who was not recorded, why, and what to do.

import { refusalPhrases } from '#words/visit-refusals'
import { visitWords } from '#words/visits'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import { FailureNote } from '../failure-note.tsx'
import type { Outcome } from './use-record.ts'

type Props = { readonly outcome: Outcome; readonly nameOf: (personId: string) => string }

export function Recorded({ outcome, nameOf }: Props) {
  const words = useWords(visitWords).form
  const format = useFormats()
  const { language } = useLanguage()
  if (outcome === null) return null
  if (outcome.kind === 'failure') return <FailureNote failure={outcome.failure} kept={words.kept} />
  const refused = outcome.receipts.filter(({ refusal }) => refusal !== null)
  const recorded = outcome.receipts.filter(({ refusal }) => refusal === null)
  const numbers = recorded.flatMap(({ receiptNo }) => receiptNo ?? [])
  return (
    <>
      {recorded.length > 0 && (
        <div className="visit-recorded" role="status">
          <Icon name="check" />
          <div>
            <p>{words.saved(format.count(recorded.length))}</p>
            <p className="work-note figures">
              {words.receipt(numbers.map((number) => format.count(number)).join(', '))}
            </p>
          </div>
        </div>
      )}
      {refused.length > 0 && (
        <div className="visit-refused" role="alert">
          <p>
            <strong>{words.refused(format.count(refused.length))}</strong>
          </p>
          <ul>
            {refused.map(({ factId, personId, refusal }) => {
              const { why, next } = refusalPhrases(refusal, language)
              return (
                <li key={factId}>
                  <strong>{nameOf(personId)}</strong>: {why} {next}
                </li>
              )
            })}
          </ul>
        </div>
      )}
    </>
  )
}
