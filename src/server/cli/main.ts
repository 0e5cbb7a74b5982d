// The command line: gives the process to the frame and the exit code back. Nothing else reads argv.

import { COMMANDS } from './commands.ts'
import { runCommand } from './run-command.ts'

// Only some commands (start, demo) wait for the end; the others are simply over: what they had not committed is undone
// by the database. A terminal, a shell and npm may each deliver the same signal, so repeats mean nothing.
const INTERRUPTED = 130
let isAwaited = false
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => (isAwaited ? resolve() : process.exit(INTERRUPTED)))
  }
})

process.exitCode = await runCommand(COMMANDS, process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  watched: process.stderr.isTTY === true,
  stopped: () => {
    isAwaited = true
    return stopped
  },
})
