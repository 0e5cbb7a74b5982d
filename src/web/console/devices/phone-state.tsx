// A phone in one cell: its name and app, and what became of it if it is of no use any more; or that there is none.

import { deviceWords } from '#words/devices'
import { useFormats, useWords } from '../../language.tsx'
import { useMoment } from '../moment.ts'
import type { PhoneRow } from './phone-rows.ts'
import type { Phone } from './wire.ts'

export function PhoneState({ row: { walker, phone } }: { row: PhoneRow }) {
  const words = useWords(deviceWords)
  const moment = useMoment()
  if (phone === null)
    return (
      <span className="device-two" data-alarm>
        <span className="device-alarm">{words.noDevice}</span>
        {walker.invitedUntil !== null && (
          <span className="device-note">{words.invited(moment(walker.invitedUntil))}</span>
        )}
      </span>
    )
  return (
    <span className="device-two">
      <span>{phone.name}</span>
      {phone.app !== null && <span className="device-note">{words.app(phone.app)}</span>}
      <Ended phone={phone} />
    </span>
  )
}

function Ended({ phone }: { phone: Phone }) {
  const words = useWords(deviceWords)
  const format = useFormats()
  const moment = useMoment()
  const { revokedAt, revokeReason, wipedAt, wipedWhy, sealedLeft } = phone
  return (
    <>
      {revokedAt !== null && (
        <span className="device-note">{words.revoked(moment(revokedAt), revokeReason ?? '–')}</span>
      )}
      {revokedAt !== null && wipedAt === null && <span className="device-alarm">{words.revokedUnheard}</span>}
      {wipedAt !== null && (
        <span className="device-note">
          {words.wiped(moment(wipedAt))}
          {wipedWhy !== null && ` ${words.wipedWhy[wipedWhy]}`}
        </span>
      )}
      {(sealedLeft ?? 0) > 0 && (
        <span className="device-alarm">{words.sealedLeft(format.count(sealedLeft))}</span>
      )}
    </>
  )
}
