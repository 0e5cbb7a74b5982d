// Opens what phones sealed to this server. Null is of no use: another server's, damaged, or meant for something else.
import * as z from 'zod/mini'
import { SEALED_PURPOSES } from '#domain/sealed'
import type { Protect } from '../platform/protect.ts'
import { openSealed } from '../platform/sealed-box.ts'

/** The digits of a card. A phone does not say by which key it sealed them: they are few, the newest is tried first. */
export const openNumber =
  (protect: Protect) =>
  (sealed: string): string | null => {
    const older = protect.checkValues().map(({ keyId }) => keyId)
    for (const keyId of new Set([protect.keyId, ...older])) {
      const opened = openSealed(protect, keyId, sealed, SEALED_PURPOSES.number)
      if (opened !== null) return opened.toString('utf8')
    }
    return null
  }

const sealedMessage = z.object({
  v: z.literal(1),
  token: z.string().check(z.regex(/^[\w-]{20,200}$/)),
  message: z.unknown(),
})

/** Who recorded it stands inside: the secret of the phone. */
export const openMessage = (
  protect: Protect,
  { keyId, sealed }: { readonly keyId: number; readonly sealed: string },
): z.infer<typeof sealedMessage> | null => {
  const opened = openSealed(protect, keyId, sealed, SEALED_PURPOSES.message)
  if (opened === null) return null
  try {
    const read = sealedMessage.safeParse(JSON.parse(opened.toString('utf8')))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
