import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  envelopesOf,
  type Gathered,
  gather,
  missingParts,
  NOTHING_GATHERED,
  qrTextsOf,
} from './qr-sequence.ts'
import {
  base45Of,
  bytesOfBase45,
  checksumOf,
  packEnvelopes,
  type SealedEnvelope,
  unpackEnvelopes,
} from './qr-sequence-bytes.ts'
import { ENVELOPE_FILE_ENDING, envelopeFileOf, readEnvelopeFile } from './qr-sequence-file.ts'

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const anEnvelope = fc.record({
  envelopeId: fc.uuid(),
  keyId: fc.nat(),
  sealed: fc.uint8Array({ minLength: 30, maxLength: 1_500 }).map(base64url),
})
const envelopes = fc.array(anEnvelope, { maxLength: 6 })
const SEED = { seed: 4_090_324, numRuns: 60 }

const A: SealedEnvelope = {
  envelopeId: '018e7000-0000-7000-8000-0000f00d0001',
  keyId: 1,
  sealed: 'A'.repeat(1_200),
}
const gatherAll = (texts: readonly string[], from: Gathered = NOTHING_GATHERED) =>
  texts.reduce((gathered, text) => gather(gathered, text).gathered, from)

describe('a sequence of codes', () => {
  it('gives back any envelopes, read in any order, repeated, among foreign codes', () => {
    const foreign = fc.oneof(
      fc.string(),
      fc.constantFrom('PHUKIN:1', 'PK2.X', '070099000042||Lan|', 'PK1.0000000.1.2.AB'),
    )
    fc.assert(
      fc.property(
        envelopes,
        fc.array(foreign, { maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        (given, strays, chance) => {
          const texts = qrTextsOf(given)
          // Of ours first: whichever sequence is seen first is the one that is read.
          const [first = '', ...rest] = shuffled(texts, chance)
          const read = gatherAll([first, ...shuffled([...rest, ...texts, ...strays], chance)])
          expect(missingParts(read)).toEqual([])
          expect(envelopesOf(read)).toEqual({ ok: true, value: given })
        },
      ),
      SEED,
    )
  })

  it('holds only letters of the dense mode, at most 700 in one code, and codes of nearly one length', () => {
    fc.assert(
      fc.property(envelopes, (given) => {
        const texts = qrTextsOf(given)
        const lengths = texts.map(({ length }) => length)
        expect(texts.every((text) => /^[0-9A-Z $%*+\-./:]+$/.test(text))).toBe(true)
        expect(Math.max(...lengths)).toBeLessThanOrEqual(700)
        expect(new Set(texts).size).toBe(texts.length)
      }),
      SEED,
    )
    const many = qrTextsOf(Array.from({ length: 300 }, () => A))
    expect(Math.max(...many.map(({ length }) => length))).toBeLessThanOrEqual(700)
    expect(envelopesOf(gatherAll(many))).toMatchObject({ ok: true })
  })

  it('takes fewer letters than base64 would take bits', () => {
    const letters = qrTextsOf([A]).join('').length
    // Eight bits for a letter of base64, five and a half for a letter of the dense mode.
    expect(letters * 5.5).toBeLessThan(A.sealed.length * 8 * 0.85)
  })

  it('says which parts are missing until the last is there', () => {
    const texts = qrTextsOf([A, A, A])
    expect(texts.length).toBeGreaterThan(3)
    expect(missingParts(NOTHING_GATHERED)).toEqual([])
    const read = gatherAll([texts[2] ?? '', texts[0] ?? ''])
    expect(missingParts(read)).toEqual(texts.map((_, i) => i + 1).filter((i) => i !== 1 && i !== 3))
    expect(envelopesOf(read)).toEqual({ ok: false, error: 'incomplete' })
    expect(envelopesOf(NOTHING_GATHERED)).toEqual({ ok: false, error: 'incomplete' })
  })

  it('tells what it was shown', () => {
    const [first = '', second = ''] = qrTextsOf([A])
    const [other = ''] = qrTextsOf([A, A])
    const { gathered, seen } = gather(NOTHING_GATHERED, first)
    expect(seen).toBe('new')
    expect(
      [first, second, other, 'PK2.ABC', 'PK1.ABC', 'PHUKIN:1', ''].map((text) => gather(gathered, text).seen),
    ).toEqual(['repeat', 'new', 'other', 'newer', 'foreign', 'foreign', 'foreign'])
    expect(gather(gathered, other).gathered).toBe(gathered)
    expect(gather(NOTHING_GATHERED, first.replace('.1.', '.0.')).seen).toBe('foreign')
    expect(gather(NOTHING_GATHERED, first.replace(/\.1\.\d+\./, '.9.3.')).seen).toBe('foreign')
  })

  it('with one letter changed is damaged, whichever it is', () => {
    const texts = qrTextsOf([A])
    fc.assert(
      fc.property(fc.nat(texts.length - 1), fc.nat(), fc.constantFrom(...'0Z:'), (which, at, letter) => {
        const text = texts[which] ?? ''
        const place = text.lastIndexOf('.') + 1 + (at % (text.length - text.lastIndexOf('.') - 1))
        const changed = text.slice(0, place) + letter + text.slice(place + 1)
        fc.pre(changed !== text)
        const read = gatherAll(texts.map((one) => (one === text ? changed : one)))
        expect(envelopesOf(read)).toEqual({ ok: false, error: 'damaged' })
      }),
      SEED,
    )
  })

  it('never throws, whatever it is shown', () => {
    const nearly = fc
      .tuple(fc.nat(3), fc.nat(3), fc.string())
      .map(([i, n, part]) => `PK1.0000000.${i}.${n}.${part.toUpperCase()}`)
    fc.assert(
      fc.property(fc.array(fc.oneof(nearly, fc.string()), { maxLength: 6 }), (texts) => {
        const read = gatherAll(texts)
        expect(envelopesOf(read).ok).toBe(false)
      }),
      { seed: SEED.seed, numRuns: 500 },
    )
  })
})

function shuffled<T>(given: readonly T[], chance: fc.Stream<number>): T[] {
  const numbers = chance.take(given.length)[Symbol.iterator]()
  return given
    .map((value) => ({ value, order: numbers.next().value ?? 0 }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value)
}

describe('the bytes', () => {
  it('of any sequence survive base45, whose own examples hold', () => {
    // RFC 9285, 4.3 and 4.4.
    expect(base45Of(Buffer.from('AB'))).toBe('BB8')
    expect(base45Of(Buffer.from('Hello!!'))).toBe('%69 VD92EX0')
    expect(Buffer.from(bytesOfBase45('QED8WEX0') ?? []).toString()).toBe('ietf!')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 90 }), (bytes) => {
        expect(bytesOfBase45(base45Of(bytes))).toEqual(bytes)
      }),
      SEED,
    )
    for (const wrong of [':::', 'A', 'ABCD', 'a00', ':8', 'GGW'.replace('W', 'X')])
      expect(bytesOfBase45(wrong), wrong).toBeNull()
  })

  it('have the checksum that everybody means by CRC-32', () => {
    expect(checksumOf(Buffer.from('123456789'))).toBe(0xcbf43926)
  })

  it('that were cut, or have something behind them, are damaged; those of a later layout are newer', () => {
    const bytes = packEnvelopes([A, { ...A, keyId: 70_000 }])
    expect(unpackEnvelopes(bytes)).toMatchObject({ ok: true })
    for (let length = 0; length < bytes.length; length += 7)
      expect(unpackEnvelopes(bytes.subarray(0, length))).toEqual({ ok: false, error: 'damaged' })
    expect(unpackEnvelopes(Uint8Array.from([...bytes, 0]))).toEqual({ ok: false, error: 'damaged' })
    expect(unpackEnvelopes(Uint8Array.from([2, ...bytes.subarray(1)]))).toEqual({ ok: false, error: 'newer' })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (any) => {
        expect(typeof unpackEnvelopes(Uint8Array.from([1, ...any])).ok).toBe('boolean')
      }),
      SEED,
    )
  })

  it('are made of envelopes only', () => {
    for (const wrong of [
      { envelopeId: 'x' },
      { keyId: -1 },
      { keyId: 1.5 },
      { sealed: 'a=' },
      { sealed: 'AB' },
      { sealed: 'A' },
    ])
      expect(() => packEnvelopes([{ ...A, ...wrong }]), JSON.stringify(wrong)).toThrow(RangeError)
  })
})

