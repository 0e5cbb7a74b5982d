// The guide cards as they stand until a province edits them, all in one place. The server answers with them; no screen loads them.
import { type GuideCard, type GuideProblem, PICTOGRAMS, type Pictogram } from '#domain/guide-cards'
import { guideSources } from '#domain/guide-sources'
import { doorGuides } from './guide-cards-door.ts'
import { eidGuides } from './guide-cards-eid.ts'
import { papersGuides } from './guide-cards-papers.ts'
import { phoneGuides } from './guide-cards-phone.ts'
import { defineWords } from './words.ts'

const isPictogram = (text: string): text is Pictogram => PICTOGRAMS.some((one) => one === text)

export const guideCardWords = defineWords({
  vi: { ...eidGuides.vi, ...phoneGuides.vi, ...papersGuides.vi, ...doorGuides.vi } satisfies Record<
    GuideProblem,
    Written
  >,
  en: { ...eidGuides.en, ...phoneGuides.en, ...papersGuides.en, ...doorGuides.en },
})

type Written = {
  readonly title: string
  readonly lead: string
  readonly steps: Readonly<Record<string, string>>
  readonly never: Readonly<Record<string, string>>
}

/** Version 0 of a card, until a province edits it. */
export const defaultCard = (problem: GuideProblem): GuideCard => {
  const vi: Written = guideCardWords.vi[problem]
  const en: Written = guideCardWords.en[problem]
  const both = (of: (card: Written) => string | undefined) => ({ vi: of(vi) ?? '', en: of(en) ?? '' })
  return {
    title: both(({ title }) => title),
    lead: both(({ lead }) => lead),
    steps: Object.keys(vi.steps)
      .filter(isPictogram)
      .map((picture) => ({ picture, text: both(({ steps }) => steps[picture]) })),
    never: Object.keys(vi.never).map((name) => both(({ never }) => never[name])),
    sources: guideSources[problem],
  }
}
