// Who is signed in, how the page is shown (theme, contrast, text size, language), a new password, and the way out.

import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Role } from '#domain/access'
import { accountWords } from '#words/accounts'
import { shellWords } from '#words/shell'
import { useWords } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Popover } from '../ui/overlay.tsx'
import './account-menu.css'
import { AppearanceChoice } from './appearance-choice.tsx'
import { PasswordDialog } from './password-dialog.tsx'

export type AccountMenuProps = {
  readonly displayName: string
  readonly username: string
  readonly role: Role
  readonly units: readonly string[]
  readonly onLogOut: () => void
}

export function AccountMenu({ displayName, username, role, units, onLogOut }: AccountMenuProps) {
  const words = useWords(shellWords)
  const account = useWords(accountWords)
  const [isChanging, setChanging] = useState(false)
  return (
    <>
      <Popover
        label={words.account(displayName)}
        placement="bottom end"
        trigger={
          <AriaButton className="account" aria-label={words.account(displayName)}>
            <span className="account-mark" data-initial={initialOf(displayName)} />
            <span className="account-name">{displayName}</span>
            <Icon name="down" size={14} />
          </AriaButton>
        }
      >
        {(close) => (
          <div className="account-menu">
            <div className="account-who">
              <p className="account-full">{displayName}</p>
              <p>
                {account.roles[role]} · {username}
              </p>
              {units.length > 0 && <p>{units.join(', ')}</p>}
            </div>
            <AppearanceChoice />
            <div className="account-actions">
              <Button
                kind="quiet"
                onClick={() => {
                  close()
                  setChanging(true)
                }}
              >
                {account.password.title}
              </Button>
              <Button onClick={onLogOut}>{account.login.logout}</Button>
            </div>
          </div>
        )}
      </Popover>
      <PasswordDialog isOpen={isChanging} onClose={() => setChanging(false)} />
    </>
  )
}

/** People here are called by the last word of their name. */
const initialOf = (name: string) => name.trim().split(/\s+/).at(-1)?.charAt(0).toUpperCase() ?? ''
