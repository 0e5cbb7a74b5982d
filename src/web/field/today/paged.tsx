// A long list in pages that follow as one scrolls: three thousand people stay as fast as thirty, and what fills the screen stands there
// before the rest of its page. How far one has come is remembered.

import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react'
import { fieldWords } from '#words/field'
import { useWords } from '../../language.tsx'
import { useInFront } from '../kept.tsx'

const PAGE = 24
const SCREENFUL = 8
/** When the first ones have been drawn, and whoever looks at them has not pressed any yet. */
const REST_MS = 100

/** By name of the list and what it is filtered by; only while the app is open. */
const reached = new Map<string, number>()

type Props<Row> = {
  readonly name: string
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly row: (row: Row) => ReactNode
}

export function Paged<Row>({ name, label, rows, rowKey, row }: Props<Row>) {
  const words = useWords(fieldWords).today
  const [, again] = useState(0)
  const end = useRef<HTMLButtonElement>(null)
  const count = reached.get(name) ?? SCREENFUL
  const isMore = count < rows.length
  const more = () => {
    reached.set(name, count < PAGE ? PAGE : count + PAGE)
    again((times) => times + 1)
  }
  const showMore = useRef(more)
  showMore.current = more
  const isInFront = useInFront()
  const isToFill = isMore && count < PAGE && isInFront
  useEffect(() => {
    if (!isToFill) return
    const timer = setTimeout(() => startTransition(() => showMore.current()), REST_MS)
    return () => clearTimeout(timer)
  }, [isToFill])
  useEffect(() => {
    if (!isMore || end.current === null) return
    const seen = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) showMore.current()
      },
      { rootMargin: '600px' },
    )
    seen.observe(end.current)
    return () => seen.disconnect()
  })
  return (
    <>
      <ul className="rows" aria-label={label}>
        {rows.slice(0, count).map((one) => (
          <li key={rowKey(one)}>{row(one)}</li>
        ))}
      </ul>
      {isMore && (
        <button ref={end} type="button" className="press press-wide" onClick={more}>
          {words.more}
        </button>
      )}
    </>
  )
}
