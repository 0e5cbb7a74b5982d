// phukin demo: builds the demonstration if need be, with a page of progress that opens at once, and serves it on this
// machine only, or with --lan on the local network too. Log-ins are printed at every start.

import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { err, ok, type Result } from '#domain/result'
import { demoWords } from '#words/demo'
import { formatCount } from '#words/words'
import type { DemoPlan } from '../demo/build.ts'
import { readDemoFile } from '../demo/demo-file.ts'
import type { DemoLogin } from '../demo/logins.ts'
import { type ProgressPage, serveProgress } from '../demo/progress-page.ts'
import { type Lan, startServer } from '../main.ts'
import type { Config } from '../platform/config.ts'
import { openDataFolder } from '../platform/data-folder.ts'
import type { Log } from '../platform/log.ts'
import { command, done, misused, type Outcome, type Phrase, refused, type Shell } from './command.ts'
import { type BuildRefusal, type Built, buildDemo, demoLogins } from './demo-build.ts'
import { describeLan, lanLines, openLan } from './demo-lan.ts'
import { type PhoneLink, phoneLinks } from './demo-phones.ts'
import { progressOn } from './progress.ts'
import { refusedToStart } from './refused-to-start.ts'
import { settingsOf } from './settings.ts'

const { vi } = demoWords
const phrase = (say: (words: (typeof demoWords)['vi']) => string): Phrase => ({
  vi: say(demoWords.vi),
  en: say(demoWords.en),
})

const USUAL: DemoPlan = { people: 873_007, day: 45 }
const LIMITS = { people: [1_000, 1_000_000], day: [0, 90] } as const
const LOOPBACK = '127.0.0.1'

export const demoCommand = command({
  name: 'demo',
  about: phrase(({ about }) => about),
  options: {
    people: { type: 'string', value: 'N', about: phrase(({ people }) => people) },
    day: { type: 'string', value: 'N', about: phrase(({ day }) => day) },
    'build-only': { type: 'boolean', about: phrase(({ buildOnly }) => buildOnly) },
    'no-open': { type: 'boolean', about: phrase(({ noOpen }) => noOpen) },
    lan: { type: 'boolean', about: phrase(({ lan }) => lan.about) },
  },
  async run(given, shell) {
    const people = wholeNumber('people', given.people)
    if (!people.ok) return people.error
    const day = wholeNumber('day', given.day)
    if (!day.ok) return day.error
    const settings = settingsOf(shell)
    if (!settings.ok) return settings.error
    const { log } = settings.value
    const folder = settings.value.config.dataFolderGiven
      ? settings.value.config.dataFolder
      : resolve('data-demo')
    const opened = await openDataFolder(folder, { make: 'demo' })
    if (!opened.ok)
      return refusedToStart({ code: `data-folder-${opened.error.code}`, detail: opened.error.path })
    const lan = given.lan === true ? await openLan(folder, settings.value.config) : ok(null)
    if (!lan.ok) return lan.error
    const config = {
      ...settings.value.config,
      host: LOOPBACK,
      dataFolder: folder,
      tls: null,
      url: settings.value.config.url ?? lan.value?.url ?? null,
    }
    const around = { config, log, shell, lan: lan.value?.lan ?? null }

    const stands = await readDemoFile(folder)
    const asked = { people: people.value, day: day.value }
    if (stands?.state === 'ready') {
      if ((asked.people ?? stands.people) !== stands.people || (asked.day ?? stands.day) !== stands.day)
        return refusedAsOther(folder, stands)
      if (given['build-only'])
        return done(
          { built: false, people: stands.people, day: stands.day },
          vi.stands(formatCount(stands.people), String(stands.day)),
        )
      return serve({ ...around, people: stands.people, open: given['no-open'] !== true })
    }
    const plan = { people: asked.people ?? USUAL.people, day: asked.day ?? USUAL.day }
    return buildAndServe({ ...around, plan }, given['build-only'] === true, given['no-open'] !== true)
  },
})

function wholeNumber(
  option: keyof typeof LIMITS,
  text: string | undefined,
): Result<number | undefined, Outcome> {
  if (text === undefined) return ok(undefined)
  const [from, to] = LIMITS[option]
  const number = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN
  if (number >= from && number <= to) return ok(number)
  return err(misused(phrase((words) => words.notANumber(option, formatCount(from), formatCount(to)))))
}

const refusedAsOther = (folder: string, { people, day }: DemoPlan): Outcome =>
  refused({
    code: 'demo-other',
    ...phrase((words) => words.other(folder, formatCount(people), String(day))),
  })

type Around = {
  readonly config: Config
  readonly log: Log
  readonly shell: Shell
  readonly lan: Lan | null
}

