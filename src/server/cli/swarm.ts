// phukin swarm: many phones at once against a server on a copy of the data folder; counts from the database whether anything that
// they recorded was lost or stands twice. The data itself is only read.

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { err, ok, type Result } from '#domain/result'
import { swarmWords } from '#words/swarm'
import { formatCount } from '#words/words'
import { checkCoverage } from '../coverage/check.ts'
import type { Config } from '../platform/config.ts'
import { type CopiedFolder, type CopyRefusal, copyDataFolder } from '../platform/copy-data-folder.ts'
import { type DataFolder, defaultKeyFile, openDataFolder } from '../platform/data-folder.ts'
import type { Log } from '../platform/log.ts'
import { openServices } from '../platform/open-services.ts'
import type { Services } from '../platform/services.ts'
import { setUp } from '../set-up.ts'
import { type Counted, countSwarm } from '../swarm/count.ts'
import { makeGround } from '../swarm/ground.ts'
import { runSwarm } from '../swarm/run.ts'
import { command, done, misused, type Outcome, type Phrase, refused, type Shell } from './command.ts'
import { type Progress, progressOn } from './progress.ts'
import { refusedToStart } from './refused-to-start.ts'
import { settingsOf } from './settings.ts'
import { startServerProcess } from './swarm-server.ts'

const { vi } = swarmWords
const phrase = (say: (words: (typeof swarmWords)['vi']) => string): Phrase => ({
  vi: say(swarmWords.vi),
  en: say(swarmWords.en),
})
const refuse = (code: string, say: (words: (typeof swarmWords)['vi']) => string): Outcome =>
  refused({ code: `swarm-${code}`, ...phrase(say) })

const LIMITS = { phones: [1, 10_000], visits: [1, 1_000], seed: [0, 2_147_483_647] } as const
const USUAL = { visits: 50, seed: 1 }
const MEGABYTE = 1_048_576

type Asked = {
  readonly phones: number
  readonly visits: number
  readonly seed: number
  readonly faults: boolean
}

export const swarmCommand = command({
  name: 'swarm',
  about: phrase(({ about }) => about),
  options: {
    phones: { type: 'string', value: 'N', about: phrase(({ phones }) => phones) },
    visits: { type: 'string', value: 'M', about: phrase(({ visits }) => visits) },
    faults: { type: 'boolean', about: phrase(({ faults }) => faults) },
    seed: { type: 'string', value: 'S', about: phrase(({ seed }) => seed) },
  },
  async run(given, shell) {
    const phones = wholeNumber('phones', given.phones ?? '')
    if (!phones.ok) return phones.error
    const visits = wholeNumber('visits', given.visits ?? String(USUAL.visits))
    if (!visits.ok) return visits.error
    const seed = wholeNumber('seed', given.seed ?? String(USUAL.seed))
    if (!seed.ok) return seed.error
    const settings = settingsOf(shell)
    if (!settings.ok) return settings.error
    const { config } = settings.value
    if (config.databaseUrl !== null) return refuse('not-embedded', ({ notEmbedded }) => notEmbedded)
    const folder = await openDataFolder(folderOf(config))
    if (!folder.ok)
      return folder.error.code === 'missing'
        ? refuse('empty', ({ empty }) => empty(folder.error.path))
        : refusedToStart({ code: `data-folder-${folder.error.code}`, detail: folder.error.path })
    const asked = {
      phones: phones.value,
      visits: visits.value,
      seed: seed.value,
      faults: given.faults === true,
    }
    return onCopy(folder.value, { ...settings.value, shell, asked })
  },
})

function wholeNumber(option: keyof typeof LIMITS, text: string): Result<number, Outcome> {
  const [from, to] = LIMITS[option]
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (number >= from && number <= to) return ok(number)
  return err(misused(phrase((words) => words.notANumber(option, formatCount(from), formatCount(to)))))
}

/** The folder that the environment names; else the one of `start`, or where there is none that of the demonstration. */
const folderOf = ({ dataFolder, dataFolderGiven }: Config): string =>
  dataFolderGiven || existsSync(dataFolder) ? dataFolder : resolve('data-demo')

