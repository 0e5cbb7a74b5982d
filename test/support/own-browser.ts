// A browser in a process of its own whose profile stays on the disk when it is killed as a phone dies whose battery is gone.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { CHROMIUM_ARGS, chromiumPath } from './chromium.ts'

export type OwnBrowser = {
  readonly context: () => BrowserContext
  /** kill -9 of the browser and everything it started, then another one on the same profile. */
  readonly dieAndStart: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function openOwnBrowser(): Promise<OwnBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'phukin-profile-'))
  let running = await start(profile)
  const die = async () => {
    const { child } = running
    const ended = once(child, 'close')
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    await ended
  }
  return {
    context: () => running.context,
    async dieAndStart() {
      await die()
      running = await start(profile)
    },
    async close() {
      await die()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

type Running = { readonly child: ChildProcess; readonly browser: Browser; readonly context: BrowserContext }

async function start(profile: string): Promise<Running> {
  const portFile = join(profile, 'DevToolsActivePort')
  await rm(portFile, { force: true })
  await rm(join(profile, 'SingletonLock'), { force: true })
  const args = [...CHROMIUM_ARGS, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank']
  // A group of its own: its helpers die with it.
  const child = spawn(await chromiumPath(), args, { detached: true, stdio: 'ignore' })
  for (let left = 400; left > 0; left -= 1) {
    const [port] = (await readFile(portFile, 'utf8').catch(() => '')).split('\n')
    if (port) {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
      const [context] = browser.contexts()
      if (context === undefined) throw new Error('a browser without a profile')
      return { child, browser, context }
    }
    await pause(25)
  }
  throw new Error('the browser did not start')
}
