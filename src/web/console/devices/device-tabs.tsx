// Phones and what waits for an officer, beside each other, of the same unit. Who decides nothing sees phones only.

import { useQuery } from '@tanstack/react-query'
import { listDevices } from '#contract/devices'
import { may } from '#domain/access'
import { deviceWords } from '#words/devices'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useSession } from '../session.tsx'
import { withSearch } from '../view.ts'
import { boardKey, DEVICES_PATH, QUARANTINE_PATH } from './wire.ts'

const EVERY_MINUTE = 60_000

export const useBoard = (unit: number) =>
  useQuery({
    queryKey: boardKey(unit),
    queryFn: ({ signal }) => call(listDevices, { unit }, { signal }),
    refetchInterval: EVERY_MINUTE,
  })

type Props = { readonly unit: number; readonly current: string; readonly search: string }

export function DeviceTabs({ unit, current, search }: Props) {
  const words = useWords(deviceWords).tabs
  const format = useFormats()
  const { me } = useSession()
  const board = useBoard(unit)
  if (!may(me.role, 'manage-devices')) return null
  const waiting = board.data?.ok === true ? board.data.value.totals.quarantined : 0
  const tabs = [
    { href: withSearch(DEVICES_PATH, search), label: words.board },
    {
      href: withSearch(QUARANTINE_PATH, search),
      label: words.quarantine,
      ...(waiting === 0 ? {} : { count: format.count(waiting) }),
    },
  ]
  return <Tabs label={words.label} tabs={tabs} current={withSearch(current, search)} />
}
