// phukin import FILE: reads, foretells and commits one list; rejected rows go back as a workbook if asked for.
import { createReadStream } from 'node:fs'
import { access, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseIsoDay } from '#domain/dates'
import { isListKind, LIST_KINDS } from '#domain/lists'
import { importCommandWords } from '#words/import-command'
import { importWords } from '#words/imports'
import { formatCount } from '#words/words'
import type { ImportRefusal, ImportSummary } from '../imports/import-record.ts'
import { findListUnitByCode } from '../imports/queries-imports.ts'
import { listRejects } from '../imports/queries-rejects.ts'
import type { ListSource } from '../imports/reading/list-rows.ts'
import { openList } from '../imports/reading/read-list.ts'
import { rejectsWorkbook } from '../imports/rejects-workbook.ts'
import { createImport, fingerprint, importAtOnce, readImport } from '../imports/run-import.ts'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import { runQueuedJobs } from '../platform/jobs.ts'
import { nameUnits } from '../platform/person-brief.ts'
import type { Services } from '../platform/services.ts'
import { TASKS } from '../workers.ts'
import { command, done, misused, type Outcome, type Phrase, refused, type Shell } from './command.ts'
import { explainRows } from './explain-rows.ts'
import { type GivenMapping, readMapping } from './mapping-file.ts'
import { progressOn } from './progress.ts'
import { withServices } from './with-services.ts'

const vi = importCommandWords.vi
const phrase = (say: (words: (typeof importCommandWords)['vi']) => string): Phrase => ({
  vi: say(importCommandWords.vi),
  en: say(importCommandWords.en),
})

export const importCommand = command({
  name: 'import',
  about: phrase(({ about }) => about),
  operands: 'FILE',
  options: {
    unit: { type: 'string', value: 'CODE', about: phrase(({ unit }) => unit) },
    kind: { type: 'string', value: 'KIND', about: phrase(({ kind }) => kind(LIST_KINDS)) },
    'as-of': { type: 'string', value: 'YYYY-MM-DD', about: phrase(({ asOf }) => asOf) },
    'dry-run': { type: 'boolean', about: phrase(({ dryRun }) => dryRun) },
    rejects: { type: 'string', value: 'FILE', about: phrase(({ rejects }) => rejects) },
    mapping: { type: 'string', value: 'FILE', about: phrase(({ mapping }) => mapping) },
    sender: { type: 'string', value: 'TEXT', about: phrase(({ sender }) => sender) },
    explain: { type: 'boolean', about: phrase(({ explain }) => explain) },
  },
  async run(given, shell, operands) {
    const [file, ...others] = operands
    const { unit, kind = '', 'as-of': asOfText = '' } = given
    const asOf = parseIsoDay(asOfText)
    if (file === undefined || others.length > 0)
      return misused({ vi: `${vi.about}: FILE`, en: 'import FILE' })
    if (unit === undefined) return misused({ vi: '--unit CODE', en: '--unit CODE' })
    if (!isListKind(kind))
      return misused({ vi: `--kind ${vi.kind(LIST_KINDS)}`, en: `--kind ${LIST_KINDS.join(', ')}` })
    if (asOf === null) return misused({ vi: '--as-of YYYY-MM-DD', en: '--as-of YYYY-MM-DD' })
    const missing = await access(file).then(
      () => false,
      () => true,
    )
    if (missing) return refused({ code: 'file-missing', ...phrase((words) => words.fileMissing(file)) })
    const mapping = given.mapping === undefined ? null : await readMapping(given.mapping)
    if (mapping?.ok === false)
      return refused({
        code: 'mapping-unreadable',
        ...phrase((words) => words.mappingUnreadable(given.mapping ?? '', mapping.error)),
      })
    return withServices(shell, async (services) => {
      const opened = await openList(file, basename(file))
      if (!opened.ok) return refusedList(opened.error)
      const asked = {
        ...{ file, unit, kind, asOf, dryRun: given['dry-run'] === true, rejects: given.rejects },
        ...{ mapping: mapping?.value ?? null, sender: given.sender, explain: given.explain === true },
      }
      return importFile(services, shell, asked, opened.value)
    })
  },
})

