// A small demonstration, built and served as the command does it, with the web pages built anew: for journeys that need a
// province of people.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod/mini'
import type { Role } from '#domain/access'
import { COMMANDS } from '../../src/server/cli/commands.ts'
import { runCommand } from '../../src/server/cli/run-command.ts'
import { buildWeb } from './build-web.ts'
import { freshDatabase } from './postgres.ts'

const printed = z.object({
  url: z.string(),
  logins: z.array(z.object({ role: z.string(), username: z.string(), password: z.string() })),
})

export type DemoSite = {
  readonly url: string
  readonly loginOf: (role: Role) => { readonly username: string; readonly password: string }
  readonly close: () => Promise<void>
}

export async function serveDemo(people: number, day: number): Promise<DemoSite> {
  await buildWeb()
  const fresh = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'phukin-demo-site-'))
  let stop: () => void = () => undefined
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  let running: Promise<number> = Promise.resolve(0)
  const told = await new Promise<string>((resolve, reject) => {
    running = runCommand(
      COMMANDS,
      ['demo', '--people', String(people), '--day', String(day), '--json', '--no-open'],
      {
        env: {
          DATABASE_URL: fresh.loginUrl,
          DATABASE_OWNER_URL: fresh.adminUrl,
          PHUKIN_DATA: join(folder, 'demo'),
          PHUKIN_KEY_FILE: join(folder, 'keys.json'),
          PORT: '0',
        },
        stdin: (async function* () {})(),
        out: resolve,
        err: () => undefined,
        watched: false,
        stopped: () => stopped,
      },
    )
    running.then((code) => reject(new Error(`the demonstration ended with ${code}`)), reject)
  })
  const { url, logins } = printed.parse(JSON.parse(told))
  return {
    url,
    loginOf(role) {
      const login = logins.find((one) => one.role === role)
      if (login === undefined) throw new Error(`no log-in for ${role}`)
      return login
    },
    async close() {
      stop()
      await running
      await fresh.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
