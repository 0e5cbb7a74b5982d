// phukin start: runs the server until it is asked to stop. Logs go to standard error, the address to standard output.

import { cliWords } from '#words/cli'
import { startServer } from '../main.ts'
import { command, done } from './command.ts'
import { refusedToStart } from './refused-to-start.ts'
import { settingsOf } from './settings.ts'

const { vi } = cliWords

export const startCommand = command({
  name: 'start',
  about: { vi: vi.start.about, en: cliWords.en.start.about },
  options: {},
  async run(_, shell) {
    const settings = settingsOf(shell, { chatty: true })
    if (!settings.ok) return settings.error
    const started = await startServer(settings.value)
    if (!started.ok) return refusedToStart(started.error)
    const { url, setupLink, keyBesideData, stop } = started.value
    if (keyBesideData) shell.err(`${vi.keyBesideData}\n${cliWords.en.keyBesideData}\n`)
    if (shell.json) shell.out(`${JSON.stringify({ url, setupLink })}\n`)
    else {
      shell.out(`${vi.start.ready(url)}\n`)
      if (setupLink !== null) shell.out(`${vi.start.setup(setupLink)}\n`)
    }
    await shell.stopped()
    shell.err(`${vi.start.stopping}\n`)
    await stop()
    return done(undefined, vi.start.stopped)
  },
})
