// One guide card as it is read, previewed and printed: what to say first, each step beside its picture, what nobody may do, and
// where the facts are from.

import type { GuideCard } from '#domain/guide-cards'
import { guideWords } from '#words/guides'
import { useLanguage, useWords } from '../../language.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'

/** `isWhole`: with its name on top, where no page says it. */
export function Card({ card, isWhole = false }: { card: GuideCard; isWhole?: boolean }) {
  const words = useWords(guideWords)
  const { language } = useLanguage()
  const { title, lead, steps, never, sources } = card
  return (
    <article className="guide">
      {isWhole && <h2 className="guide-title">{title[language]}</h2>}
      <p className="guide-lead">{lead[language]}</p>
      <ol className="guide-steps" aria-label={words.steps}>
        {steps.map(({ picture, text }) => (
          <li key={`${picture} ${text.vi}`}>
            <Pictogram name={picture} />
            <p>{text[language]}</p>
          </li>
        ))}
      </ol>
      {never.length > 0 && (
        <div className="guide-never">
          <Pictogram name="stop" size={32} />
          <ul aria-label={words.never}>
            {never.map((text) => (
              <li key={text.vi}>{text[language]}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="guide-sources">
        {words.sources}: {sources.join('; ')}.
      </p>
    </article>
  )
}
