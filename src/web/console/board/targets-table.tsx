// Every target with every column: what is computed, what stands beside it, what remains, where it comes from, and what was
// printed elsewhere.

import { boardWords } from '#words/board'
import { useWords } from '../../language.tsx'
import { Table } from '../../ui/table.tsx'
import { BoardSection } from './board-section.tsx'
import { useTargetColumns } from './target-columns.tsx'
import type { TargetOut } from './wire.ts'
import './wide-table.css'

export function TargetsTable({ targets }: { targets: readonly TargetOut[] }) {
  const words = useWords(boardWords).targets
  const columns = useTargetColumns(targets)
  return (
    <BoardSection id="targets" isTable title={words.title}>
      <Table
        caption={words.title}
        columns={columns}
        rows={targets}
        rowKey={({ id, layer, base }) => `${id} ${layer} ${base}`}
        fileName="chi-tieu"
      />
    </BoardSection>
  )
}
