// Guide cards, by problem: readable without a network, in large steps with a picture each.

import { GUIDE_PICTURES, GUIDE_PROBLEMS, isGuideProblem } from '#domain/guide-cards'
import { fieldWords } from '#words/field'
import { guideWords } from '#words/guides'
import { useLanguage, useWords } from '../../language.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { Screen } from '../frame.tsx'
import { Link } from '../link.tsx'
import { Empty } from '../note.tsx'
import { useOpenPhone } from '../phone-context.tsx'
import './guides.css'

export function Guides() {
  const words = useWords(fieldWords).guides
  const { language } = useLanguage()
  const { guides } = useOpenPhone()
  return (
    <Screen title={words.title} lead={words.lead} tab="guides">
      {guides.size === 0 && <Empty title={words.none}>{words.noneNext}</Empty>}
      <ul className="rows">
        {GUIDE_PROBLEMS.map((problem) => {
          const card = guides.get(problem)
          return card === undefined ? null : (
            <li key={problem}>
              <Link to={`/guides/${problem}`} className="guide-row">
                <Pictogram name={GUIDE_PICTURES[problem]} size={36} />
                <span>{card.title[language]}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </Screen>
  )
}

export function GuideScreen({ problem }: { problem: string }) {
  const words = useWords(fieldWords)
  const guide = useWords(guideWords)
  const { language } = useLanguage()
  const { guides } = useOpenPhone()
  const card = isGuideProblem(problem) ? guides.get(problem) : undefined
  if (card === undefined)
    return (
      <Screen title={words.guides.title} tab={null}>
        <Empty title={words.guides.none}>{words.guides.noneNext}</Empty>
      </Screen>
    )
  return (
    <Screen title={card.title[language]} tab={null}>
      <p className="guide-lead">{card.lead[language]}</p>
      <ol className="guide-steps">
        {card.steps.map(({ picture, text }, i) => (
          <li key={`${picture} ${text.vi}`}>
            <Pictogram name={picture} size={64} />
            <p>
              <span className="guide-no">{words.guides.stepNo(String(i + 1))}</span>
              {text[language]}
            </p>
          </li>
        ))}
      </ol>
      {card.never.length > 0 && (
        <section className="guide-never" aria-labelledby="guide-never">
          <h2 id="guide-never">{guide.never}</h2>
          <ul>
            {card.never.map((text) => (
              <li key={text.vi}>
                <Pictogram name="stop" size={28} />
                <p>{text[language]}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="guide-sources">
        {guide.sources}: {card.sources.join('; ')}
      </p>
    </Screen>
  )
}
