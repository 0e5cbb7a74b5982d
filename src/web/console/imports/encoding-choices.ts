// How the columns of a list are written: what the server judged, and what a clerk says against it. The server forgets what was
// said before, so all of it is said each time; of a column that was not sure, only what the clerk has looked at.

import type { TextEncoding } from '#domain/legacy-text'

/** Of a column that is not listed the server was sure that it is Unicode. */
export type Judged = { readonly index: number; readonly encoding: TextEncoding; readonly sure: boolean }

export type SaidEncodings = ReadonlyMap<number, TextEncoding>

export const encodingOf = (judged: readonly Judged[], said: SaidEncodings, index: number): TextEncoding =>
  said.get(index) ?? judged.find((one) => one.index === index)?.encoding ?? 'unicode'

export const encodingsToSend = (
  width: number,
  judged: readonly Judged[],
  said: SaidEncodings,
): { index: number; encoding: TextEncoding }[] =>
  Array.from({ length: width }, (_, index) => index).flatMap((index) => {
    const isOpen = judged.some((one) => one.index === index && !one.sure) && !said.has(index)
    return isOpen ? [] : [{ index, encoding: encodingOf(judged, said, index) }]
  })

/** One that is said as it was judged changes nothing, unless the server was not sure. */
export const isSaidAnew = (judged: readonly Judged[], said: SaidEncodings): boolean =>
  [...said].some(([index, encoding]) => {
    const one = judged.find((other) => other.index === index)
    return one === undefined ? encoding !== 'unicode' : !one.sure || one.encoding !== encoding
  })
