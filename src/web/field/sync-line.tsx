// When the phone last heard of the server, what waits and what was refused: in sight on today, and never better than it is.

import { fieldWords } from '#words/field'
import { useFormats, useWords } from '../language.tsx'
import type { SyncState } from '../offline/phone-view.ts'
import { Icon } from '../ui/icon.tsx'
import { Link } from './link.tsx'
import { useMoments } from './moment.ts'
import { useOpenPhone } from './phone-context.tsx'

/** "Đồng bộ lần cuối 10:42 hôm nay · 3 lượt chờ gửi · 1 bị từ chối". */
export function useSyncText(): string {
  const { sync: words } = useWords(fieldWords)
  const format = useFormats()
  const { today, sync } = useOpenPhone()
  const { moment } = useMoments(today)
  const parts = [
    ...(sync.isRunning ? [words.running] : []),
    sync.lastPull === null ? words.never : words.last(moment(sync.lastPull)),
    ...(sync.isOnline ? [] : [words.offline]),
    ...(sync.waiting > 0 ? [words.waiting(format.count(sync.waiting))] : []),
    ...(sync.refused > 0 ? [words.refused(format.count(sync.refused))] : []),
    ...(sync.waiting === 0 && sync.lastPush !== null ? [words.allSent] : []),
  ]
  return parts.join(' · ')
}

const kindOf = ({ refused, waiting, isOnline, failure }: SyncState) =>
  refused > 0 ? 'alarm' : waiting > 0 || !isOnline || failure !== null ? 'waiting' : 'well'

export function SyncLine() {
  const { sync } = useOpenPhone()
  const text = useSyncText()
  const kind = kindOf(sync)
  return (
    <Link to="/outbox" className={`sync sync-${kind}`}>
      <Icon name={kind === 'alarm' ? 'alert' : kind === 'waiting' ? 'upload' : 'check'} size={20} />
      <span>{text}</span>
    </Link>
  )
}
