// What lies above the page: a dialog (one at a time, the page behind it inert) and a popover beside its button. Focus
// goes in, stays, and comes back (React Aria). No modal over a modal: a dialog that needs another is two pages.

import { type ReactNode, type RefObject, useContext } from 'react'
import {
  Dialog as AriaDialog,
  Popover as AriaPopover,
  DialogTrigger,
  Heading,
  Modal,
  ModalOverlay,
  OverlayTriggerStateContext,
  type PopoverProps,
} from 'react-aria-components'
import { uiWords } from '#words/ui'
import { useWords } from '../language.tsx'
import { Button } from './button.tsx'
import './overlay.css'

export type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot, the main one last. */
  readonly actions?: ReactNode
  readonly isWide?: boolean
}

export function Dialog({ title, isOpen, onClose, children, actions, isWide = false }: DialogProps) {
  const words = useWords(uiWords)
  return (
    <ModalOverlay
      className="dialog-veil"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable
    >
      <Modal className={`dialog-frame${isWide ? ' dialog-wide' : ''}`}>
        <AriaDialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <Button kind="quiet" icon="close" label={words.close} onClick={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          {actions !== undefined && <footer className="dialog-foot">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** `trigger` must be a React Aria Button (pressable), so that it gets its expanded state. */
export function Popover({
  trigger,
  label,
  children,
  placement = 'bottom start',
  isOpen,
  onOpenChange,
}: {
  readonly trigger: ReactNode
  readonly label: string
  readonly children: ReactNode | ((close: () => void) => ReactNode)
  readonly placement?: PopoverProps['placement']
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
}) {
  const state = {
    ...(isOpen === undefined ? {} : { isOpen }),
    ...(onOpenChange === undefined ? {} : { onOpenChange }),
  }
  return (
    <DialogTrigger {...state}>
      {trigger}
      <AriaPopover
        className="popover"
        placement={placement}
        offset={6}
        containerPadding={8}
        aria-label={label}
      >
        <PopoverContent>{children}</PopoverContent>
      </AriaPopover>
    </DialogTrigger>
  )
}

/** The popover is itself the dialog, so that React Aria's hidden close buttons lie inside it. */
function PopoverContent({ children }: { children: ReactNode | ((close: () => void) => ReactNode) }) {
  const state = useContext(OverlayTriggerStateContext)
  return typeof children === 'function' ? children(() => state?.close()) : children
}

/**
 * The same beside an element that is no trigger: made only when it opens, so that a table may have a thousand of them.
 * The button says aria-haspopup="dialog" and aria-expanded itself.
 */
export function PopoverAt({
  anchor,
  label,
  onClose,
  children,
}: {
  readonly anchor: RefObject<HTMLElement | null>
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <AriaPopover
      className="popover"
      triggerRef={anchor}
      placement="bottom start"
      offset={6}
      containerPadding={8}
      aria-label={label}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      {children}
    </AriaPopover>
  )
}
