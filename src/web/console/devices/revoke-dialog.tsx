// Shutting a phone out: what follows from it, and the reason that stands beside it for ever.

import { useQueryClient } from '@tanstack/react-query'
import { revokeDevice } from '#contract/devices'
import { deviceWords } from '#words/devices'
import { call } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { showToast } from '../../ui/toast.tsx'
import { EndDialog } from '../forces/end-dialog.tsx'
import type { PhoneRow } from './phone-rows.ts'
import { DEVICES } from './wire.ts'

export function RevokeDialog({ row: { walker, phone }, onClose }: { row: PhoneRow; onClose: () => void }) {
  const words = useWords(deviceWords).revoke
  const queries = useQueryClient()
  if (phone === null) return null
  const revoke = async (reason: string) => {
    const revoked = await call(revokeDevice, { deviceId: phone.deviceId, reason })
    await queries.invalidateQueries({ queryKey: DEVICES })
    if (!revoked.ok) return revoked.error
    showToast(words.done(walker.displayName))
    return null
  }
  return (
    <EndDialog
      title={words.title(walker.displayName, phone.name)}
      says={words.says}
      act={words.act}
      hint={words.hint}
      onEnd={revoke}
      onClose={onClose}
    />
  )
}
