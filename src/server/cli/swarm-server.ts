// The server of a swarm: in a process of its own, so that it can be killed as a machine dies and started again at the same address.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { SwarmServer } from '../swarm/run.ts'

export type ServerProcess = SwarmServer & { readonly stop: () => Promise<void> }

/** `keyFile`: of the data that was copied. Rejects with what the server said if it does not start. */
export async function startServerProcess(folder: string, keyFile: string): Promise<ServerProcess> {
  const start = async (port: string) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), 'start', '--json'], {
      env: { ...environment(), PHUKIN_DATA: folder, PHUKIN_KEY_FILE: keyFile, PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    return { child, url: await addressOf(child) }
  }
  let running = await start('0')
  const { port } = new URL(running.url)
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const { child } = running
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'close')
    child.kill(signal)
    await ended
  }
  return {
    url: running.url,
    async killAndStart() {
      await end('SIGKILL')
      running = await start(port)
    },
    stop: () => end('SIGTERM'),
  }
}

/** What names another database or another address is not meant for it. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:PHUKIN_|DATABASE_|PORT$|HOST$)/.test(name)),
  )

async function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  child.stderr?.on('data', (piece) => {
    said = (said + piece).slice(-2_000)
  })
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (piece) => {
      const address = /"url":"([^"]+)"/.exec(String(piece))?.[1]
      if (address !== undefined) resolve(address)
    })
    child.on('close', () => reject(new Error(`the server of a swarm did not start: ${said}`)))
  })
}
