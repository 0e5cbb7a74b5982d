// The last net: a bug in a page shows a note with a way on instead of a white page. (React knows this only as a class.)

import { Component, type ReactNode } from 'react'
import { shellWords } from '#words/shell'
import { useWords } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorNote } from '../ui/notes.tsx'

export class CrashGuard extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? <CrashNote /> : this.props.children
  }
}

function CrashNote() {
  const words = useWords(shellWords)
  return (
    <main className="crash">
      <h1>{words.product}</h1>
      <ErrorNote
        happened={words.crash}
        kept={words.failure.kept}
        next={words.crashNext}
        action={<Button onClick={() => location.reload()}>{words.reload}</Button>}
      />
    </main>
  )
}
