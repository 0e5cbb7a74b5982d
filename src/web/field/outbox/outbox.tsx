// What was recorded on this phone: refused first, for somebody must act; then what waits; then what was sent, with its receipt.
// Nothing ever leaves this list by itself.

import { fieldWords } from '#words/field'
import { fieldOutboxWords } from '#words/field-outbox'
import { useFormats, useWords } from '../../language.tsx'
import type { OutboxItem, SyncState } from '../../offline/phone-view.ts'
import { Icon } from '../../ui/icon.tsx'
import { Screen } from '../frame.tsx'
import { Link } from '../link.tsx'
import { useMoments } from '../moment.ts'
import { Empty, Note } from '../note.tsx'
import { useOpenPhone, usePhone } from '../phone-context.tsx'
import { useSyncText } from '../sync-line.tsx'
import { Paged } from '../today/paged.tsx'
import { Item } from './item.tsx'
import './outbox.css'

export function Outbox() {
  const words = useWords(fieldOutboxWords)
  const phone = usePhone()
  const { outbox, sync } = useOpenPhone()
  const refused = outbox.filter(({ state, isSettled }) => state === 'refused' && !isSettled)
  const waiting = outbox.filter(({ state }) => state === 'waiting' || state === 'needs-update')
  const sent = newestFirst(outbox.filter((item) => !refused.includes(item) && !waiting.includes(item)))
  return (
    <Screen title={words.title} tab="outbox">
      <State sync={sync} />
      <button
        type="button"
        className="press press-main press-wide"
        aria-disabled={sync.isRunning}
        onClick={() => {
          if (!sync.isRunning) phone.syncNow()
        }}
      >
        <Icon name="upload" size={20} />
        {sync.isRunning ? words.sending : words.sendNow}
      </button>
      {outbox.length === 0 && <Empty title={words.none}>{words.noneNext}</Empty>}
      {refused.length > 0 && <Section id="refused" title={words.refused} items={refused} />}
      {outbox.length > 0 && <Section id="waiting" title={words.waiting} items={waiting} />}
      {sent.length > 0 && <Section id="sent" title={words.sent} items={sent} />}
      <div className="outbox-other">
        <Link to="/outbox/give" className="row-link">
          <Icon name="handOver" size={24} />
          {words.give.link}
        </Link>
        <Link to="/outbox/take" className="row-link">
          <Icon name="download" size={24} />
          {words.take.title}
        </Link>
      </div>
    </Screen>
  )
}

const newestFirst = (items: readonly OutboxItem[]): readonly OutboxItem[] =>
  [...items].sort((a, b) => b.n - a.n)

type SectionProps = {
  readonly id: string
  readonly title: (count: string) => string
  readonly items: readonly OutboxItem[]
}

function Section({ id, title, items }: SectionProps) {
  const words = useWords(fieldOutboxWords)
  const format = useFormats()
  const heading = title(format.count(items.length))
  return (
    <section className="outbox-section" data-kind={id} aria-labelledby={`outbox-${id}`}>
      <h2 id={`outbox-${id}`}>{heading}</h2>
      {items.length === 0 ? (
        <p>{words.noneWaiting}</p>
      ) : (
        <Paged
          name={`outbox ${id}`}
          label={heading}
          rows={items}
          rowKey={({ messageId }) => messageId}
          row={(item) => <Item item={item} />}
        />
      )}
    </section>
  )
}

function State({ sync }: { sync: SyncState }) {
  const words = useWords(fieldWords).sync
  const text = useSyncText()
  const { today } = useOpenPhone()
  const { moment } = useMoments(today)
  return (
    <>
      <p className="outbox-state" role="status">
        {text}
      </p>
      {sync.failure !== null && (
        <Note
          happened={words.failures[sync.failure]}
          next={sync.nextAt === null ? undefined : words.retry(moment(sync.nextAt))}
        />
      )}
    </>
  )
}
