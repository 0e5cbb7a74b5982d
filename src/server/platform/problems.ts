// How a named problem is answered: application/problem+json in both languages. The texts stand in words/problems.ts;
// which problems an endpoint may answer stands in the contract.

import type * as z from 'zod/mini'
import { type FieldProblem, PROBLEMS, type Problem, type ProblemAnswer } from '#contract/problems'
import { problemWords } from '#words/problems'

export const statusOf = ({ code }: Problem): number => PROBLEMS[code].status

export function answerOf({ code, fields, facts }: Problem, requestId: string): ProblemAnswer {
  const { vi, en } = problemWords
  return {
    type: `/problems/${code}`,
    status: PROBLEMS[code].status,
    code,
    title: vi.problems[code],
    text: { vi: vi.problems[code], en: en.problems[code] },
    ...(fields && {
      fields: fields.map((field) => ({
        ...field,
        text: { vi: vi.fields[field.code], en: en.fields[field.code] },
      })),
    }),
    ...(facts && { facts }),
    requestId,
  }
}

/**
 * Which fields of what was `given` are wrong, and how: never the value itself, which may be a number of a citizen. (zod keeps
 * values out of its errors, so what is missing is looked up.)
 */
export function inputProblem(error: z.core.$ZodError, given: unknown): Problem<'input-invalid'> {
  return {
    code: 'input-invalid',
    fields: error.issues.map((issue) => ({
      path: issue.path.join('.'),
      code: isMissing(given, issue.path) ? 'missing' : fieldProblemOf(issue),
    })),
  }
}

const isMissing = (given: unknown, path: readonly PropertyKey[]): boolean =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    given,
  ) === undefined

function fieldProblemOf(issue: z.core.$ZodIssue): FieldProblem {
  switch (issue.code) {
    case 'too_small':
      return 'too-small'
    case 'too_big':
      return 'too-big'
    case 'invalid_value':
      return 'not-listed'
    case 'unrecognized_keys':
      return 'unexpected'
    default:
      return 'wrong'
  }
}
