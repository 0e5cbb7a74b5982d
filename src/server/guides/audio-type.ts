// Which kind of sound a file is, told by its first bytes: the name and the stated type of an upload are anybody's.
import type { AudioType } from './queries.ts'

/** Null: none that every browser of the campaign plays. */
export const audioTypeOf = (content: Buffer): AudioType | null => {
  if (content.subarray(0, 3).toString('latin1') === 'ID3') return 'audio/mpeg'
  // A frame of MPEG audio begins with eleven bits set; layer 0 is none.
  const [first = 0, second = 0] = content
  if (first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0) return 'audio/mpeg'
  if (content.subarray(0, 4).toString('latin1') === 'OggS') return 'audio/ogg'
  return content.subarray(4, 8).toString('latin1') === 'ftyp' ? 'audio/mp4' : null
}
