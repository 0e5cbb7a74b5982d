// What a command is: its words, its options, and what it does with them. The frame in run-command.ts parses, prints and
// decides the exit code, so that every command keeps the same contract.

import { type ParseArgsOptionDescriptor, parseArgs } from 'node:util'
import type { Problem } from '#contract/problems'
import { problemWords } from '#words/problems'

/** Vietnamese first. */
export type Phrase = { readonly vi: string; readonly en: string }

type Option = {
  readonly type: 'string' | 'boolean'
  readonly multiple?: boolean
  /** Shown in the help: --unit CODE. */
  readonly value?: string
  readonly about: Phrase
}
type Options = Readonly<Record<string, Option>>

type ValueOf<O extends Option> = O['type'] extends 'boolean'
  ? boolean
  : O extends { readonly multiple: true }
    ? readonly string[]
    : string
export type Values<O extends Options> = { readonly [K in keyof O]?: ValueOf<O[K]> }

export type Refusal = Phrase & { readonly code: string }

/** done: exit 0; refused (the input or the state does not allow it): 1; misused (the command line is wrong): 2. */
export type Outcome =
  | { readonly kind: 'done'; readonly json: unknown; readonly text: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly json?: unknown }
  | { readonly kind: 'misused'; readonly why: Phrase }

/** `json` is printed with --json, `text` without: a sentence or a table, Vietnamese. */
export const done = (json: unknown, text: string): Outcome => ({ kind: 'done', json, text })
export const refused = (refusal: Refusal): Outcome => ({ kind: 'refused', refusal })
export const misused = (why: Phrase): Outcome => ({ kind: 'misused', why })

export const refusedBy = ({ code }: Problem): Outcome =>
  refused({ code, vi: problemWords.vi.problems[code], en: problemWords.en.problems[code] })

/** The world around a command: tests give their own. */
export type Shell = {
  readonly env: NodeJS.ProcessEnv
  readonly stdin: AsyncIterable<Uint8Array>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Somebody watches standard error: a progress bar makes sense. */
  readonly watched: boolean
  readonly json: boolean
  /** Resolves when the process is asked to end (Ctrl-C, SIGTERM). */
  readonly stopped: () => Promise<void>
}

export type Command = {
  /** 'start', 'user add'. */
  readonly name: string
  readonly about: Phrase
  /** Operands as the help shows them: 'FILE'. */
  readonly operands: string
  readonly options: Options
  /** Throws a TypeError of util.parseArgs on a wrong command line. */
  readonly execute: (args: readonly string[], shell: Shell) => Promise<Outcome>
}

export function command<const O extends Options>(given: {
  readonly name: string
  readonly about: Phrase
  readonly operands?: string
  readonly options: O
  readonly run: (values: Values<O>, shell: Shell, operands: readonly string[]) => Promise<Outcome>
}): Command {
  const { name, about, options, run, operands = '' } = given
  return {
    name,
    about,
    operands,
    options,
    execute(args, shell) {
      const parsed = parseArgs({
        args: [...args],
        options: Object.fromEntries(
          Object.entries(options).map(([option, it]) => [option, descriptorOf(it)]),
        ),
        allowPositionals: operands !== '',
      })
      // parseArgs gives what the descriptors say: the same types as Values<O>.
      return run(parsed.values as Values<O>, shell, parsed.positionals)
    },
  }
}

const descriptorOf = ({ type, multiple = false }: Option): ParseArgsOptionDescriptor => ({ type, multiple })
