// The command line: gives the process to the frame and the exit code back. Nothing else reads argv.

import { COMMANDS } from './commands.ts'
import { runCommand } from './run-command.ts'

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
})

process.exitCode = await runCommand(COMMANDS, process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  watched: process.stderr.isTTY === true,
  stopped,
})
