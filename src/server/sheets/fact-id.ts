// The id of the fact that a keyed row becomes: made of what was keyed, so that the same row handed in again, also after a lost
// answer, is the same fact.
import { createHash } from 'node:crypto'
import { contentKey, type KeyedContent } from '#domain/sheets'

/** A UUIDv8 (RFC 9562): 122 bits of SHA-256. `turn`: how many keyings of this person stand before it. */
export const sheetFactId = (
  sheetId: string,
  personId: string,
  turn: number,
  content: KeyedContent,
): string => {
  const hex = createHash('sha256')
    .update([sheetId, personId, turn, contentKey(content)].join(' '))
    .digest('hex')
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
