// Where a list is from: who brought it in, when, from whom, and the fingerprint of its file.

import { importFindingWords } from '#words/import-findings'
import { importScreenWords } from '#words/import-screens'
import { useWords } from '../../language.tsx'
import { useMoment } from '../moment.ts'
import { useBroughtInBy } from './brought-in-by.ts'
import type { ImportView } from './wire.ts'

export function Custody({ view }: { view: ImportView }) {
  const words = useWords(importScreenWords)
  const findings = useWords(importFindingWords)
  const moment = useMoment()
  const broughtInBy = useBroughtInBy()
  return (
    <section className="import-part">
      <h2>{findings.custody}</h2>
      <dl className="import-custody">
        <dt>{findings.sender}</dt>
        <dd>{view.sender ?? findings.senderUnknown}</dd>
        <dt>{words.by}</dt>
        <dd>{broughtInBy(view)}</dd>
        <dt>{words.started}</dt>
        <dd>{moment(view.startedAt)}</dd>
        <dt>{findings.fingerprint}</dt>
        <dd className="import-fingerprint">{view.fingerprint}</dd>
      </dl>
    </section>
  )
}
