// The configuration and the log of a command: from the environment, with the words for what is wrong in it.

import { err, ok, type Result } from '#domain/result'
import { cliWords } from '#words/cli'
import { type Config, readConfig } from '../platform/config.ts'
import { createLog, type Log } from '../platform/log.ts'
import { misused, type Outcome, type Shell } from './command.ts'

export type Settings = { readonly config: Config; readonly log: Log }

/** `chatty`: a server says what it does; a command that a person waits for says only what is wrong. */
export function settingsOf(
  { env, err: write }: Pick<Shell, 'env' | 'err'>,
  { chatty = false } = {},
): Result<Settings, Outcome> {
  const config = readConfig(env, process.cwd())
  const log = createLog(write)
  if (config.ok) return ok({ config: config.value, log: chatty ? log : { ...log, info: () => undefined } })
  const { variable, value } = config.error
  const say = ({ missingVariable, wrongVariable }: (typeof cliWords)['vi']) =>
    value === '' ? missingVariable(variable) : wrongVariable(variable, value)
  return err(misused({ vi: say(cliWords.vi), en: say(cliWords.en) }))
}
