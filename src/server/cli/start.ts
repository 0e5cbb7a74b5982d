// phukin start: runs the server until it is asked to stop. Logs go to standard error, the address to standard output.

import { cliWords } from '#words/cli'
import { startServer } from '../main.ts'
import { command, done } from './command.ts'
import { refusedToStart } from './refused-to-start.ts'
import { settingsOf } from './settings.ts'

const { vi, en } = cliWords

export const startCommand = command({
  name: 'start',
  about: { vi: vi.start.about, en: en.start.about },
  options: {
    'tls-cert': { type: 'string', value: 'FILE', about: { vi: vi.start.tlsCert, en: en.start.tlsCert } },
    'tls-key': { type: 'string', value: 'FILE', about: { vi: vi.start.tlsKey, en: en.start.tlsKey } },
  },
  async run(given, shell) {
    // An option says the same as its variable, and counts more.
    const env = {
      ...shell.env,
      ...(given['tls-cert'] !== undefined && { PHUKIN_TLS_CERT: given['tls-cert'] }),
      ...(given['tls-key'] !== undefined && { PHUKIN_TLS_KEY: given['tls-key'] }),
    }
    const settings = settingsOf({ ...shell, env }, { chatty: true })
    if (!settings.ok) return settings.error
    const started = await startServer(settings.value)
    if (!started.ok) return refusedToStart(started.error)
    const { url, setupLink, keyBesideData, tlsWarning, stop } = started.value
    if (keyBesideData) shell.err(`${vi.keyBesideData}\n${en.keyBesideData}\n`)
    if (tlsWarning) {
      const say = ({ start }: typeof vi) => start.warnings[tlsWarning.code](tlsWarning.on)
      shell.err(`${say(vi)}\n${say(en)}\n`)
    }
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
