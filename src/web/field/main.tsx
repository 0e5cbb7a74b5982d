// Starts the app of the phone: language, the phone itself, and its screens. Nothing else happens here.

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../language.tsx'
import { createPhone } from '../offline/phone.ts'
import { startAppearance } from '../ui/appearance.ts'
import { App } from './app.tsx'

startAppearance()

/** As the office sees it on its board of phones: which system, which browser; nothing that tells one phone from another. */
const nameOfDevice = (): string => {
  const { userAgent } = navigator
  const system = /Android [\d.]+|iPhone OS [\d_]+|Windows NT [\d.]+|Mac OS X|Linux/.exec(userAgent)?.[0]
  const browser = /(?:Edg|OPR|SamsungBrowser|Chrome|Firefox|Version)\/\d+/.exec(userAgent)?.[0]
  const parts = [system?.replace(/_/g, '.'), browser?.replace('/', ' ').replace('Version', 'Safari')]
  return parts.filter((part) => part !== undefined).join(' · ') || 'Web'
}

const phone = createPhone({ app: import.meta.env.APP_VERSION, name: nameOfDevice() })
// Only in the build for the fault matrix (test/support/field-pages.ts), which is never shipped: there the phone is driven by its door.
if (import.meta.env.MODE === 'faults') Object.assign(globalThis, { phukinPhone: phone })

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <App phone={phone} />
    </LanguageProvider>
  </StrictMode>,
)
