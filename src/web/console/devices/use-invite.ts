// Making a code for one account: at once, unless a code is out that this would make void. What was made is kept nowhere.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { inviteDevice } from '#contract/devices'
import type { OutputOf } from '#contract/endpoint'
import { call, type Failure } from '../../call.ts'
import { DEVICES, type Walker } from './wire.ts'

export type Inviting = {
  readonly walker: Walker
  readonly isBusy: boolean
  readonly failure: Failure | null
  readonly invitation: OutputOf<typeof inviteDevice> | null
}

export function useInvite() {
  const queries = useQueryClient()
  const [inviting, setInviting] = useState<Inviting | null>(null)
  const invite = async (walker: Walker) => {
    const nothing = { walker, isBusy: true, failure: null, invitation: null }
    setInviting(nothing)
    const made = await call(inviteDevice, { accountId: walker.accountId })
    const told = made.ok ? { invitation: made.value } : { failure: made.error }
    // Whoever closed the dialog meanwhile does not want it back.
    setInviting((now) => (now === nothing ? { ...nothing, isBusy: false, ...told } : now))
    queries.invalidateQueries({ queryKey: DEVICES })
  }
  const ask = (walker: Walker) => {
    if (walker.invitedUntil === null) invite(walker)
    else setInviting({ walker, isBusy: false, failure: null, invitation: null })
  }
  return { inviting, ask, invite, close: () => setInviting(null) }
}
