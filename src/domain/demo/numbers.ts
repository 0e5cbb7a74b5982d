// Invented identity, old identity (CMND) and phone numbers, each given once in a run. They are well-formed, so a
// chance likeness to a living person's number cannot be excluded: they stay inside the demo.

import { makeIdentityNumber, type Sex } from '../identity-number.ts'

/** Serials from here on are never given, so that people invented later can have numbers without a register. */
export const FIRST_FREE_SERIAL = 990_000

export type Numbers = {
  /** 12 digits; `ppp` is the province of birth registration. Throws when 990,000 share place, sex and year. */
  readonly identity: (ppp: string, sex: Sex, birthYear: number) => string
  /** Nine digits that begin with the series. */
  readonly oldIdentity: (series: string) => string
  /** E.164; `prefix` is the two digits after the 0: "97" gives "+8497…". */
  readonly phone: (prefix: string) => string
}

export function newNumbers(): Numbers {
  const identities = serials(FIRST_FREE_SERIAL, 618_031)
  const oldIdentities = serials(1_000_000, 618_031)
  const phones = serials(10_000_000, 6_180_339)
  return {
    identity: (ppp, sex, birthYear) =>
      makeIdentityNumber(
        ppp,
        sex,
        birthYear,
        identities(Number(ppp) * 1000 + (birthYear % 500) * 2 + (sex === 'male' ? 0 : 1)),
      ),
    oldIdentity: (series) => series + String(oldIdentities(Number(series))).padStart(9 - series.length, '0'),
    phone: (prefix) => `+84${prefix}${String(phones(Number(prefix))).padStart(7, '0')}`,
  }
}

/**
 * For each key the numbers 0 … size − 1 once each, in an order that looks random: n × step mod size visits all of
 * them because step and size have no common divisor; each key begins elsewhere.
 */
function serials(size: number, step: number): (key: number) => number {
  const given = new Map<number, number>()
  return (key) => {
    const n = given.get(key) ?? 0
    if (n >= size) throw new RangeError(`no number is left under ${key}`)
    given.set(key, n + 1)
    return (n * step + key * 7_919) % size
  }
}
