// Ids that a device makes: UUIDv7 (RFC 9562), so that what was recorded later sorts later. Knows neither clock nor chance.

/** `at`: milliseconds since the epoch. `random`: ten bytes of chance. */
export const uuid7 = (at: number, random: Uint8Array): string => {
  const hex = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const time = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0').slice(-12)
  const variant = ((Number.parseInt(hex.slice(3, 4), 16) & 3) | 8).toString(16)
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${hex.slice(0, 3)}`,
    `${variant}${hex.slice(4, 7)}`,
    hex.slice(7, 19),
  ].join('-')
}
