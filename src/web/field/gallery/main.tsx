// The gallery of the phone: the real screens on a sample phone, in the state that the address asks for
// (/field/gallery?state=locked&people=3000). Only in a build of mode "gallery".

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../../language.tsx'
import { startAppearance } from '../../ui/appearance.ts'
import { App } from '../app.tsx'
import { SAMPLES, samplePhone } from './sample-phone.ts'

const asked = new URLSearchParams(location.search)
const phone = samplePhone(
  SAMPLES.find((one) => one === asked.get('state')) ?? 'open',
  Number(asked.get('people') ?? 300),
)

startAppearance()
const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <App phone={phone} />
    </LanguageProvider>
  </StrictMode>,
)
