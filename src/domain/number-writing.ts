// How a number of a person was written beside its digits, and what may be told of it: the last two digits, never more.
// Whether the digits are a number is not asked here (identity-number.ts, old-identity-number.ts, phones.ts).
import { fold } from './text.ts'

/** What was taken away or replaced to have plain digits. */
export type Unwritten = 'signs-dropped' | 'apostrophe-dropped' | 'full-width'

const PLAIN = /^\d+$/
const APOSTROPHE = /^\s*['’‘`´]/
const FULL_WIDTH = /[\uff00-\uffef]/
const SIGNS = /\d[\s\u200b.\-‐‑–]+\d/

/** "'070 090…" and "０７０…" with their traces; spaces at the ends are no trace. */
export const unwrittenOf = (raw: string | number): readonly Unwritten[] => {
  if (typeof raw === 'number' || PLAIN.test(raw)) return []
  const found: Unwritten[] = []
  if (APOSTROPHE.test(raw)) found.push('apostrophe-dropped')
  if (FULL_WIDTH.test(raw)) found.push('full-width')
  if (SIGNS.test(raw.normalize('NFKC'))) found.push('signs-dropped')
  return found
}

/** The last two digits of a cell, for a trace: "…34". */
export const endingOf = (raw: string | number): string =>
  `…${String(raw).normalize('NFKC').replace(/\D/g, '').slice(-2)}`

const NONE =
  /^(?:[-–—/.]+|k|ko|khong|khong co|chua|chua (?:co|cap|lam|duoc cap|du tuoi|biet|ro)|mat|that lac)$/

/** "chưa có", "không", "-": somebody wrote that there is no number. Zeros are no such word. */
export const saysNoNumber = (raw: string | number): boolean => typeof raw === 'string' && NONE.test(fold(raw))
