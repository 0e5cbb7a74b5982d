// The files chosen just now, each where it stands on its way to the server.

import { Link } from 'wouter'
import { importScreenWords } from '#words/import-screens'
import { problemWords } from '#words/problems'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { FailureNote } from '../failure-note.tsx'
import type { Upload } from './use-uploads.ts'
import { importPath } from './wire.ts'

export function UploadQueue({ uploads, onStop }: { uploads: readonly Upload[]; onStop: () => void }) {
  const words = useWords(importScreenWords)
  const format = useFormats()
  const sending = uploads.find(({ state }) => state === 'sending')
  const [only] = uploads
  const failure = uploads.length === 1 ? (only?.failure ?? null) : null
  const sent = uploads.filter(({ state }) => state === 'sent').length
  return (
    <>
      {sending !== undefined && (
        <div className="import-working">
          <ProgressBar label={words.sending(sending.fileName)} done={0} total={null} rate={null} />
          <Button onClick={onStop}>{words.stopSending}</Button>
        </div>
      )}
      {failure !== null && <FailureNote failure={failure} kept={words.keptNothing} />}
      {uploads.length > 1 && (
        <section className="import-queue" aria-label={words.queue}>
          <ul>
            {uploads.map((upload, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may bear one name
              <li key={index} data-state={upload.state}>
                <QueuedName upload={upload} />
                <QueuedState upload={upload} />
              </li>
            ))}
          </ul>
          <p className="import-aside" role="status">
            {sending === undefined && words.queueDone(format.count(sent), format.count(uploads.length))}
          </p>
        </section>
      )}
    </>
  )
}

function QueuedName({ upload: { importId, fileName } }: { upload: Upload }) {
  return importId === null ? <span>{fileName}</span> : <Link href={importPath(importId)}>{fileName}</Link>
}

function QueuedState({ upload: { state, failure } }: { upload: Upload }) {
  const words = useWords(importScreenWords)
  const { problems } = useWords(problemWords)
  const why = Object.entries(problems).find(([code]) => code === failure?.code)?.[1]
  return (
    <span className="import-aside">
      {words.queueStates[state]}
      {typeof why === 'string' && `: ${why}`}
    </span>
  )
}
