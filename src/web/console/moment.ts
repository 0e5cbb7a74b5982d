// How a moment (of real time, as the server says it) is written in the language of the page, on the clock of Vietnam.

import { useMemo } from 'react'
import { useLanguage } from '../language.tsx'

export function useMoment(): (iso: string) => string {
  const { language } = useLanguage()
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Asia/Ho_Chi_Minh',
    })
    return (iso) => format.format(new Date(iso))
  }, [language])
}
