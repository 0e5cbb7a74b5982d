// The code that lets a phone in: read aloud, typed with one thumb, or scanned. Letters and digits that are mistaken for each other
// are not among its own and are read as what was meant. Chance is the caller's.

/** Without I, L, O and U. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12

/** 60 bits from `randomBytes` (12 bytes of real chance), in groups: "7Q2M-0XKF-93TD". */
export const joinCode = (randomBytes: (count: number) => Uint8Array): string => {
  const letters = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length])
  return (letters.join('').match(/.{4}/g) ?? []).join('-')
}

/** However it was typed: without groups, in capitals; null where it is no code at all. */
export const readJoinCode = (typed: string): string | null => {
  const read = typed
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
    .replace(/U/g, 'V')
  return read.length === LENGTH && [...read].every((letter) => LETTERS.includes(letter)) ? read : null
}

/** Guessing is counted by the first group of what was tried: nobody else's code is shut by it. */
export const firstGroup = (code: string): string => code.slice(0, 4)
