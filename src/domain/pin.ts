// The number that unlocks a phone. It keeps out whoever finds the phone, not a laboratory: six digits are a million, and ten wrong
// ones forget everybody.

export const PIN_LENGTH = 6
export const MOST_TRIES = 10

export type PinWeakness = 'not-six-digits' | 'too-few-digits' | 'a-run' | 'a-repetition' | 'a-date'

/** Null: good enough. What a finder would try first is refused: 000000, 123456, 121212, 123123, dates of birth of most adults. */
export const pinWeakness = (pin: string): PinWeakness | null => {
  if (pin.length !== PIN_LENGTH || !/^\d+$/.test(pin)) return 'not-six-digits'
  if ('01234567890 98765432109'.includes(pin)) return 'a-run'
  if (/^(\d\d)\1\1$/.test(pin) || /^(\d\d\d)\1$/.test(pin)) return 'a-repetition'
  if (new Set(pin).size < 3) return 'too-few-digits'
  return isDate(pin) ? 'a-date' : null
}

/** ddmmyy, and the years 1940 to 2012 with two digits. */
const isDate = (pin: string): boolean => {
  const [day, month, year] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4)].map(Number)
  if (day === undefined || month === undefined || year === undefined) return false
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 && (year >= 40 || year <= 12)
}
