// Finds the command, prints help, runs it, prints what came out and gives the exit code: 0 done, 1 refused, 2 misused.
// With --json exactly one JSON object goes to standard output, whatever happens; everything else goes to standard error.

import { cliWords } from '#words/cli'
import type { Command, Outcome, Phrase, Shell } from './command.ts'

export async function runCommand(
  commands: readonly Command[],
  argv: readonly string[],
  shell: Omit<Shell, 'json'>,
): Promise<number> {
  const json = argv.includes('--json')
  const args = argv.filter((arg) => arg !== '--json')
  const found = findCommand(commands, args)
  if (args.includes('--help') || args.includes('-h')) {
    shell.out(found ? helpOf(found.command) : overview(groupOf(commands, args[0])))
    return 0
  }
  if (!found) {
    const [asked] = args
    const why =
      asked === undefined
        ? phrase((words) => words.noCommand)
        : phrase((words) => words.unknownCommand(args.join(' ')))
    return report({ kind: 'misused', why }, overview(groupOf(commands, asked)), { ...shell, json })
  }
  const outcome = await execute(found.command, found.rest, { ...shell, json })
  return report(outcome, helpOf(found.command), { ...shell, json })
}

function findCommand(
  commands: readonly Command[],
  args: readonly string[],
): { command: Command; rest: readonly string[] } | null {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ')
    const command = commands.find((each) => each.name === name)
    if (command) return { command, rest: args.slice(words) }
  }
  return null
}

/** 'user' → 'user add', 'user list' …; otherwise all. */
function groupOf(commands: readonly Command[], first: string | undefined): readonly Command[] {
  const group = commands.filter(({ name }) => name.startsWith(`${first} `))
  return group.length > 0 ? group : commands
}

async function execute(command: Command, args: readonly string[], shell: Shell): Promise<Outcome> {
  try {
    return await command.execute(args, shell)
  } catch (error) {
    const code = error instanceof TypeError && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error
    const option = /'([^']+)'/.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
    return { kind: 'misused', why: phrase((words) => words.wrongOption(option)) }
  }
}

function report(outcome: Outcome, help: string, shell: Shell): number {
  switch (outcome.kind) {
    case 'done':
      if (shell.json && outcome.json !== undefined) shell.out(`${JSON.stringify(outcome.json)}\n`)
      else if (!shell.json && outcome.text !== '') shell.out(`${outcome.text}\n`)
      return 0
    case 'refused': {
      const { code, vi, en } = outcome.refusal
      if (shell.json) shell.out(`${JSON.stringify(outcome.json ?? { refused: { code, vi, en } })}\n`)
      shell.err(`${vi}\n${en}\n`)
      return 1
    }
    case 'misused':
      if (shell.json) shell.out(`${JSON.stringify({ misused: outcome.why })}\n`)
      shell.err(`${outcome.why.vi}\n${outcome.why.en}\n\n${help}`)
      return 2
  }
}

const PROGRAM = 'npm run -s phukin --'

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name, operands }) => `${name} ${operands}`.length))
  const lines = commands.map(
    ({ name, operands, about }) =>
      `  ${`${name} ${operands}`.padEnd(width)}  ${about.vi}\n${' '.repeat(width + 4)}${about.en}\n`,
  )
  const { vi, en } = cliWords
  return `${PROGRAM} <${vi.command}> [--help] [--json]\n\n${lines.join('')}\n${vi.contract}\n${en.contract}\n`
}

function helpOf({ name, operands, about, options }: Command): string {
  const shown = Object.entries(options).map(([option, it]) => ({
    left: `--${option}${it.type === 'string' ? ` ${it.value ?? 'TEXT'}` : ''}${it.multiple ? ' …' : ''}`,
    about: it.about,
  }))
  const width = Math.max(6, ...shown.map(({ left }) => left.length))
  const lines = [...shown, { left: '--json', about: phrase((words) => words.json) }].map(
    ({ left, about: { vi, en } }) => `  ${left.padEnd(width)}  ${vi}\n${' '.repeat(width + 4)}${en}\n`,
  )
  const usage = [PROGRAM, name, operands].filter((part) => part !== '').join(' ')
  return `${usage} […]\n\n${about.vi}\n${about.en}\n\n${lines.join('')}`
}

const phrase = (say: (words: (typeof cliWords)['vi']) => string): Phrase => ({
  vi: say(cliWords.vi),
  en: say(cliWords.en),
})
