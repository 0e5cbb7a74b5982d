// A code for one phone of one account: as a QR to scan, in letters to type, on paper to hand over. Shown once and kept nowhere.

import { deviceWords } from '#words/devices'
import { shellWords } from '#words/shell'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/notes.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'
import { useMoment } from '../moment.ts'
import type { Inviting } from './use-invite.ts'
import type { Walker } from './wire.ts'

type Props = {
  readonly inviting: Inviting
  readonly onInvite: (walker: Walker) => void
  readonly onClose: () => void
}

export function InviteDialog({
  inviting: { walker, isBusy, failure, invitation },
  onInvite,
  onClose,
}: Props) {
  const words = useWords(deviceWords).invite
  const shell = useWords(shellWords)
  const moment = useMoment()
  const actions =
    invitation === null ? (
      <>
        <Button kind="quiet" onClick={onClose}>
          {shell.cancel}
        </Button>
        <Button kind="primary" busy={isBusy} onClick={() => onInvite(walker)}>
          {words.again}
        </Button>
      </>
    ) : (
      <>
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button kind="primary" onClick={onClose}>
          {words.done}
        </Button>
      </>
    )
  return (
    <Dialog title={words.title(walker.displayName)} isOpen onClose={onClose} actions={actions}>
      {failure !== null && <FailureNote failure={failure} />}
      {invitation !== null ? (
        <Code name={walker.displayName} {...invitation} />
      ) : isBusy ? (
        <Skeleton rows={6} />
      ) : (
        failure === null && <p>{words.replaces(moment(walker.invitedUntil ?? ''))}</p>
      )}
    </Dialog>
  )
}

type CodeProps = {
  readonly name: string
  readonly code: string
  readonly url: string
  readonly expiresAt: string
}

function Code({ name, code, url, expiresAt }: CodeProps) {
  const words = useWords(deviceWords).invite
  const moment = useMoment()
  return (
    <div className="device-code">
      {isOnlyHere(url) && <ErrorNote happened={words.unreachable} />}
      <p>{words.scan}</p>
      <QrCode text={url} size="min(17rem, 100%)" label={words.qr(name)} />
      <p>
        {words.code} <span className="device-code-address">{url.replace(/#.*$/, '')}</span>
      </p>
      <p className="device-code-letters figures">{code}</p>
      <p>
        <strong>{words.expires(moment(expiresAt))}</strong>
      </p>
      <p className="device-note not-printed">{words.once}</p>
    </div>
  )
}

/** No phone reaches it. */
const isOnlyHere = (url: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
