// What of the unit's phones needs somebody: counts of the whole unit, however many rows are shown.

import { deviceWords } from '#words/devices'
import { useFormats, useWords } from '../../language.tsx'
import type { DeviceBoard } from './wire.ts'

const ALARMS = ['withoutDevice', 'dark', 'waiting', 'refused'] as const

export function BoardTotals({ totals }: { totals: DeviceBoard['totals'] }) {
  const words = useWords(deviceWords).totals
  const format = useFormats()
  return (
    <dl className="count-strip device-totals">
      <div>
        <dt>{words.accounts}</dt>
        <dd className="figures">{format.count(totals.accounts)}</dd>
      </div>
      {ALARMS.map((id) => (
        <div
          key={id}
          data-none={totals[id] === 0 || undefined}
          data-alarm={(totals[id] > 0 && id !== 'waiting') || undefined}
        >
          <dt>{words[id]}</dt>
          <dd className="figures">{format.count(totals[id])}</dd>
        </div>
      ))}
    </dl>
  )
}
