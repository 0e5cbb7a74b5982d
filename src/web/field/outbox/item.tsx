// One visit of the outbox: of whom, when, what became of it, and what to do where it was refused.

import { fieldOutboxWords } from '#words/field-outbox'
import { refusalPhrases } from '#words/visit-refusals'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import type { OutboxItem } from '../../offline/phone-view.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../link.tsx'
import { useMoments } from '../moment.ts'
import { useOpenPhone, usePhone } from '../phone-context.tsx'
import { housePath } from '../place.ts'

type Receipt = OutboxItem['receipts'][number]

export function Item({ item }: { item: OutboxItem }) {
  const words = useWords(fieldOutboxWords)
  const format = useFormats()
  const phone = usePhone()
  const { today, households } = useOpenPhone()
  const { moment } = useMoments(today)
  const { householdKey, people, recordedAt, sentAt, state, isSettled, receipts } = item
  const [first, ...others] = people
  const name = first?.name || words.unnamed
  const who = others.length === 0 ? name : words.others(name, format.count(others.length))
  const isHere = householdKey !== null && households.some(({ key }) => key === householdKey)
  const numbers = receipts.flatMap(({ receiptNo }) => (receiptNo === null ? [] : [format.count(receiptNo)]))
  const when = [
    words.recordedAt(moment(recordedAt)),
    ...(sentAt === null ? [] : [words.sentAt(moment(sentAt))]),
  ].join(', ')
  return (
    <article className="item" data-state={state} data-settled={isSettled || undefined}>
      <p className="item-who">
        <Icon name={state === 'sent' ? 'check' : state === 'waiting' ? 'upload' : 'alert'} size={20} />
        {isHere && state !== 'refused' ? (
          <Link to={housePath(householdKey)}>{who}</Link>
        ) : (
          <strong>{who}</strong>
        )}
      </p>
      <p className="item-when">{when}</p>
      {numbers.length > 0 && (
        <p className="item-receipt figures">
          {numbers.length === 1 ? words.receipt(numbers[0] ?? '') : words.receipts(numbers.join(', '))}
        </p>
      )}
      <Notes item={item} />
      {state === 'refused' && (
        <div className="item-keys">
          {isHere && (
            <Link to={housePath(householdKey)} className="press">
              {words.openHouse}
            </Link>
          )}
          {isSettled ? (
            <span className="tag">{words.settled}</span>
          ) : (
            <button
              type="button"
              className="press"
              aria-label={words.settleOf(who)}
              onClick={() => phone.settle(item.messageId)}
            >
              {words.settle}
            </button>
          )}
        </div>
      )}
    </article>
  )
}

/** What of the receipts is more than a number; who got the same answer stands together. */
function Notes({ item: { state, receipts, people } }: { item: OutboxItem }) {
  const words = useWords(fieldOutboxWords)
  if (state === 'needs-update')
    return (
      <p>
        <strong>{words.needsUpdate}.</strong> {words.needsUpdateNext}
      </p>
    )
  const nameOf = (id: string) => people.find(({ personId }) => personId === id)?.name || words.unnamed
  const answers = new Map<string, { receipt: Receipt; names: string[] }>()
  for (const receipt of receipts) {
    if (receipt.outcome === 'accepted') continue
    const key = `${receipt.outcome} ${receipt.refusal}`
    const answer = answers.get(key) ?? { receipt, names: [] }
    answers.set(key, { receipt, names: [...answer.names, nameOf(receipt.personId)] })
  }
  return (
    <ul className="item-notes">
      {[...answers].map(([key, { receipt, names }]) => (
        <li key={key}>
          <strong>{names.join(', ')}</strong>:{' '}
          {receipt.outcome === 'refused' ? (
            <Refusal code={receipt.refusal} />
          ) : receipt.outcome === 'forwarded' ? (
            words.forwarded
          ) : (
            words.repeated
          )}
        </li>
      ))}
    </ul>
  )
}

function Refusal({ code }: { code: string | null }) {
  const { language } = useLanguage()
  const { why, next } = refusalPhrases(code, language)
  return (
    <>
      {why} <span className="item-next">{next}</span>
    </>
  )
}
