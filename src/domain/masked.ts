// Numbers of people as they may be shown: the last two digits and nothing else, since province, sex and year of birth stand
// beside them. Made from the two digits that are stored in the clear; the number itself is not needed.

const shown = (last2: string | null, digits: number): string | null =>
  last2 === null ? null : '•'.repeat(digits - last2.length) + last2

/** "••••••••••42"; null where there is no number. */
export const maskedIdentity = (last2: string | null): string | null => shown(last2, 12)

/** The old number of nine digits: "•••••••42". */
export const maskedOldIdentity = (last2: string | null): string | null => shown(last2, 9)

/** A telephone as dialled inside the country: "••••••••78". */
export const maskedPhone = (last2: string | null): string | null => shown(last2, 10)

// Nine digits in a row, also parted by single spaces, dots or dashes: an identity number, an old one or a telephone.
const NUMBER = /\d(?:[ .\-–]?\d){8,}/g

/** Free text (a reason, an address, evidence) with every number that may be a person's masked to its last two digits. */
export const maskNumbersIn = (text: string): string =>
  text.replace(NUMBER, (found) => {
    const digits = found.replace(/\D/g, '')
    return '•'.repeat(digits.length - 2) + digits.slice(-2)
  })
