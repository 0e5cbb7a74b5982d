import { describe, expect, it } from 'vitest'
import { makeToldIndex } from './told-index.ts'

const person = (n: number): Buffer => {
  const id = Buffer.alloc(16)
  id.writeUInt32BE(n, 12)
  return id
}

describe('people by what the register told of them', () => {
  it('are found by their fingerprint, once', () => {
    const told = makeToldIndex(10)
    told.add(1, 2, 70010, person(7))
    const place = told.take(1, 2)
    expect(told.communeAt(place)).toBe(70010)
    expect(told.personAt(place)).toBe(person(7).toString('hex'))
    expect(told.printAt(place)).toBe('4294967298')
    expect(told.take(1, 2)).toBe(-1)
  })

  it('have a fingerprint that may be negative', () => {
    const told = makeToldIndex(10)
    told.add(0xffff_ffff, 0xffff_fffe, 70010, person(7))
    expect(told.printAt(told.take(0xffff_ffff, 0xffff_fffe))).toBe('-2')
  })

  it('are not found by half of it', () => {
    const told = makeToldIndex(10)
    told.add(1, 2, 70010, person(7))
    expect(told.take(2, 2)).toBe(-1)
    expect(told.take(1, 1)).toBe(-1)
    expect(told.take(0, 0)).toBe(-1)
  })

  it('are nobody where the same was told of two', () => {
    const told = makeToldIndex(10)
    told.add(1, 2, 70010, person(7))
    told.add(1, 2, 70011, person(8))
    expect(told.take(1, 2)).toBe(-1)
  })

  it('are all found again when there are more than were expected, also where fingerprints begin alike', () => {
    const told = makeToldIndex(0)
    for (let n = 0; n < 5000; n += 1) told.add(n, n % 50, 70010 + n, person(n))
    for (let n = 4999; n >= 0; n -= 1) {
      const place = told.take(n, n % 50)
      expect([told.communeAt(place), told.personAt(place)]).toEqual([70010 + n, person(n).toString('hex')])
    }
  })
})
