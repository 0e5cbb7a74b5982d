// A whole server by settings, as its command starts it: on a fresh database, with its data and its keys in a folder of the test.
import { join } from 'node:path'
import { startServer } from '../../src/server/main.ts'
import { readConfig } from '../../src/server/platform/config.ts'
import { quietLog } from '../../src/server/platform/log.ts'
import type { FreshDatabase } from './postgres.ts'

/** `env`: settings beside or instead of these. What starting says, also where it is refused; settings that cannot be read throw. */
export function startServerOn(
  { loginUrl }: FreshDatabase,
  folder: string,
  env: Readonly<Record<string, string>> = {},
  more: Pick<Parameters<typeof startServer>[0], 'renewEveryMs'> = {},
): ReturnType<typeof startServer> {
  const config = readConfig(
    {
      PORT: '0',
      PHUKIN_DATA: join(folder, 'data'),
      PHUKIN_KEY_FILE: join(folder, 'keys.json'),
      DATABASE_URL: loginUrl,
      ...env,
    },
    folder,
  )
  if (!config.ok) throw new Error(config.error.variable)
  return startServer({ config: config.value, log: quietLog, ...more })
}
