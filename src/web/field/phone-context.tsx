// Hands the phone to the screens. What is on it is read by usePhoneView; a screen behind the PIN reads useOpenPhone, and what stands in
// a list by the dozen reads useGround, which seldom changes.

import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react'
import type { FieldHamlet, OpenPhone, Phone, PhoneView } from '../offline/phone-view.ts'

type Ground = Pick<OpenPhone, 'today' | 'hamlets'>

const PhoneContext = createContext<Phone | null>(null)
const OpenContext = createContext<OpenPhone | null>(null)
const GroundContext = createContext<Ground | null>(null)

export function PhoneProvider({ phone, children }: { phone: Phone; children: ReactNode }) {
  return <PhoneContext value={phone}>{children}</PhoneContext>
}

export function OpenPhoneProvider({ open, children }: { open: OpenPhone; children: ReactNode }) {
  const [kept, keep] = useState<Ground>(open)
  const ground = isSameGround(kept, open) ? kept : open
  if (ground !== kept) keep(ground)
  return (
    <OpenContext value={open}>
      <GroundContext value={ground}>{children}</GroundContext>
    </OpenContext>
  )
}

const isSameGround = (a: Ground, b: Ground): boolean =>
  a.today === b.today &&
  a.hamlets.length === b.hamlets.length &&
  a.hamlets.every((one, i) => isSameHamlet(one, b.hamlets[i]))

const isSameHamlet = (a: FieldHamlet, b: FieldHamlet | undefined): boolean =>
  a.hamletId === b?.hamletId && a.communeId === b.communeId && a.name === b.name

export function usePhone(): Phone {
  const phone = useContext(PhoneContext)
  if (phone === null) throw new Error('no phone stands above this screen')
  return phone
}

export function usePhoneView(): PhoneView {
  const { subscribe, view } = usePhone()
  return useSyncExternalStore(subscribe, view)
}

export function useOpenPhone(): OpenPhone {
  const open = useContext(OpenContext)
  if (open === null) throw new Error('the phone is not open')
  return open
}

/** The day and the hamlets: the same object until one of them changes. */
export function useGround(): Ground {
  const ground = useContext(GroundContext)
  if (ground === null) throw new Error('the phone is not open')
  return ground
}
