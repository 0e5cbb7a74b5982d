import { describe, expect, test } from 'vitest'
import type { FactBody } from '#domain/facts'
import type { Visit } from '#domain/visit'
import { visit } from '../../test/fixtures/visits.ts'
import { factBody } from './facts.ts'

const accepts = (more: object, change: Partial<Visit> & object = {}) =>
  factBody.safeParse({
    type: 'visit-recorded/1',
    claims: { eid_activated: 'reported' },
    visit: { ...visit(), ...change },
    ...more,
  }).success

/** Every name anywhere in a fact. */
type Names<T> = T extends readonly (infer Item)[]
  ? Names<Item>
  : T extends object
    ? { [K in keyof T & string]: K | Names<Exclude<T[K], undefined>> }[keyof T & string]
    : never
type Secret = `${string}${'otp' | 'OTP' | 'Otp' | 'password' | 'Password' | 'passcode' | 'pin'}`
const noSecret: [Extract<Names<FactBody>, Secret>] extends [never] ? true : false = true

describe('a visit', () => {
  test('has no place for a citizen’s code or password, in its type or on the wire', () => {
    expect(noSecret).toBe(true)
    expect(accepts({})).toBe(true)
    for (const secret of ['otp', 'password', 'passcode', 'note']) {
      expect(accepts({ [secret]: '123456' })).toBe(false)
      expect(accepts({ attributes: { [secret]: '123456' } })).toBe(false)
      expect(accepts({ claims: { [secret]: 'reported' } })).toBe(false)
      expect(accepts({}, { [secret]: '123456' })).toBe(false)
      expect(accepts({}, { outcomes: { [secret]: 'abroad' } })).toBe(false)
    }
  })

  test('has a place of two decimals at most, or none', () => {
    expect(accepts({}, { place: { lat: 11.54, lon: 106.9 } })).toBe(true)
    expect(accepts({}, { place: { lat: 11.29, lon: 107.01 } })).toBe(true)
    expect(accepts({}, { place: { lat: 11.541, lon: 106.9 } })).toBe(false)
    expect(accepts({}, { place: { lat: 91, lon: 106.9 } })).toBe(false)
  })

  test('is the first attempt or a later one, and may be handed in without its details', () => {
    expect(accepts({}, { attempt: 0 })).toBe(false)
    expect(accepts({}, { attempt: 1.5 })).toBe(false)
    expect(accepts({ visit: undefined })).toBe(true)
  })
})

test('a list says what is lacking, and is withdrawn by naming its rows', () => {
  const list = { type: 'listed/1', list: 'gap:card', claims: { card: 'lacking' } }
  expect(factBody.safeParse(list).success).toBe(true)
  expect(factBody.safeParse({ type: 'withdrawn/1', factIds: ['a'] }).success).toBe(true)
  expect(factBody.safeParse({ type: 'withdrawn/1' }).success).toBe(false)
})
