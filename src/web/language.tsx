// The language of the page (Vietnamese unless the person chose English; remembered on this device), its phrases and its
// ways of writing numbers and days.

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Day } from '#domain/dates'
import {
  formatChange,
  formatCount,
  formatDay,
  formatDayShort,
  formatDuration,
  formatShare,
  LANGUAGES,
  type Language,
  type SamePhrases,
  type Words,
} from '#words/words'
import { recall, remember } from './ui/remember.ts'

type Chosen = { readonly language: Language; readonly setLanguage: (language: Language) => void }

const LanguageContext = createContext<Chosen>({ language: 'vi', setLanguage: () => undefined })

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => recall('language', LANGUAGES) ?? 'vi')
  useEffect(() => {
    document.documentElement.lang = language
    remember('language', language)
  }, [language])
  const chosen = useMemo(() => ({ language, setLanguage }), [language])
  return <LanguageContext value={chosen}>{children}</LanguageContext>
}

export const useLanguage = (): Chosen => useContext(LanguageContext)

export const useWords = <V,>(words: Words<V>): SamePhrases<V> => words[useLanguage().language]

/** The formats of words/words.ts, bound to the language of the page. */
export function useFormats() {
  const { language } = useLanguage()
  return useMemo(
    () => ({
      count: (value: number | null) => formatCount(value, language),
      change: (value: number) => formatChange(value, language),
      share: (numerator: number | null, denominator: number | null) =>
        formatShare(numerator, denominator, language),
      day: (day: Day) => formatDay(day, language),
      dayShort: (day: Day) => formatDayShort(day, language),
      duration: (seconds: number) => formatDuration(seconds, language),
    }),
    [language],
  )
}
