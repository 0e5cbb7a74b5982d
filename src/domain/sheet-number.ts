// How a sheet of paper is called: a short number with a check digit for people, a line of text in a QR code for scanners. A number
// mistyped by one digit, or with two neighbours swapped, is no number. Knows nothing of what stands on a sheet.

/** ISO 7064, MOD 11,10. */
const checkDigit = (digits: string): number => {
  let product = 10
  for (const digit of digits) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  return (11 - product) % 10
}

/** 473 → "473-2". */
export const sheetNumber = (no: number): string => `${no}-${checkDigit(String(no))}`

/** "473-2", "4732", "00473 2": the 473; null for anything whose last digit does not fit. */
export const readSheetNumber = (text: string): number | null => {
  const found = /^0*([1-9]\d{0,11}?)[-– ]?(\d)$/.exec(text.trim())
  if (found === null) return null
  const [, digits = '', check] = found
  return checkDigit(digits) === Number(check) ? Number(digits) : null
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
