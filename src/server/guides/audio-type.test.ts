import { expect, test } from 'vitest'
import { audioTypeOf } from './audio-type.ts'

test('a sound is told by its first bytes', () => {
  expect(audioTypeOf(Buffer.from('ID3\x04\x00'))).toBe('audio/mpeg')
  expect(audioTypeOf(Buffer.from([0xff, 0xfb, 0x90, 0x00]))).toBe('audio/mpeg')
  expect(audioTypeOf(Buffer.from('OggS\x00\x02'))).toBe('audio/ogg')
  expect(audioTypeOf(Buffer.from('\x00\x00\x00\x20ftypM4A '))).toBe('audio/mp4')
})

test('anything else is no sound, whatever it calls itself', () => {
  expect(audioTypeOf(Buffer.from('<html><script>'))).toBeNull()
  expect(audioTypeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBeNull() // a picture
  expect(audioTypeOf(Buffer.from('%PDF-1.7'))).toBeNull()
  expect(audioTypeOf(Buffer.alloc(0))).toBeNull()
})