type Asked = {
  readonly file: string
  readonly unit: string
  readonly kind: (typeof LIST_KINDS)[number]
  readonly asOf: number
  readonly dryRun: boolean
  readonly rejects: string | undefined
  readonly mapping: GivenMapping | null
  readonly sender: string | undefined
  readonly explain: boolean
}

const importFile = async (
  services: Services,
  shell: Shell,
  asked: Asked,
  source: ListSource,
): Promise<Outcome> => {
  const { database, protect } = services
  const sha256 = await fingerprint(createReadStream(asked.file))
  const begun = await database.asSystem('import from the command line', async (tx) => {
    const unit = await findListUnitByCode(tx, asked.unit, asked.asOf)
    if (unit === null) return null
    const request = { unit, kind: asked.kind, asOf: asked.asOf, fileName: basename(asked.file), sha256 }
    const sender = asked.sender === undefined || asked.sender.trim() === '' ? null : asked.sender.trim()
    const imported = await createImport(tx, { ...request, sender, fileId: null, startedBy: null })
    return { imported, campaign: await getCampaign(tx), today: await campaignToday(tx) }
  })
  if (begun === null)
    return refused({ code: 'unit-unknown', ...phrase((words) => words.unitUnknown(asked.unit)) })
  const { imported, campaign, today } = begun
  const bar = progressOn(shell, () => performance.now())
  const progress = async (phase: string, rows: number, total: number): Promise<void> => {
    bar.show(phaseName(phase), rows, total === 0 ? null : total)
  }
  try {
    const work = { database, protect, campaign, today }
    const explained = asked.explain ? explainRows() : null
    const leaveOut = new Set(asked.mapping?.leaveOut ?? [])
    const reading = {
      ...{ source, said: asked.mapping, progress },
      leftOut: source.sheets.flatMap(({ name }, index) => (leaveOut.has(name) ? [index] : [])),
      ...(explained === null ? {} : { explain: explained.explain }),
    }
    const read = await (asked.dryRun ? readImport : importAtOnce)(work, imported, reading)
    if (!read.ok) return refusedList(read.error)
    const { summary } = read.value
    // No server may be running that would do it: without the fold every board would add the queue up again.
    if (!asked.dryRun) await runQueuedJobs(TASKS, services)
    if (asked.rejects !== undefined) {
      const rejects = await database.asSystem('rejected rows', (tx) => listRejects(tx, imported.importId))
      const book = await rejectsWorkbook(source, rejects, { kind: asked.kind, summary: read.value })
      await writeFile(asked.rejects, book, { mode: 0o600 })
    }
    bar.end()
    return done(
      {
        snapshot: asked.dryRun ? null : imported.importId,
        ...summary,
        // In place of their number: as many as there are.
        ...(explained === null
          ? {}
          : { rows: explained.told(await namesOf(services, explained.hamletIds())) }),
      },
      describe(summary, asked.dryRun),
    )
  } finally {
    bar.end()
  }
}

/** In a list that opens hamlets and is only foretold they have no name yet but the one in the list. */
const namesOf = ({ database }: Services, hamletIds: ReadonlySet<number>) =>
  database.asSystem('name hamlets', (tx) =>
    nameUnits(
      tx,
      [...hamletIds].filter((id) => id % 1000 !== 0),
    ),
  )

const phaseName = (phase: string): string => {
  const named = Object.entries(vi.phase).find(([key]) => key === phase)
  return named?.[1] ?? phase
}

const refusedList = (refusal: ImportRefusal): Outcome => {
  if (typeof refusal === 'string') {
    return refused({
      code: refusal,
      vi: importWords.vi.refusals[refusal],
      en: importWords.en.refusals[refusal],
    })
  }
  const fields = refusal.missing.join(', ')
  const headings = refusal.headings.filter((heading) => heading !== '').join(' | ')
  return refused({ code: 'columns-missing', ...phrase((words) => words.missingColumns(fields, headings)) })
}

const describe = (summary: ImportSummary, foretold: boolean): string =>
  [
    vi.counts(
      formatCount(summary.rows),
      formatCount(summary.accepted),
      formatCount(summary.rejected),
      formatCount(summary.waiting),
    ),
    vi.effects(
      formatCount(summary.new),
      formatCount(summary.changed),
      formatCount(summary.unchanged),
      formatCount(summary.vanished),
    ),
    ...(foretold ? [vi.foretold] : []),
  ].join('\n')
