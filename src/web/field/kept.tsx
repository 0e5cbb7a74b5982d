// A screen that stays as it is while another one stands in front: coming back to it draws nothing anew. While it is away nobody sees,
// hears or reaches it, and it takes no notice of what changes on the phone.

import { createContext, type ReactNode, useContext, useState } from 'react'
import { OpenPhoneProvider, useOpenPhone } from './phone-context.tsx'

const InFront = createContext(true)

/** Whether the screen that asks is the one that is seen. */
export const useInFront = (): boolean => useContext(InFront)

type Props = {
  readonly isInFront: boolean
  /** The same element each time. */
  readonly children: ReactNode
}

export function Kept({ isInFront, children }: Props) {
  const open = useOpenPhone()
  const [seen, see] = useState(isInFront ? open : null)
  if (isInFront && seen !== open) see(open)
  const shown = isInFront ? open : seen
  if (shown === null) return null
  return (
    <div className="kept" data-away={!isInFront || undefined}>
      <InFront value={isInFront}>
        <OpenPhoneProvider open={shown}>{children}</OpenPhoneProvider>
      </InFront>
    </div>
  )
}
