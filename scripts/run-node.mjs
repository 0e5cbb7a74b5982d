// Starts a program under a chosen Node and becomes it as far as a parent process can: its terminal, its signals,
// its exit code. It must not print anything.
import { spawn } from 'node:child_process'
import { environmentOf } from './npm-command.mjs'

/** npm, the shell and a terminal may each deliver the same Ctrl-C. */
const SAME_PRESS_MS = 1_000

/**
 * Runs `node …args`; resolves to how it ended.
 * @param {string} node @param {string[]} args @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, signal: NodeJS.Signals | null }>}
 */
export const runNode = (node, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      stdio: 'inherit',
      env: environmentOf(node),
      windowsHide: true,
      ...options,
    })
    const onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
    let last = 0
    const pass = (signal) => {
      const now = Date.now()
      // A terminal sends Ctrl-C to every process of its group, the child among them.
      if (signal === 'SIGINT' && (onTerminal || now - last < SAME_PRESS_MS)) return
      last = now
      child.kill(signal)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    const done = () => {
      for (const signal of signals) process.removeListener(signal, pass)
    }
    child.on('error', (error) => {
      done()
      reject(error)
    })
    child.on('exit', (code, signal) => {
      done()
      resolve({ code: code ?? 1, signal })
    })
  })

/** Ends this process as the child ended: with its code, or by its signal. */
export const endLike = ({ code, signal }) => {
  if (signal) process.kill(process.pid, signal)
  else process.exitCode = code
}
