// How a sheet of paper is called: a short number with a check digit for people, a line of text in a QR code for scanners. A number
// mistyped by one digit, or with two neighbours swapped, is no number. Knows nothing of what stands on a sheet.

/** ISO 7064, MOD 11,10. */
const checkDigit = (digits: string): number => {
  let product = 10
  for (const digit of digits) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  return (11 - product) % 10
}

/** Zeros in front change nothing: they are counted to this width. */
const WIDTH = 12

/** 473 → "0473-9": four digits at least, so that it does not look like a range. */
export const sheetNumber = (no: number): string =>
  `${String(no).padStart(4, '0')}-${checkDigit(String(no).padStart(WIDTH, '0'))}`

/** "0473-9", "4739", "00473 9": the 473; null for anything whose last digit does not fit. */
export const readSheetNumber = (text: string): number | null => {
  const found = /^0*([1-9]\d{0,9}?)[-– ]?(\d)$/.exec(text.trim())
  if (found === null) return null
  const [, digits = '', check] = found
  return checkDigit(digits.padStart(WIDTH, '0')) === Number(check) ? Number(digits) : null
}

const PREFIX = 'PHUKIN:'

/** Capitals, so that the code stays small. `household` counts from 1: its own code leads straight to it. */
export const qrText = (sheetId: string, household?: number): string =>
  `${PREFIX}${sheetId.toUpperCase()}${household === undefined ? '' : `/${household}`}`

export type Scanned = { readonly sheetId: string; readonly household: number | null }

/** What a scanner typed; null where it is no code of ours. */
export const readQrText = (text: string): Scanned | null => {
  const found = /^phukin:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/([1-9]\d{0,2}))?$/i.exec(
    text.trim(),
  )
  if (found === null) return null
  const [, sheetId = '', household] = found
  return { sheetId: sheetId.toLowerCase(), household: household === undefined ? null : Number(household) }
}
