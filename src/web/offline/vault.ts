// The key under which a phone keeps people: random, and itself wrapped under a key that is made from the PIN. What it keeps out is
// whoever finds the phone; six digits hold no laboratory for long (docs/decisions/0030). Knows no store.

/** Some tenths of a second on a cheap phone; a guesser pays it for each of a million PINs. */
const ITERATIONS = 310_000

export type Wrapped = {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
  readonly iv: Uint8Array<ArrayBuffer>
  readonly key: ArrayBuffer
}

export type Cipher = { readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer }

const text = new TextEncoder()
const random = (bytes: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(bytes))

const keyOfPin = async (pin: string, salt: BufferSource, iterations: number): Promise<CryptoKey> => {
  const base = await crypto.subtle.importKey('raw', text.encode(pin), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  )
}

const AES = { name: 'AES-GCM', length: 256 }
const USES: KeyUsage[] = ['encrypt', 'decrypt']

export const newVault = async (
  pin: string,
): Promise<{ readonly key: CryptoKey; readonly wrapped: Wrapped }> => {
  // Only this once may it leave WebCrypto, to be wrapped.
  const made = await crypto.subtle.generateKey(AES, true, USES)
  const wrapped = await wrap(made, pin)
  const key = await openVault(wrapped, pin)
  if (key === null) throw new Error('vault: a key that does not open again')
  return { key, wrapped }
}

const wrap = async (key: CryptoKey, pin: string): Promise<Wrapped> => {
  const [salt, iv] = [random(16), random(12)]
  const kek = await keyOfPin(pin, salt, ITERATIONS)
  return {
    salt,
    iv,
    iterations: ITERATIONS,
    key: await crypto.subtle.wrapKey('raw', key, kek, { name: 'AES-GCM', iv }),
  }
}

/** Null: the PIN is wrong. */
export const openVault = async (
  wrapped: Wrapped,
  pin: string,
  isToWrap = false,
): Promise<CryptoKey | null> => {
  const kek = await keyOfPin(pin, wrapped.salt, wrapped.iterations)
  const how = { name: 'AES-GCM', iv: wrapped.iv }
  return crypto.subtle.unwrapKey('raw', wrapped.key, kek, how, AES, isToWrap, USES).catch(() => null)
}

/** Null: the old PIN is wrong. */
export const rewrap = async (wrapped: Wrapped, pin: string, next: string): Promise<Wrapped | null> => {
  const key = await openVault(wrapped, pin, true)
  return key === null ? null : wrap(key, next)
}

/** `address`: where it will lie; it opens nowhere else. */
export const encrypt = async (key: CryptoKey, address: string, value: unknown): Promise<Cipher> => {
  const iv = random(12)
  const how = { name: 'AES-GCM', iv, additionalData: text.encode(address) }
  return { iv, data: await crypto.subtle.encrypt(how, key, text.encode(JSON.stringify(value))) }
}

/** Throws where it was changed, or lies where it does not belong. The caller says what it is: it wrote it. */
export const decrypt = async <T>(key: CryptoKey, address: string, { iv, data }: Cipher): Promise<T> => {
  const how = { name: 'AES-GCM', iv, additionalData: text.encode(address) }
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, data)))
}
