// The four goals in large figures: computed share, counts, what is reported beside, what remains and at which pace.

import { baseName } from '#words/bases'
import { boardWords, formatGoalShare, formatPace } from '#words/board'
import { markWords } from '#words/mark'
import { targetName, targetWords } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { BoardFigure } from './board-figure.tsx'
import { CoverageBar } from './coverage-bar.tsx'
import { type Headline, headlinesOf, isSlow, remaining } from './headlines.ts'
import './headline-strip.css'
import { useHere } from './here.tsx'
import type { TargetOut } from './wire.ts'

export function HeadlineStrip({ targets }: { targets: readonly TargetOut[] }) {
  const words = useWords(boardWords)
  return (
    <section className="strip" aria-label={words.headlines}>
      {headlinesOf(targets).map((headline) => (
        <HeadlineBlock key={headline.cell} {...headline} />
      ))}
    </section>
  )
}

function HeadlineBlock({ cell, main, otherBases, operational }: Headline) {
  const names = useWords(markWords).cell
  const words = useWords(boardWords)
  const format = useFormats()
  const { numerator, denominator, states } = main
  const goals = [main.goal, operational?.goal ?? null].filter((goal) => goal !== null)
  return (
    <article className="strip-goal" data-tone={cell}>
      <h2 className="strip-name">
        <span className={`swatch swatch-${cell}`} />
        {names[cell]}
      </h2>
      <div className="strip-share">
        <BoardFigure
          name={names[cell]}
          numerator={numerator}
          denominator={denominator}
          base={main.base}
          measure={main.measure}
          source={main.source}
          sourceAsOf={main.sourceAsOf}
          isLarge
        />
      </div>
      <CoverageBar
        tone={cell}
        confirmed={numerator}
        reported={states.reported}
        denominator={denominator}
        goals={goals}
      />
      <p className="strip-counts figures">
        {numerator === null
          ? words.outOf(format.count(denominator))
          : `${format.count(numerator)} / ${format.count(denominator)} ${words.people}`}
      </p>
      <p className="strip-reported figures">
        {states.reported > 0 ? words.reportedMore(format.count(states.reported)) : null}
      </p>
      <Paces target={main} />
      {operational !== null && <Operational target={operational} />}
      {otherBases.map((target) => (
        <OtherBase key={target.base} target={target} />
      ))}
    </article>
  )
}

function Paces({ target }: { target: TargetOut }) {
  const words = useWords(boardWords)
  const { language } = useLanguage()
  const format = useFormats()
  const aDay = (pace: number | null) =>
    pace === null ? formatPace(null, language) : words.aDay(formatPace(pace, language))
  return (
    <dl className="strip-paces figures">
      <dt>{words.remaining}</dt>
      <dd>{format.count(remaining(target))}</dd>
      <dt>{words.paceNeeded}</dt>
      <dd>{aDay(target.paceNeeded)}</dd>
      <dt>
        {words.paceLast7}
        {isSlow(target) && <span className="strip-slow"> {words.slow}</span>}
      </dt>
      <dd>{aDay(target.paceLast7)}</dd>
    </dl>
  )
}

function Operational({ target }: { target: TargetOut }) {
  const { campaign } = useHere()
  const words = useWords(boardWords)
  const { language } = useLanguage()
  const format = useFormats()
  const rule = campaign.targets.find(
    (one) => one.id === target.id && one.layer === target.layer && one.measure === target.measure,
  )?.goal
  if (rule === undefined || rule === null) return null
  const share = formatGoalShare(rule.share, language)
  const goal = rule.strict ? words.goalAbove(share) : words.goalAt(share)
  const left = remaining(target)
  const told =
    left === null
      ? words.operationalOpen(goal, format.count(target.goal))
      : left === 0
        ? words.operationalDone(goal)
        : words.operational(goal, format.count(left))
  return <p className="strip-line figures">{told}</p>
}

function OtherBase({ target }: { target: TargetOut }) {
  const { campaign } = useHere()
  const { language } = useLanguage()
  const layers = useWords(targetWords).layers
  const name = targetName(campaign, target.id, target.measure, language)
  const base = baseName(campaign, target.base, language)
  return (
    <p className="strip-line figures">
      <span className="strip-base">{base}: </span>
      <BoardFigure
        name={`${name}, ${layers[target.layer]}, ${base}`}
        numerator={target.numerator}
        denominator={target.denominator}
        base={target.base}
        measure={target.measure}
        source={target.source}
        sourceAsOf={target.sourceAsOf}
      />
    </p>
  )
}
