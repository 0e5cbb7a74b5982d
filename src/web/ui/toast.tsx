// Short notices at the foot of the page: what was done, with an undo instead of "are you sure". Errors that need reading
// stand in the page (ErrorNote), never here.

import { useEffect, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { uiWords } from '#words/ui'
import { useWords } from '../language.tsx'
import { Button } from './button.tsx'
import './toast.css'

type Toast = { readonly id: number; readonly text: string; readonly undo: (() => void) | null }

const SHOWN_MS = 8000
let toasts: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

function change(to: readonly Toast[]): void {
  toasts = to
  for (const listener of listeners) listener()
}
const drop = (id: number) => change(toasts.filter((toast) => toast.id !== id))

/** Says what was done; `undo` takes it back for as long as the notice stands. */
export function showToast(text: string, undo?: () => void): void {
  change([...toasts, { id: nextId++, text, undo: undo ?? null }])
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Once in the app. */
export function Toasts() {
  const words = useWords(uiWords)
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return createPortal(
    <section
      className="toasts not-printed"
      aria-label={words.notices}
      aria-live="polite"
      aria-relevant="additions"
    >
      {shown.map((toast) => (
        <ToastNote key={toast.id} toast={toast} />
      ))}
    </section>,
    document.body,
  )
}

/** Stays while it is pointed at or holds the focus. */
function ToastNote({ toast }: { toast: Toast }) {
  const words = useWords(uiWords)
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => drop(toast.id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isHeld, toast.id])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds the notice while it is looked at
    <div
      className="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className="toast-text">{toast.text}</p>
      {toast.undo !== null && (
        <Button
          kind="quiet"
          icon="undo"
          onClick={() => {
            toast.undo?.()
            drop(toast.id)
          }}
        >
          {words.undo}
        </Button>
      )}
      <Button kind="quiet" icon="close" label={words.dismiss} onClick={() => drop(toast.id)} />
    </div>
  )
}
