// Teams and what they are given, beside each other, of the same unit. Who may not search people sees their team only.

import { may } from '#domain/access'
import { balanceWords } from '#words/balance'
import { forceScreenWords } from '#words/force-screens'
import { useWords } from '../../language.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { BALANCE_PATH } from '../balance/wire.ts'
import { useSession } from '../session.tsx'
import { withSearch } from '../view.ts'
import { FORCES_PATH, WORK_PATH } from './wire.ts'

export function ForceTabs({ current, search }: { current: string; search: string }) {
  const words = useWords(forceScreenWords).tabs
  const balance = useWords(balanceWords)
  const { me } = useSession()
  if (!may(me.role, 'search-people')) return null
  const tabs = [
    { href: withSearch(FORCES_PATH, search), label: words.teams },
    { href: withSearch(WORK_PATH, search), label: words.work },
    { href: withSearch(BALANCE_PATH, search), label: balance.title },
  ]
  return <Tabs label={words.label} tabs={tabs} current={withSearch(current, search)} />
}
