// The code of an invitation as it stands in an address or is typed. What a code is made of is the server's to know.

/** Letters and digits in groups of four, as it is read aloud. */
export const groupedCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/(.{4})(?=.)/g, '$1-')

/** From the QR: the address of the app with the code behind its #, or the bare code. Null: something else. */
export const codeIn = (text: string): string | null => {
  const inAddress = /#join=([^&\s]+)/.exec(text)?.[1]
  if (inAddress !== undefined) return decodeURIComponent(inAddress)
  return /^[0-9A-Za-z]{4}(?:[- ]?[0-9A-Za-z]{2,4}){1,7}$/.test(text) ? text : null
}
