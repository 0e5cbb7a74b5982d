// The board of one unit on one day, from the four goals down to the figures from elsewhere.

import { Link } from 'wouter'
import { may } from '#domain/access'
import { boardWords } from '#words/board'
import { useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useSession } from '../session.tsx'
import { useBoard, WhenAnswered } from './answers.tsx'
import { BoardHead } from './board-head.tsx'
import { Cohorts } from './cohorts.tsx'
import { CommuneMap } from './commune-map.tsx'
import { ExternalFigures } from './external-figures.tsx'
import { Funnel } from './funnel.tsx'
import { HeadlineStrip } from './headline-strip.tsx'
import { useHere } from './here.tsx'
import { Parts } from './parts.tsx'
import { PrintedSources } from './printed-head.tsx'
import { StripSkeleton } from './strip-skeleton.tsx'
import { TargetSeries } from './target-series.tsx'
import { TargetsTable } from './targets-table.tsx'
import type { BoardOut } from './wire.ts'

export function BoardPage({ unitName }: { unitName: string | null }) {
  const board = useBoard()
  return (
    <>
      <BoardHead unitName={unitName} />
      <WhenAnswered
        answer={board}
        waiting={
          <div className="board">
            <StripSkeleton />
            <Skeleton rows={14} />
          </div>
        }
      >
        {(value) => (isEmpty(value) ? <NobodyYet /> : <BoardBody board={value} />)}
      </WhenAnswered>
    </>
  )
}

function BoardBody({ board }: { board: BoardOut }) {
  const { level } = useHere()
  return (
    <div className="board">
      <HeadlineStrip targets={board.targets} />
      <TargetsTable targets={board.targets} />
      <PrintedSources targets={board.targets} />
      <CommuneMap />
      <Parts />
      <div className="board-pair">
        <Funnel funnel={board.funnel} />
        <TargetSeries />
      </div>
      <Cohorts cohorts={board.cohorts} />
      {level === 'province' && <ExternalFigures external={board.external} />}
    </div>
  )
}

const isEmpty = (board: BoardOut) => board.targets.every(({ denominator }) => denominator === 0)

function NobodyYet() {
  const { me } = useSession()
  const words = useWords(boardWords).empty
  return (
    <EmptyState
      title={words.title}
      action={
        may(me.role, 'import-list') && (
          <Link href="/imports" className="button button-primary">
            {words.import}
          </Link>
        )
      }
    >
      {words.next}
    </EmptyState>
  )
}