async function buildAndServe(
  around: Around & { readonly plan: DemoPlan },
  buildOnly: boolean,
  open: boolean,
): Promise<Outcome> {
  const { config, shell, plan } = around
  const page = buildOnly ? null : await serveProgress(config.host, config.port)
  if (page === null && !buildOnly) return refusedToStart({ code: 'port-in-use', detail: String(config.port) })
  if (page !== null) {
    const url = `http://${config.host}:${page.port}`
    if (!shell.json) shell.out(`${vi.openPage(url)}\n`)
    if (open) openBrowser(shell, url)
  }
  const built = await build(around, page).finally(() => page?.close())
  if (built === 'stopped') return refused({ code: 'demo-stopped', ...phrase(({ stopped }) => stopped) })
  if (!built.ok) return refusedToBuild(built.error)
  const { people, facts, tallies, seconds, leave } = built.value
  const text = vi.built(formatCount(people), formatCount(facts), formatCount(seconds))
  try {
    if (page === null) return done({ built: true, people, day: plan.day, facts, tallies, seconds }, text)
    if (!shell.json) shell.out(`${text}\n`)
    return await serve({
      ...around,
      config: { ...config, port: page.port },
      people,
      open: false,
      joined: leave,
    })
  } finally {
    await leave()
  }
}

/** A build that is asked to stop ends at its next step and leaves an empty database. */
async function build(
  { config, log, shell, plan }: Around & { readonly plan: DemoPlan },
  page: ProgressPage | null,
): Promise<Result<Built, BuildRefusal> | 'stopped'> {
  const bar = progressOn(shell, () => performance.now())
  const stop = new AbortController()
  shell.stopped().then(() => stop.abort())
  try {
    return await buildDemo({
      config,
      log,
      plan,
      progress: (progress) => {
        stop.signal.throwIfAborted()
        page?.show(progress)
        bar.show(vi.phases[progress.phase], progress.done, progress.total)
      },
    })
  } catch (error) {
    if (stop.signal.aborted && error === stop.signal.reason) return 'stopped'
    throw error
  } finally {
    bar.end()
  }
}

const refusedToBuild = (refusal: BuildRefusal): Outcome =>
  refusal.code === 'demo-not-empty'
    ? refused({ code: refusal.code, ...phrase(({ notEmpty }) => notEmpty) })
    : refusedToStart(refusal)

type Serving = Around & {
  readonly people: number
  readonly open: boolean
  /** What to leave once the server has joined it. */
  readonly joined?: () => Promise<void>
}

async function serve({ config, log, shell, lan, people, open, joined }: Serving): Promise<Outcome> {
  const started = await startServer({ config, log, kind: 'demo', ...(lan && { lan }) })
  if (!started.ok) return refusedToStart(started.error)
  await joined?.()
  const { url, stop, services } = started.value
  const logins = await demoLogins(config.dataFolder, people)
  const reached = lan ? describeLan(lan, started.value.lan) : null
  // A browser lets a page on localhost keep data without a network, as it does over https.
  const origin = reached?.https[0] ?? url.replace(`//${LOOPBACK}:`, '//localhost:')
  const phones = await phoneLinks(services.database, { people, logins, origin })
  if (shell.json) shell.out(`${JSON.stringify({ url, logins, phones, ...(reached && { lan: reached }) })}\n`)
  else {
    const said = [vi.logins, ...loginLines(logins), '', vi.phones, ...phoneLines(phones)]
    const head = reached ? [vi.runningOnLan(url), ...lanLines(reached, shell.watched)] : [vi.running(url)]
    shell.out([...head, '', ...said, '', vi.stop, ''].join('\n'))
  }
  if (open) openBrowser(shell, url)
  await shell.stopped()
  await stop()
  return done(undefined, '')
}

const loginLines = (logins: readonly DemoLogin[]): string[] => {
  const width = (of: (login: DemoLogin) => string) => Math.max(...logins.map((login) => of(login).length))
  const [names, words] = [width(({ username }) => username), width(({ password }) => password)]
  return logins.map(
    ({ username, password, displayName, unitName }) =>
      `  ${username.padEnd(names)}  ${password.padEnd(words)}  ${displayName}${unitName === '' ? '' : ` – ${unitName}`}`,
  )
}

const phoneLines = (phones: readonly PhoneLink[]): string[] => {
  const width = Math.max(0, ...phones.map(({ username }) => username.length))
  return phones.map(({ username, link }) => `  ${username.padEnd(width)}  ${link}`)
}

/** Only where somebody sits at the terminal; a machine without a browser is no failure. */
function openBrowser({ watched, json }: Shell, url: string): void {
  if (!watched || json) return
  const [program, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', url]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', url]
  const child = spawn(program ?? 'xdg-open', args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
