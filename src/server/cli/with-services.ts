// Opens what a command needs (configuration, database, key) and closes it again, whatever happens: a server that runs is
// joined, otherwise its database is started and stopped.

import { openServices } from '../platform/open-services.ts'
import type { Services } from '../platform/services.ts'
import { setUp } from '../set-up.ts'
import type { Outcome, Shell } from './command.ts'
import { refusedToStart } from './refused-to-start.ts'
import { settingsOf } from './settings.ts'

export async function withServices(
  shell: Shell,
  work: (services: Services) => Promise<Outcome>,
): Promise<Outcome> {
  const settings = settingsOf(shell)
  if (!settings.ok) return settings.error
  const opened = await openServices(settings.value)
  if (!opened.ok) return refusedToStart(opened.error)
  try {
    await setUp(opened.value.services.database)
    return await work(opened.value.services)
  } finally {
    await opened.value.close()
  }
}
