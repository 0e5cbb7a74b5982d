// The endpoints of guide cards. What a province has not edited is answered from the words. An edit is a new version, recorded in
// the audit log.
import type { z } from 'zod/mini'
import * as contract from '#contract/guides'
import { problem } from '#contract/problems'
import { isoDay } from '#domain/dates'
import { AUDIO_LANGUAGES, GUIDE_PROBLEMS, type GuideCard, type GuideProblem } from '#domain/guide-cards'
import { ok } from '#domain/result'
import { defaultCard } from '#words/guide-cards'
import { nameAccounts } from '../platform/account-names.ts'
import { recordAudit } from '../platform/audit.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { type App, route } from '../platform/http.ts'
import type { Services } from '../platform/services.ts'
import type { Session } from '../platform/session.ts'
import { audioTypeOf } from './audio-type.ts'
import {
  type CardRow,
  findAudio,
  insertAudio,
  insertVersion,
  listAudio,
  listNewest,
  listVersions,
} from './queries.ts'

type GuideView = z.infer<typeof contract.guideView>

export function guideRoutes(app: App): void {
  const { services } = app
  const { database } = services

  route(app, contract.listGuides, async (session) => ok({ guides: await readAll(services, session) }))

  route(app, contract.readGuide, async (session, input) =>
    ok(await readOne(services, session, input.problem)),
  )

  route(app, contract.readGuideVersions, async (session, input) => {
    const rows = await database.asUnit(session, (tx) => listVersions(tx, input.problem))
    const names = await editorsOf(services, rows)
    const original = { version: 0, editedOn: null, editedBy: null, card: outOf(defaultCard(input.problem)) }
    return ok({ versions: [...rows.map((row) => versionOf(row, names)), original] })
  })

  route(app, contract.editGuide, async (session, { problem: about, basedOn, card }) => {
    const isNew = await database.asSystem('edit a guide card', async (tx) => {
      const [newest] = await listVersions(tx, about)
      if ((newest?.version ?? 0) !== basedOn) return problem('guide-changed')
      const row = { problem: about, version: basedOn + 1, body: card, ...(await editOf(tx, session)) }
      if (!(await insertVersion(tx, row))) return problem('guide-changed')
      await recordAudit(tx, session, { action: 'guide-edited', target: `guide:${about}` })
      return ok(null)
    })
    return isNew.ok ? ok(await readOne(services, session, about)) : isNew
  })

  route(app, contract.addGuideAudio, async (session, input, ctx) => {
    const pieces: Uint8Array[] = []
    for await (const piece of ctx.body) pieces.push(piece)
    const content = Buffer.concat(pieces)
    const mediaType = audioTypeOf(content)
    if (mediaType === null) return problem('not-audio')
    await database.asSystem('add the sound of a guide card', async (tx) => {
      const { editedBy: addedBy, editedOn: addedOn } = await editOf(tx, session)
      await insertAudio(tx, { ...input, mediaType, content, addedBy, addedOn })
      await recordAudit(tx, session, {
        action: 'guide-edited',
        target: `guide:${input.problem}/${input.language}`,
      })
    })
    return ok(await readOne(services, session, input.problem))
  })

  route(app, contract.readGuideAudio, async (session, input) => {
    const found = await database.asUnit(session, (tx) => findAudio(tx, input.problem, input.language))
    if (found === null) return problem('not-found')
    const name = `${input.problem}-${input.language}`
    return ok({ name, type: found.mediaType, content: found.content })
  })
}

const editOf = async (tx: Tx, session: Session) => ({
  editedBy: session.accountId,
  editedOn: isoDay(await campaignToday(tx)),
})

async function readAll(services: Services, session: Session): Promise<GuideView[]> {
  const { rows, sounds } = await services.database.asUnit(session, async (tx) => ({
    rows: await listNewest(tx),
    sounds: await listAudio(tx),
  }))
  const names = await editorsOf(services, rows)
  return GUIDE_PROBLEMS.map((about) => {
    const row = rows.find((one) => one.problem === about)
    return {
      problem: about,
      ...(row === undefined
        ? { version: 0, editedOn: null, editedBy: null, card: outOf(defaultCard(about)) }
        : versionOf(row, names)),
      audio: AUDIO_LANGUAGES.map((language) => ({
        language,
        version:
          sounds.find((sound) => sound.problem === about && sound.language === language)?.version ?? null,
      })),
    }
  })
}

/** Cards are few: one is found among all. */
async function readOne(services: Services, session: Session, about: GuideProblem): Promise<GuideView> {
  const found = (await readAll(services, session)).find((guide) => guide.problem === about)
  if (found === undefined) throw new Error(`no guide card for ${about}`)
  return found
}

const editorsOf = ({ database }: Services, rows: readonly CardRow[]) =>
  database.asSystem('names of who edited guide cards', (tx) =>
    nameAccounts(
      tx,
      rows.map(({ editedBy }) => editedBy),
    ),
  )

const versionOf = ({ version, body, editedOn, editedBy }: CardRow, names: ReadonlyMap<string, string>) => ({
  version,
  editedOn,
  editedBy: names.get(editedBy) ?? null,
  card: outOf(body),
})

/** The same card in lists that may be changed, as the contract's output has them. */
const outOf = ({ title, lead, steps, never, sources }: GuideCard): GuideView['card'] => ({
  title,
  lead,
  steps: [...steps],
  never: [...never],
  sources: [...sources],
})
