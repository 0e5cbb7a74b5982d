// Editing a guide card: what is typed stands beside how it will be read. It begins with the newest version, or with an earlier one
// that is to be used again, and is saved as a new one.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { editGuide, readGuideVersions } from '#contract/guides'
import type { GuideProblem } from '#domain/guide-cards'
import { guideWords } from '#words/guides'
import { shellWords } from '#words/shell'
import { call, type Failure } from '../../call.ts'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { cardOf, draftOf, isSavable } from './draft.ts'
import { DraftFields } from './draft-fields.tsx'
import { Card as Preview } from './guide-card.tsx'
import { type Card, GUIDES, guidePath } from './wire.ts'

export function EditPage({ problem }: { problem: GuideProblem }) {
  const from = new URLSearchParams(useSearch()).get('from')
  const asked = useQuery({
    queryKey: [...GUIDES, problem, 'versions'],
    queryFn: ({ signal }) => call(readGuideVersions, { problem }, { signal }),
    // What somebody saved a moment ago is what is edited.
    staleTime: 0,
  })
  if (asked.data === undefined || asked.isFetching) return <Skeleton rows={8} />
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  const { versions } = asked.data.value
  const [newest] = versions
  const begun = versions.find(({ version }) => String(version) === from) ?? newest
  if (newest === undefined || begun === undefined) return null
  return <EditForm key={begun.version} problem={problem} basedOn={newest.version} card={begun.card} />
}

type Props = { readonly problem: GuideProblem; readonly basedOn: number; readonly card: Card }

function EditForm({ problem, basedOn, card }: Props) {
  const words = useWords(guideWords)
  const shell = useWords(shellWords)
  const format = useFormats()
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [draft, setDraft] = useState(() => draftOf(card))
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isSavable(draft)) return
    setBusy(true)
    const saved = await call(editGuide, { problem, basedOn, card: cardOf(draft) })
    setBusy(false)
    if (!saved.ok) return setFailure(saved.error)
    queries.removeQueries({ queryKey: GUIDES })
    showToast(words.form.saved(format.count(saved.value.version)))
    navigate(guidePath(problem))
  }
  return (
    <>
      <PageHead title={words.form.title(card.title[language])} lead={words.form.lead} />
      <div className="guide-edit">
        <form className="form guide-form" noValidate onSubmit={save}>
          {failure !== null && <FailureNote failure={failure} kept={words.form.kept} />}
          <DraftFields draft={draft} onChange={setDraft} isTried={isTried} />
          <div className="form-actions">
            <Link className="button button-quiet" href={guidePath(problem)}>
              {shell.cancel}
            </Link>
            <Button type="submit" kind="primary" busy={isBusy}>
              {words.form.save}
            </Button>
          </div>
        </form>
        <section className="guide-preview" aria-labelledby="guide-preview">
          <h2 id="guide-preview">{words.form.preview}</h2>
          <Preview card={cardOf(draft)} isWhole />
        </section>
      </div>
    </>
  )
}
