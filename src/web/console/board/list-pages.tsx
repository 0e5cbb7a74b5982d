// Which people of the list are in sight, and the pages before and after.

import { Pages } from '../../ui/pages.tsx'
import { useHere } from './here.tsx'
import type { ListOut } from './wire.ts'

/** `isAgain` where it stands a second time, below the list. */
export function ListPages({ list, isAgain = false }: { list: ListOut; isAgain?: boolean }) {
  const { to } = useHere()
  const { page, pageSize, total, people } = list
  return (
    <Pages
      page={page}
      pageSize={pageSize}
      total={total}
      shown={people.length}
      to={(number) => to({ page: number })}
      isAgain={isAgain}
    />
  )
}
