// phukin migrate: brings the database to the newest schema, for databases whose server may not do it itself.

import { cliWords } from '#words/cli'
import { openServices } from '../platform/open-services.ts'
import { command, done } from './command.ts'
import { refusedToStart } from './refused-to-start.ts'
import { settingsOf } from './settings.ts'

export const migrateCommand = command({
  name: 'migrate',
  about: { vi: cliWords.vi.migrate.about, en: cliWords.en.migrate.about },
  options: {},
  async run(_, shell) {
    const settings = settingsOf(shell)
    if (!settings.ok) return settings.error
    const opened = await openServices(settings.value)
    if (!opened.ok) return refusedToStart(opened.error)
    await opened.value.close()
    const { migrated } = opened.value
    return done({ applied: migrated }, cliWords.vi.migrate.done(migrated.length))
  },
})
