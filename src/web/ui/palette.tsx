// The search that Ctrl K opens: type, choose with the arrow keys, Enter opens. It asks `search` as the person types and
// shows groups of what was found; it keeps nothing of what was typed.

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import { uiWords } from '#words/ui'
import { useFormats, useWords } from '../language.tsx'
import { Icon, type IconName } from './icon.tsx'
import './palette.css'

export type Found = {
  readonly id: string
  readonly icon: IconName
  readonly label: string
  /** Where it lies, or the masked number: never more. */
  readonly detail: string
  readonly href: string
}
export type FoundGroup = { readonly name: string; readonly found: readonly Found[] }

export type PaletteProps = {
  readonly label: string
  readonly placeholder: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** null: it could not be asked. An empty text asks for what is usual. */
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly FoundGroup[] | null>
  readonly onChoose: (found: Found) => void
}

const PAUSE_MS = 120

export function Palette(props: PaletteProps) {
  return (
    <ModalOverlay
      className="palette-veil"
      isOpen={props.isOpen}
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      isDismissable
    >
      <Modal className="palette-frame">
        <AriaDialog className="palette" aria-label={props.label}>
          <PaletteSearch {...props} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

type Answer = { readonly text: string; readonly groups: readonly FoundGroup[] | null }

function useAnswer(text: string, search: PaletteProps['search']): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const groups = await search(text, stop.signal)
      if (!stop.signal.aborted) setAnswer({ text, groups })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, search])
  return answer
}

function PaletteSearch({ label, placeholder, search, onChoose, onClose }: PaletteProps) {
  const words = useWords(uiWords).search
  const format = useFormats()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [index, setIndex] = useState(0)
  const answer = useAnswer(text.trim(), search)
  const groups = answer?.groups ?? []
  const all = groups.flatMap((group) => group.found)
  const active = all[Math.min(index, all.length - 1)]
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const choose = (found: Found) => {
    onClose()
    onChoose(found)
  }
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && all.length > 0)
      setIndex((Math.min(index, all.length - 1) + step + all.length) % all.length)
    else if (event.key === 'Enter' && active !== undefined) choose(active)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="palette-box">
        <Icon name="search" size={18} />
        <input
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to search
          autoFocus
          className="palette-input"
          role="combobox"
          aria-label={label}
          aria-expanded={all.length > 0}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : `${id}${active.id}`}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setIndex(0)
          }}
          onKeyDown={press}
        />
        <kbd className="palette-key">Esc</kbd>
      </div>
      <div className="palette-list" id={`${id}list`} role="listbox" aria-label={label} ref={list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
          <div key={group.name} role="group" aria-labelledby={`${id}${group.name}`}>
            <p className="palette-group" id={`${id}${group.name}`}>
              {group.name}
            </p>
            {group.found.map((found) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox above
              <div
                key={found.id}
                id={`${id}${found.id}`}
                className="palette-found"
                role="option"
                tabIndex={-1}
                aria-selected={found === active}
                onClick={() => choose(found)}
                onMouseMove={() => setIndex(all.indexOf(found))}
              >
                <Icon name={found.icon} />
                <span className="palette-label">{found.label}</span>
                <span className="palette-detail">{found.detail}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      <div className="palette-foot" role="status">
        {answer === null ? null : answer.groups === null ? (
          <p>{words.failed}</p>
        ) : all.length === 0 && answer.text !== '' ? (
          <p>
            {words.nothing(answer.text)} {words.nothingNext}
          </p>
        ) : (
          <>
            <span>{answer.text === '' ? '' : words.results(format.count(all.length))}</span>
            <span className="palette-keys" aria-hidden="true">
              {words.keys}
            </span>
          </>
        )}
      </div>
    </>
  )
}
