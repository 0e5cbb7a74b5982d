// How phrases are kept (Vietnamese first, English beside it, a missing one does not compile) and how numbers, shares and
// days are written in each language. Holds no phrase itself: every feature has its own file beside this one.

import { civilOf, type Day, vnDay, vnDayShort } from '#domain/dates'

export type Language = 'vi' | 'en'
export const LANGUAGES: readonly Language[] = ['vi', 'en']

/** A phrase, a phrase with parameters, or a group of them. */
export type Phrases = { readonly [key: string]: Phrase }
// biome-ignore lint/suspicious/noExplicitAny: a phrase may take any parameters; SamePhrases carries them over exactly
type Phrase = string | ((...parameters: any[]) => string) | Phrases

/** The shape that a translation must have: the same keys, and functions of the same parameters. */
export type SamePhrases<V> = {
  readonly [K in keyof V]: V[K] extends string
    ? string
    : V[K] extends (...parameters: infer P) => string
      ? (...parameters: P) => string
      : SamePhrases<V[K]>
}

export type Words<V> = { readonly vi: SamePhrases<V>; readonly en: SamePhrases<V> }

/** Identity at run time; at compile time English must say all that Vietnamese says, and nothing else. */
export function defineWords<V extends Phrases>(words: {
  readonly vi: V
  readonly en: NoInfer<SamePhrases<V>>
}): Words<V>
export function defineWords(words: Words<Phrases>): Words<Phrases> {
  return words
}

const NOTHING = '–'

/** 1304440 → "1.304.440" (vi) or "1,304,440" (en); a true minus sign; null (not reported) is a dash, never 0. */
export function formatCount(count: number | null, language: Language = 'vi'): string {
  if (count === null) return NOTHING
  const digits = String(Math.abs(Math.round(count)))
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',')
  return count < 0 ? `−${grouped}` : grouped
}

/** +1.204 / −31 / 0: a difference always shows its direction. */
export function formatChange(count: number, language: Language = 'vi'): string {
  return count > 0 ? `+${formatCount(count, language)}` : formatCount(count, language)
}

/**
 * The share of `numerator` in `denominator`, computed here so that nobody passes a ready percentage: two decimals,
 * half up, in whole numbers (600803 / 846048 → "71,01%"). A dash where nothing was reported or there is no base.
 * Both are counts below 2^53 / 20000.
 */
export function formatShare(
  numerator: number | null,
  denominator: number | null,
  language: Language = 'vi',
): string {
  if (numerator === null || denominator === null || denominator <= 0) return NOTHING
  const hundredths = Math.floor((Math.abs(numerator) * 20_000 + denominator) / (2 * denominator))
  const whole = formatCount(Math.floor(hundredths / 100), language)
  const decimals = String(hundredths % 100).padStart(2, '0')
  const sign = numerator < 0 && hundredths > 0 ? '−' : ''
  return `${sign}${whole}${language === 'vi' ? ',' : '.'}${decimals}%`
}

const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "04/4/2024" (the administrative writing of Nghị định 30/2020/NĐ-CP) or "4 Apr 2024". */
export function formatDay(day: Day, language: Language = 'vi'): string {
  if (language === 'vi') return vnDay(day)
  const { y, m, d } = civilOf(day)
  return `${d} ${ENGLISH_MONTHS[m - 1] ?? ''} ${y}`
}

/** "04/4" or "4 Apr": where the year is known from the context. */
export function formatDayShort(day: Day, language: Language = 'vi'): string {
  if (language === 'vi') return vnDayShort(day)
  const { m, d } = civilOf(day)
  return `${d} ${ENGLISH_MONTHS[m - 1] ?? ''}`
}

/** How long, for people who wait: "dưới 5 giây", "40 giây", "3 phút", "1 giờ 20 phút". Never finer than is known. */
export function formatDuration(seconds: number, language: Language = 'vi'): string {
  const unit = language === 'vi' ? { s: 'giây', m: 'phút', h: 'giờ' } : { s: 's', m: 'min', h: 'h' }
  if (seconds < 5) return language === 'vi' ? 'dưới 5 giây' : 'under 5 s'
  if (seconds < 60) return `${Math.round(seconds / 5) * 5} ${unit.s}`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} ${unit.m}`
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)} ${unit.h}${rest === 0 ? '' : ` ${rest} ${unit.m}`}`
}
