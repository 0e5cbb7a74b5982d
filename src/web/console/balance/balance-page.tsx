// Balance of work: what the night proposes for the teams of a commune, waiting first, then what was decided. Above the communes,
// where something waits.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { readBalance } from '#contract/balance'
import { levelOf } from '#domain/units'
import { balanceWords } from '#words/balance'
import { forceScreenWords } from '#words/force-screens'
import { call } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'
import { ForceTabs } from '../forces/force-tabs.tsx'
import { type ForceUnit, useForceUnit } from '../forces/force-unit.ts'
import { PageHead } from '../page-head.tsx'
import { changeSearch, withSearch } from '../view.ts'
import './balance.css'
import { Decided } from './decided.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { ReckonAgain } from './reckon-again.tsx'
import { BALANCE_PATH, type BalanceView, balanceKey } from './wire.ts'

export function BalancePage() {
  const words = useWords(balanceWords)
  const screen = useWords(forceScreenWords)
  const where = useForceUnit(BALANCE_PATH)
  const asked = useQuery({
    queryKey: balanceKey(where?.unit ?? 0),
    queryFn: ({ signal }) => call(readBalance, { unit: where?.unit ?? 0 }, { signal }),
    enabled: where !== null,
  })
  if (where === null) return <EmptyState title={screen.noUnit}>{screen.noUnitNext}</EmptyState>
  const view = asked.data?.ok ? asked.data.value : null
  const isCommune = levelOf(where.unit) === 'commune'
  return (
    <>
      <PageHead
        title={screen.title}
        lead={words.about}
        actions={view?.mayDecide && isCommune ? <ReckonAgain unit={where.unit} /> : undefined}
      />
      <ForceTabs current={BALANCE_PATH} search={where.search} />
      {asked.data === undefined && <Skeleton rows={8} />}
      {asked.data?.ok === false && <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />}
      {view !== null && <Proposals view={view} where={where} />}
    </>
  )
}

function Proposals({ view, where }: { view: BalanceView; where: ForceUnit }) {
  const words = useWords(balanceWords)
  const level = view.unit.level
  if (level !== 'commune' && level !== 'hamlet') return <Communes view={view} search={where.search} />
  const open = view.proposals.filter(({ state }) => state === 'open')
  const decided = view.proposals.filter(({ state }) => state !== 'open')
  return (
    <>
      {open.length === 0 && (
        <div className="balance-part">
          <EmptyState title={words.even}>{words.evenNext}</EmptyState>
        </div>
      )}
      {open.length > 0 && (
        <section className="balance-part" aria-label={words.waiting}>
          {!view.mayDecide && <p className="balance-note">{words.onlyRead}</p>}
          {open.map((proposal) => (
            <ProposalCard key={proposal.proposalId} proposal={proposal} mayDecide={view.mayDecide} />
          ))}
        </section>
      )}
      {decided.length > 0 && <Decided proposals={decided} mayDecide={view.mayDecide} />}
    </>
  )
}

function Communes({ view, search }: { view: BalanceView; search: string }) {
  const words = useWords(balanceWords)
  if (view.communes.length === 0)
    return (
      <div className="balance-part">
        <EmptyState title={words.even}>{words.evenNext}</EmptyState>
      </div>
    )
  return (
    <section className="balance-part" aria-labelledby="balance-communes">
      <h2 id="balance-communes">{words.whichCommune}</h2>
      <ul className="balance-communes">
        {view.communes.map(({ unitId, name, open }) => (
          <li key={unitId}>
            <Link href={withSearch(BALANCE_PATH, changeSearch(search, { unit: String(unitId) }))}>
              {name}
            </Link>
            <span className="figures">{words.waitingIn(open)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
