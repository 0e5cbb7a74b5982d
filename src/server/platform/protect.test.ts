import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProtect } from './protect.ts'

const secret = Buffer.alloc(32, 7)
const protect = createProtect({ keys: [{ id: 1, secret }], current: 1 })
const digits = fc.stringMatching(/^\d{1,15}$/)

describe('a keyed block', () => {
  it('is 16 bytes, the same for the same number, and gives the number back', () => {
    fc.assert(
      fc.property(digits, (number) => {
        const block = protect.identityBlock(number)
        expect(block).toHaveLength(16)
        expect(block.equals(protect.identityBlock(number))).toBe(true)
        expect(protect.reveal(block, 'identity')).toBe(number)
      }),
      { seed: 45 },
    )
  })
  it('tells numbers apart that differ only in leading zeros or length', () => {
    const blocks = ['1', '01', '10', '0', '00'].map((number) => protect.identityBlock(number).toString('hex'))
    expect(new Set(blocks).size).toBe(5)
  })
  it('of one kind says nothing about another kind and does not open as it', () => {
    const number = '070123456'
    expect(protect.oldIdentityBlock(number).equals(protect.identityBlock(number))).toBe(false)
    expect(() => protect.reveal(protect.phoneBlock('0912345678'), 'identity')).toThrow()
  })
  it('is another under another secret, and does not open under it', () => {
    const other = createProtect({ keys: [{ id: 1, secret: randomBytes(32) }], current: 1 })
    const block = protect.identityBlock('070099000042')
    expect(other.identityBlock('070099000042').equals(block)).toBe(false)
    expect(() => other.reveal(block, 'identity')).toThrow()
  })
  it('made in bulk is the same as made alone, in order', () => {
    const numbers = ['070099000001', '070099000002', '070099000001']
    expect(protect.blocks('identity', numbers)).toEqual(
      Buffer.concat(numbers.map((number) => protect.identityBlock(number))),
    )
  })
  it('holds digits only', () => {
    for (const wrong of ['', '12a', '1234567890123456', '１２'])
      expect(() => protect.identityBlock(wrong)).toThrow()
  })
  it('written under an older key is still read', () => {
    const newer = createProtect({
      keys: [
        { id: 1, secret },
        { id: 2, secret: randomBytes(32) },
      ],
      current: 2,
    })
    expect(newer.keyId).toBe(2)
    expect(newer.reveal(protect.identityBlock('070099000042'), 'identity', 1)).toBe('070099000042')
  })
})

describe('a sealed value', () => {
  it('opens for the same purpose only', () => {
    const sealed = protect.seal(Buffer.from('Nguyễn Văn A'), 'cells')
    expect(protect.open(sealed, 'cells').toString()).toBe('Nguyễn Văn A')
    expect(() => protect.open(sealed, 'other')).toThrow()
  })
  it('does not open when any byte was changed', () => {
    const sealed = protect.seal(Buffer.from('x'.repeat(40)), 'cells')
    for (let i = 0; i < sealed.length; i++) {
      const altered = Buffer.from(sealed)
      altered[i] = (altered[i] ?? 0) ^ 1
      expect(() => protect.open(altered, 'cells'), `byte ${i}`).toThrow()
    }
  })
  it('is never the same twice', () => {
    expect(protect.seal(Buffer.from('a'), 'p').equals(protect.seal(Buffer.from('a'), 'p'))).toBe(false)
  })
})

it('a check value tells a wrong secret without telling the secret', () => {
  const other = createProtect({ keys: [{ id: 1, secret: randomBytes(32) }], current: 1 })
  expect(other.checkValues()).not.toEqual(protect.checkValues())
  expect(protect.checkValues()[0]?.checkValue.includes(secret.subarray(0, 8))).toBe(false)
})
