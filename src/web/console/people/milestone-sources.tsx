// Why a milestone stands as it does: who said what of it on which day, newest first, and which word counts. Reads the answer of
// the server and judges nothing.

import { listName, reasonName } from '#words/people'
import { sourceWords } from '#words/sources'
import { sourceName } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import './milestone-sources.css'
import { dayOf, type PersonView } from './wire.ts'

type Said = PersonView['milestones'][number]['sources'][number]

/** `state`: how it stands, in words. */
export function MilestoneSources({ sources, state }: { sources: readonly Said[]; state: string }) {
  const words = useWords(sourceWords)
  return (
    <div className="citizen-sources">
      <p className="people-note">{words.title}</p>
      <ol reversed>
        {[...sources].reverse().map((said) => (
          <SourceLine key={said.factId} said={said} />
        ))}
      </ol>
      <p className="citizen-result">{words.result(state.toLocaleLowerCase())}</p>
      <p className="people-note">{words.rule}</p>
    </div>
  )
}

function SourceLine({ said }: { said: Said }) {
  const words = useWords(sourceWords)
  const format = useFormats()
  const { language } = useLanguage()
  const saying = words.says[said.says]
  const by = sourceName(said.source, language)
  return (
    <li data-counts={said.counts || undefined} data-withdrawn={said.why === 'withdrawn' || undefined}>
      <span className="citizen-source-day figures">{format.day(dayOf(said.asOf))}</span>
      <span className="citizen-source-what">
        <span className="citizen-source-by">
          {by}
          {said.list !== null && said.list !== 'register' && ` (${listName(said.list, language)})`}
        </span>
        <strong>
          {said.reason === null ? saying : words.because(saying, reasonName(said.reason, language))}
        </strong>
      </span>
      <span className="citizen-source-why">{words.why[said.why]}</span>
    </li>
  )
}
