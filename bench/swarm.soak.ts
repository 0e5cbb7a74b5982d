// Two thousand phones that return at once, over a bad line, to a server that is killed twice under them: nothing is lost, nothing
// counts twice. Run by `npm run soak`; `npm test` has a tenth of it (src/server/cli/swarm.pg.test.ts).
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { COMMANDS } from '../src/server/cli/commands.ts'
import { runCommand } from '../src/server/cli/run-command.ts'

const PEOPLE = 60_000
const PHONES = 2_000
const VISITS = 50

test('two thousand phones over a bad line lose nothing and repeat nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'phukin-swarm-'))
  await chmod(folder, 0o755) // so that the cluster lies within it
  const phukin = async (...argv: string[]): Promise<unknown> => {
    let said = ''
    await runCommand(COMMANDS, [...argv, '--json'], {
      env: { PHUKIN_DATA: join(folder, 'demo'), PHUKIN_KEY_FILE: join(folder, 'keys.json'), PORT: '0' },
      stdin: (async function* () {})(),
      out: (text) => {
        said += text
      },
      err: () => undefined,
      watched: false,
      stopped: () => new Promise(() => undefined),
    })
    return JSON.parse(said)
  }
  try {
    await phukin('demo', '--build-only', '--people', String(PEOPLE), '--day', '30')
    const came = await phukin('swarm', '--phones', String(PHONES), '--visits', String(VISITS), '--faults')
    expect(came).toMatchObject({
      ...{ phones: PHONES, recorded: PHONES * VISITS, acknowledged: PHONES * VISITS },
      ...{ lost: 0, duplicated: 0 },
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
