// Hands the phone to the screens. What is on it is read by usePhoneView; a screen behind the PIN reads useOpenPhone.

import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import type { OpenPhone, Phone, PhoneView } from '../offline/phone-view.ts'

const PhoneContext = createContext<Phone | null>(null)
const OpenContext = createContext<OpenPhone | null>(null)

export function PhoneProvider({ phone, children }: { phone: Phone; children: ReactNode }) {
  return <PhoneContext value={phone}>{children}</PhoneContext>
}

export function OpenPhoneProvider({ open, children }: { open: OpenPhone; children: ReactNode }) {
  return <OpenContext value={open}>{children}</OpenContext>
}

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
