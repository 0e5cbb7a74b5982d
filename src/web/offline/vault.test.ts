import { expect, it } from 'vitest'
import { decrypt, encrypt, newVault, openVault, rewrap } from './vault.ts'

const PIN = '739205'

it('what was encrypted is read again under the right PIN alone', async () => {
  const { key, wrapped } = await newVault(PIN)
  const cipher = await encrypt(key, 'people 1 0', [{ name: 'Điểu K’Nam' }])
  expect(await openVault(wrapped, '402817')).toBeNull()
  const again = await openVault(wrapped, PIN)
  if (again === null) throw new Error('the right PIN opens nothing')
  expect(await decrypt(again, 'people 1 0', cipher)).toEqual([{ name: 'Điểu K’Nam' }])
})

it('what lies where it does not belong, or was changed, is not read', async () => {
  const { key } = await newVault(PIN)
  const cipher = await encrypt(key, 'people 1 0', ['a'])
  await expect(decrypt(key, 'people 1 1', cipher)).rejects.toThrow()
  const bytes = new Uint8Array(cipher.data)
  bytes[0] = (bytes[0] ?? 0) ^ 1
  await expect(decrypt(key, 'people 1 0', { ...cipher, data: bytes.buffer })).rejects.toThrow()
})

it('the same twice is not the same on the disk', async () => {
  const { key } = await newVault(PIN)
  const [a, b] = await Promise.all([encrypt(key, 'x', 'same'), encrypt(key, 'x', 'same')])
  expect(new Uint8Array(a.data)).not.toEqual(new Uint8Array(b.data))
})

it('a PIN is changed without anything being encrypted anew', async () => {
  const { key, wrapped } = await newVault(PIN)
  const cipher = await encrypt(key, 'state', 1)
  expect(await rewrap(wrapped, '402817', '918273')).toBeNull()
  const next = await rewrap(wrapped, PIN, '918273')
  if (next === null) throw new Error('the PIN was not changed')
  expect(await openVault(next, PIN)).toBeNull()
  const again = await openVault(next, '918273')
  if (again === null) throw new Error('the new PIN opens nothing')
  expect(await decrypt(again, 'state', cipher)).toBe(1)
})

it('the key itself cannot be taken out of an open phone', async () => {
  const { key } = await newVault(PIN)
  expect(key.extractable).toBe(false)
})