type Around = { readonly config: Config; readonly log: Log; readonly shell: Shell; readonly asked: Asked }
type Going = Around & { readonly signal: AbortSignal; readonly bar: Progress }

async function onCopy(original: DataFolder, around: Around): Promise<Outcome> {
  const { shell, config } = around
  const bar = progressOn(shell, () => performance.now())
  const stop = new AbortController()
  shell.stopped().then(() => stop.abort())
  const { signal } = stop
  let copy: CopiedFolder | null = null
  try {
    const copied = await copyDataFolder(original, {
      signal,
      progress: (bytes, total) =>
        bar.show(vi.phases.copy, Math.round(bytes / MEGABYTE), Math.round(total / MEGABYTE)),
    })
    if (!copied.ok) return refusedToCopy(copied.error)
    copy = copied.value
    const keyFile = config.keyFile ?? defaultKeyFile(original, shell.env)
    const own = { ...config, dataFolder: copy.folder.path, keyFile, host: '127.0.0.1', port: 0 }
    return await onServices({ ...around, config: own, signal, bar }, keyFile)
  } catch (error) {
    if (signal.aborted && isAbort(error)) return refuse('stopped', ({ stopped }) => stopped)
    throw error
  } finally {
    bar.end()
    await copy?.remove()
  }
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

function refusedToCopy({ code, path }: CopyRefusal): Outcome {
  switch (code) {
    case 'running':
      return refuse(code, ({ running }) => running(path))
    case 'empty':
      return refuse(code, ({ empty }) => empty(path))
    case 'no-room':
      return refuse(code, ({ noRoom }) => noRoom(path))
    case 'stopped':
      return refuse(code, ({ stopped }) => stopped)
  }
}

async function onServices(going: Going, keyFile: string): Promise<Outcome> {
  const opened = await openServices(going)
  if (!opened.ok) return refusedToStart(opened.error)
  const { services, close } = opened.value
  try {
    await setUp(services.database)
    const { phones, visits } = going.asked
    const walkers = await makeGround(services.database, { phones, each: visits })
    if (walkers === null) return refuse('nobody', ({ nobody }) => nobody)
    const server = await startServerProcess(services.dataFolder.path, keyFile)
    try {
      const began = performance.now()
      const kept = await runSwarm({
        ...going.asked,
        server,
        walkers,
        signal: going.signal,
        progress: shown(going),
      })
      const seconds = Math.round((performance.now() - began) / 100) / 10
      return await judge(going, services, await countSwarm(services.database, kept), seconds)
    } finally {
      await server.stop()
    }
  } finally {
    await close()
  }
}

const shown = ({ bar, asked: { phones, visits } }: Going) => {
  const total = phones * visits
  return ({ joined, answered }: { readonly joined: number; readonly answered: number }) =>
    answered === 0
      ? bar.show(vi.phases.joined, joined, phones)
      : bar.show(vi.phases.answered, answered, total)
}

/** Figures that differ from the facts count as twice: something was counted that does not stand so. */
async function judge(
  { bar, asked }: Going,
  { database }: Services,
  counted: Counted,
  seconds: number,
): Promise<Outcome> {
  const { differences } = await checkCoverage(database, (_, step, total) =>
    bar.show(vi.phases.count, step, total),
  )
  const { recorded, acknowledged, refused: turnedDown, waiting, lost } = counted
  const duplicated = Object.values(differences).reduce((sum, n) => sum + n, counted.duplicated)
  const json = { phones: asked.phones, recorded, acknowledged, lost, duplicated, seconds }
  if (lost > 0 || duplicated > 0) {
    const why = phrase(({ failed }) => failed(formatCount(lost), formatCount(duplicated)))
    return { kind: 'refused', refusal: { code: 'swarm-failed', ...why }, json }
  }
  const text = vi.done({
    ...{ phones: formatCount(asked.phones), recorded: formatCount(recorded), waiting: formatCount(waiting) },
    ...{
      acknowledged: formatCount(acknowledged),
      refused: formatCount(turnedDown),
      seconds: String(seconds),
    },
  })
  return done(json, `${text}\n${vi.clean}`)
}
