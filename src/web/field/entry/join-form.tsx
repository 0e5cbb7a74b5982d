// The code of an invitation: from the link that was opened, typed however it is grouped, or scanned.

import { type FormEvent, useState } from 'react'
import { fieldEntryWords } from '#words/field-entry'
import { useWords } from '../../language.tsx'
import type { JoinRefusal } from '../../offline/phone-view.ts'
import { Icon } from '../../ui/icon.tsx'
import { Note } from '../note.tsx'
import { usePhone } from '../phone-context.tsx'
import { Camera } from '../scan/camera.tsx'
import { codeIn, groupedCode } from './join-code.ts'

export function JoinForm({ invitation }: { invitation: string | null }) {
  const { join: words, joinRefusals } = useWords(fieldEntryWords)
  const phone = usePhone()
  const [code, setCode] = useState(groupedCode(invitation ?? ''))
  const [refusal, setRefusal] = useState<JoinRefusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [isScanning, setScanning] = useState(false)
  const join = async (which: string) => {
    if (which.trim() === '' || isBusy) return
    setBusy(true)
    setRefusal(await phone.join(which))
    setBusy(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    join(code)
  }
  const read = (text: string) => {
    const found = codeIn(text)
    if (found === null) return
    setScanning(false)
    setCode(groupedCode(found))
    join(found)
  }
  return (
    <form className="join" noValidate onSubmit={submit}>
      {refusal !== null && (
        <Note kind="alarm" happened={joinRefusals[refusal].happened} next={joinRefusals[refusal].next} />
      )}
      <label htmlFor="join-code">{words.code}</label>
      <input
        id="join-code"
        className="typed join-code figures"
        value={code}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        aria-describedby="join-hint"
        onChange={(event) => setCode(event.target.value.toUpperCase())}
        onBlur={() => setCode(groupedCode(code))}
      />
      <p id="join-hint" className="hint">
        {invitation === null ? words.codeHint : words.fromLink}
      </p>
      <button type="submit" className="press press-main press-wide" aria-disabled={isBusy}>
        {isBusy ? words.joining : words.join}
      </button>
      {isScanning ? (
        <Camera onText={read} />
      ) : (
        <button type="button" className="press press-wide" onClick={() => setScanning(true)}>
          <Icon name="eye" size={20} />
          {words.scan}
        </button>
      )}
    </form>
  )
}
