// Theme, text size, contrast and language, as buttons that act at once and are remembered on this device.

import { uiWords } from '#words/ui'
import { LANGUAGES } from '#words/words'
import { useLanguage, useWords } from '../language.tsx'
import { setAppearance, TEXTS, THEMES, useAppearance } from '../ui/appearance.ts'
import { Segments } from '../ui/tabs.tsx'

export function AppearanceChoice() {
  const words = useWords(uiWords).appearance
  const { theme, text, contrast } = useAppearance()
  return (
    <div className="appearance">
      <div className="appearance-line">
        <span className="appearance-name">{words.theme}</span>
        <Segments
          label={words.theme}
          value={theme}
          segments={THEMES.map((value) => ({ value, label: words.themes[value] }))}
          onChange={(chosen) => setAppearance({ theme: chosen })}
        />
      </div>
      <div className="appearance-line">
        <span className="appearance-name">{words.text}</span>
        <Segments
          label={words.text}
          value={text}
          segments={TEXTS.map((value) => ({ value, label: words.texts[value] }))}
          onChange={(chosen) => setAppearance({ text: chosen })}
        />
      </div>
      <label className="appearance-check">
        <input
          type="checkbox"
          checked={contrast === 'more'}
          onChange={(event) => setAppearance({ contrast: event.target.checked ? 'more' : 'system' })}
        />
        {words.contrast}
      </label>
      <LanguageChoice />
    </div>
  )
}

export function LanguageChoice() {
  const words = useWords(uiWords).appearance
  const { language, setLanguage } = useLanguage()
  return (
    <Segments
      label={words.language}
      value={language}
      segments={LANGUAGES.map((value) => ({ value, label: words.languages[value] }))}
      onChange={setLanguage}
    />
  )
}
