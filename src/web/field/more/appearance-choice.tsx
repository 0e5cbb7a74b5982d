// Text size, theme, contrast and language: act at once and are remembered on this phone.

import { fieldMoreWords } from '#words/field-more'
import { uiWords } from '#words/ui'
import { LANGUAGES } from '#words/words'
import { useLanguage, useWords } from '../../language.tsx'
import { setAppearance, TEXTS, THEMES, useAppearance } from '../../ui/appearance.ts'
import { Choices } from '../choices.tsx'

export function AppearanceChoice() {
  const words = useWords(uiWords).appearance
  const more = useWords(fieldMoreWords)
  const { theme, text, contrast } = useAppearance()
  return (
    <div className="appearance">
      <Choices
        label={words.text}
        isLabelShown
        value={text}
        choices={TEXTS.map((value) => ({ value, label: words.texts[value] }))}
        onChange={(chosen) => setAppearance({ text: chosen })}
      />
      <Choices
        label={words.theme}
        isLabelShown
        value={theme}
        choices={THEMES.map((value) => ({ value, label: words.themes[value] }))}
        onChange={(chosen) => setAppearance({ theme: chosen })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={contrast === 'more'}
          onChange={(event) => setAppearance({ contrast: event.target.checked ? 'more' : 'system' })}
        />
        {more.contrast}
      </label>
      <LanguageChoice />
    </div>
  )
}

/** Also where nobody is let in yet. */
export function LanguageChoice() {
  const words = useWords(uiWords).appearance
  const { language, setLanguage } = useLanguage()
  return (
    <Choices
      label={words.language}
      value={language}
      choices={LANGUAGES.map((value) => ({ value, label: words.languages[value] }))}
      onChange={setLanguage}
    />
  )
}
