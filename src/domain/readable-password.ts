// A first password that one person reads to another: without letters and digits that are mistaken for each other. Chance is
// the caller's, for it does not exist here.

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 16

/** Sixteen characters in groups of four, about 80 bits. `randomBytes` gives that many new bytes of real chance. */
export function readablePassword(randomBytes: (count: number) => Uint8Array): string {
  // A byte beyond the last whole run of the letters would favour some of them.
  const usable = [...randomBytes(4 * LENGTH)].filter(
    (byte) => byte < Math.floor(256 / LETTERS.length) * LETTERS.length,
  )
  const text = usable
    .slice(0, LENGTH)
    .map((byte) => LETTERS[byte % LETTERS.length])
    .join('')
  return text.length === LENGTH ? (text.match(/.{4}/g) ?? []).join('-') : readablePassword(randomBytes)
}
