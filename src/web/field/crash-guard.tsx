// The last net: a bug in a screen shows what was kept and a way on instead of a white page. (React knows this only as a class.)

import { Component, type ReactNode } from 'react'
import { fieldWords } from '#words/field'
import { useWords } from '../language.tsx'
import { Note } from './note.tsx'

export class CrashGuard extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? <Crashed /> : this.props.children
  }
}

function Crashed() {
  const words = useWords(fieldWords)
  return (
    <main className="alone">
      <h1>{words.crash}</h1>
      <Note kind="alarm" happened={words.crashKept} next={words.crashNext} />
      <button type="button" className="press press-main" onClick={() => location.reload()}>
        {words.reload}
      </button>
    </main>
  )
}
