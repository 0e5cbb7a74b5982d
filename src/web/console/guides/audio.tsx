// The place for a card's sound in languages that are spoken and not written: a player where there is one, "not yet" where there is
// none, and for whoever edits a way to add it.

import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { requestOf } from '#contract/endpoint'
import { addGuideAudio, readGuideAudio } from '#contract/guides'
import { may } from '#domain/access'
import type { AudioLanguage } from '#domain/guide-cards'
import { guideWords } from '#words/guides'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import { useSession } from '../session.tsx'
import { GUIDES, type GuideView } from './wire.ts'

export function Audio({ guide: { problem, audio } }: { guide: GuideView }) {
  const words = useWords(guideWords)
  const { me } = useSession()
  return (
    <section className="guide-audio not-printed" aria-labelledby="guide-audio">
      <h2 id="guide-audio">{words.listen}</h2>
      <ul>
        {audio.map(({ language, version }) => (
          <li key={language}>
            <span>{words.audio[language]}</span>
            {version === null ? (
              <span className="guide-silent">{words.noAudio}</span>
            ) : (
              // biome-ignore lint/a11y/useMediaCaption: the card on this page says the same in writing
              <audio
                controls
                preload="none"
                aria-label={words.audio[language]}
                // Another version is another address.
                src={`${requestOf(readGuideAudio, { problem, language }).url}?v=${version}`}
              />
            )}
            {may(me.role, 'edit-guides') && <Add problem={problem} language={language} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Add({ problem, language }: { problem: GuideView['problem']; language: AudioLanguage }) {
  const words = useWords(guideWords)
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const send = async (file: File | undefined) => {
    if (file === undefined) return
    setBusy(true)
    const sent = await call(addGuideAudio, { problem, language }, { file })
    setBusy(false)
    setFailure(sent.ok ? null : sent.error)
    if (!sent.ok) return
    showToast(words.upload.done(words.audio[language]))
    queries.invalidateQueries({ queryKey: GUIDES })
  }
  return (
    <span className="guide-add">
      <input
        ref={input}
        type="file"
        hidden
        accept=".mp3,.m4a,.ogg,audio/*"
        onChange={(event) => {
          send(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Button kind="quiet" icon="upload" busy={isBusy} onClick={() => input.current?.click()}>
        {words.upload.add(words.audio[language])}
      </Button>
      {failure !== null && <FailureNote failure={failure} kept={words.upload.hint} />}
    </span>
  )
}
