// The head of the board: the unit, the day, the residence base, as known when, and the way to the named list.

import { RESIDENCE_BASES } from '#domain/timeline'
import { boardWords } from '#words/board'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { useCampaignDay } from '../../ui/campaign-day.ts'
import { Segments, Tabs } from '../../ui/tabs.tsx'
import { PageHead } from '../page-head.tsx'
import { useHere } from './here.tsx'
import { KnownAt, KnownAtNote } from './known-at.tsx'
import { PrintedHead } from './printed-head.tsx'

export function BoardHead({ unitName }: { unitName: string | null }) {
  const { campaign, asOf, place, go } = useHere()
  const words = useWords(boardWords)
  const format = useFormats()
  const campaignDay = useCampaignDay({ start: campaign.startsOn, end: campaign.endsOn })
  return (
    <>
      <PageHead
        title={unitName ?? words.title}
        lead={words.lead(campaignDay(asOf), format.day(asOf))}
        actions={
          <div className="board-controls not-printed">
            <Segments
              label={words.residence.label}
              value={place.base}
              segments={[...RESIDENCE_BASES]
                .reverse()
                .map((base) => ({ value: base, label: words.residence[base] }))}
              onChange={(base) => go({ base, page: 1 })}
            />
            <KnownAt />
            <Button icon="print" label={words.print} onClick={() => window.print()} />
          </div>
        }
      />
      <PrintedHead />
      <ViewTabs />
      <KnownAtNote />
    </>
  )
}

/** Only where names can be opened: in a commune or hamlet, by who may see them. */
function ViewTabs() {
  const { level, canSeeNames, place, to } = useHere()
  const words = useWords(boardWords).list
  if (!canSeeNames || level === 'province' || level === 'district') return null
  const [board, people] = [to({ view: 'board' }), to({ view: 'people' })]
  return (
    <div className="board-views not-printed">
      <Tabs
        label={words.views}
        tabs={[
          { href: board, label: words.board },
          { href: people, label: words.tab },
        ]}
        current={place.view === 'board' ? board : people}
      />
    </div>
  )
}