describe('a file', () => {
  it('gives back any envelopes, also from a program that puts a mark before them', () => {
    fc.assert(
      fc.property(envelopes, (given) => {
        expect(readEnvelopeFile(envelopeFileOf(given))).toEqual({ ok: true, value: given })
        expect(readEnvelopeFile(`\ufeff${envelopeFileOf(given)}`)).toEqual({ ok: true, value: given })
      }),
      SEED,
    )
    expect(ENVELOPE_FILE_ENDING).toBe('.phukin')
  })

  it('that is not ours, is newer, or was damaged is refused as such', () => {
    const file = envelopeFileOf([A])
    const changed = (more: object) => JSON.stringify({ ...JSON.parse(file), ...more })
    for (const foreign of ['', 'null', '[]', '{"a":1}', 'PK\u0003\u0004'])
      expect(readEnvelopeFile(foreign), foreign).toEqual({ ok: false, error: 'foreign' })
    expect(readEnvelopeFile(changed({ version: 2, envelopes: 'other' }))).toEqual({
      ok: false,
      error: 'newer',
    })
    for (const damaged of [
      file.slice(0, -20),
      changed({ checksum: 1 }),
      changed({ version: 0 }),
      changed({ envelopes: [] }),
      changed({ envelopes: [null] }),
      changed({ envelopes: [{ ...A, sealed: 'A'.repeat(1_196) }] }),
      changed({ envelopes: [{ ...A, sealed: '?' }] }),
    ])
      expect(readEnvelopeFile(damaged), damaged).toEqual({ ok: false, error: 'damaged' })
  })
})
