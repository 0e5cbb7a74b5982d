// Starts the console: styles, language, the query cache, and the app. Nothing else happens here.

import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LANGUAGES } from '#words/words'
import { LanguageProvider } from '../language.tsx'
import { startAppearance } from '../ui/appearance.ts'
import { giveAriaWords } from '../ui/aria-words.ts'
import { App } from './app.tsx'

startAppearance()
giveAriaWords(() => LANGUAGES.find((language) => language === document.documentElement.lang) ?? 'vi')

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <App />
    </LanguageProvider>
  </StrictMode>,
)
