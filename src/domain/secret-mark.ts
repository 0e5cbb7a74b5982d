// The stamp of a state secret (Law on Protection of State Secrets 2018, article 8): such a document must not come in at all.

const MARKS: readonly string[] = ['MẬT', 'TỐIMẬT', 'TUYỆTMẬT']

/**
 * Whether a cell is a stamp and nothing else: in capitals, letters parted or not, in brackets, behind "Độ mật:". `text`: decoded,
 * of the rows above a list; in its rows a person may be called Mật.
 */
export const isSecretMark = (text: string): boolean => {
  if (text.length > 60) return false
  const letters = text
    .normalize('NFC')
    .replace(/^[^\p{L}]*(?:độ|mức độ)\s+mật\s*:/iu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return MARKS.includes(/^(?:tối|tuyệt) mật$/iu.test(text.trim()) ? letters.toUpperCase() : letters)
}
