import { describe, expect, it } from 'vitest'
import { command, done, refused, type Shell } from './command.ts'
import { COMMANDS } from './commands.ts'
import { barOf, progressOn } from './progress.ts'
import { runCommand } from './run-command.ts'

const about = { vi: 'thử', en: 'try' }
const greet = command({
  name: 'greet world',
  about,
  operands: 'NAME',
  options: {
    times: { type: 'string', about },
    loud: { type: 'boolean', about },
    tag: { type: 'string', multiple: true, about },
  },
  run: async (values, { json }, operands) =>
    operands[0] === 'nobody'
      ? refused({ code: 'nobody', vi: 'không ai', en: 'nobody' })
      : done({ ...values, operands, json }, `xin chào ${operands.join(' ')}`),
})

async function run(...argv: string[]) {
  const said = { out: '', err: '' }
  const shell: Omit<Shell, 'json'> = {
    env: {},
    stdin: (async function* () {})(),
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    watched: false,
    stopped: () => Promise.resolve(),
  }
  return { code: await runCommand([greet], argv, shell), ...said }
}

describe('the command line', () => {
  it('prints a sentence, exit 0', async () => {
    expect(await run('greet', 'world', 'Lan')).toEqual({ code: 0, out: 'xin chào Lan\n', err: '' })
  })
  it('prints exactly one JSON object with --json, wherever it stands', async () => {
    for (const argv of [
      ['--json', 'greet', 'world', 'Lan', '--loud', '--tag', 'a', '--tag', 'b'],
      ['greet', 'world', 'Lan', '--loud', '--tag=a', '--json', '--tag=b'],
    ]) {
      const { code, out, err } = await run(...argv)
      expect([code, err]).toEqual([0, ''])
      expect(JSON.parse(out)).toEqual({ loud: true, tag: ['a', 'b'], operands: ['Lan'], json: true })
    }
  })
  it('says a refusal in both languages on standard error, exit 1', async () => {
    expect(await run('greet', 'world', 'nobody')).toEqual({ code: 1, out: '', err: 'không ai\nnobody\n' })
    const json = await run('greet', 'world', 'nobody', '--json')
    expect([json.code, JSON.parse(json.out)]).toEqual([
      1,
      { refused: { code: 'nobody', vi: 'không ai', en: 'nobody' } },
    ])
  })
  it.each([
    ['no command', []],
    ['an unknown command', ['gret', 'world']],
    ['half a command', ['greet']],
    ['an unknown option', ['greet', 'world', 'Lan', '--quiet']],
    ['an option without its value', ['greet', 'world', 'Lan', '--times']],
    ['a value for a flag', ['greet', 'world', 'Lan', '--loud=yes']],
  ])('calls %s misuse, exit 2, with the help', async (_, argv) => {
    const { code, out, err } = await run(...argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('greet world')
    const json = await run(...argv, '--json')
    expect([json.code, Object.keys(JSON.parse(json.out))]).toEqual([2, ['misused']])
  })
  it('helps everywhere, exit 0', async () => {
    for (const argv of [
      ['--help'],
      ['greet', '--help'],
      ['greet', 'world', '--help'],
      ['greet', 'world', '-h'],
    ]) {
      const { code, out, err } = await run(...argv)
      expect([code, err]).toEqual([0, ''])
      expect(out).toContain('greet world')
    }
    expect((await run('greet', 'world', '--help')).out).toMatch(/--tag TEXT … +thử\n +try/)
  })
})

describe('the commands of phukin', () => {
  it('have names of their own, and words in both languages for all they take', () => {
    const names = COMMANDS.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { name, about, options } of COMMANDS)
      for (const said of [about, ...Object.values(options).map((option) => option.about)]) {
        expect(said.vi, name).not.toBe('')
        expect(said.en, name).not.toBe('')
        expect(said.en, name).not.toBe(said.vi)
      }
  })
})

describe('the progress bar', () => {
  it('is drawn for somebody who watches, and not too often', () => {
    let [text, now] = ['', 0]
    const progress = progressOn(
      {
        watched: true,
        err: (more) => {
          text += more
        },
      },
      () => now,
    )
    progress.show('đọc', 1, 10)
    progress.show('đọc', 2, 10)
    now = 150
    progress.show('đọc', 3, 10)
    progress.show('đọc', 10, 10)
    expect([...text.matchAll(/đọc \d+/g)].map(([it]) => it)).toEqual(['đọc 1', 'đọc 3', 'đọc 10'])
  })
  it('is silent when nobody watches', () => {
    const silent = progressOn({ watched: false, err: () => expect.unreachable() }, () => 0)
    silent.show('đọc', 1, 10)
    silent.end()
  })
  it('shows counts as Vietnamese writes them', () => {
    expect(barOf('đọc', 436_504, 873_007)).toBe(`${'█'.repeat(12)}${'░'.repeat(12)} đọc 436.504/873.007`)
    expect(barOf('đọc', 436_504, null)).toBe('đọc 436.504')
  })
})
