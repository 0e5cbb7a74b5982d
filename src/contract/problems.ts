// The one catalogue of named problems: what an endpoint may answer instead of its output. Their texts stand in words/problems.ts.
// Add a line here and its phrase there; a handler that fails with a problem its endpoint does not list does not compile.

import { err } from '#domain/result'

export const PROBLEMS = {
  'not-signed-in': { status: 401 },
  'not-allowed': { status: 403 },
  'cross-site': { status: 403 },
  'not-found': { status: 404 },
  'input-invalid': { status: 400 },
  'too-large': { status: 413 },
  'wrong-media-type': { status: 415 },
  internal: { status: 500 },
  unavailable: { status: 503 },

  'login-failed': { status: 422 },
  'too-many-attempts': { status: 429 },
  'password-wrong': { status: 422 },
  'password-weak': { status: 422 },
  'setup-link-invalid': { status: 410 },
  'username-taken': { status: 409 },
  'unit-unknown': { status: 422 },
  'units-required': { status: 422 },
  'units-not-allowed': { status: 422 },
  'unit-level-wrong': { status: 422 },
  'too-many-units': { status: 422 },
  'last-administrator': { status: 409 },
  'expiry-in-past': { status: 422 },

  'day-unreadable': { status: 400 },
  'known-before-as-of': { status: 422 },
  'unit-too-large': { status: 422 },
  'days-too-many': { status: 422 },

  'number-unreadable': { status: 422 },
  'read-only-elsewhere': { status: 403 },
  'no-such-number': { status: 404 },

  'as-of-in-future': { status: 422 },
  'import-not-open': { status: 409 },
  'not-vanished': { status: 409 },
  'file-gone': { status: 410 },

  'unit-too-small': { status: 422 },
  'wave-moved': { status: 409 },
  'wave-closed': { status: 409 },
  'wave-nobody-listed': { status: 409 },
  'wave-lacking': { status: 409 },
  'wave-not-begun': { status: 409 },

  'balance-decided': { status: 409 },
  'balance-outdated': { status: 409 },

  'sheet-of-nobody': { status: 422 },
  'sheet-number-wrong': { status: 422 },
  'sheet-void': { status: 409 },
  'sheet-row-unreadable': { status: 422 },
  'sheet-walker-missing': { status: 422 },
  'day-not-on-sheet': { status: 422 },
  'sheet-not-out': { status: 409 },
  'sheet-not-void': { status: 409 },

  'guide-changed': { status: 409 },
  'not-audio': { status: 422 },

  'team-ended': { status: 409 },
  'team-elsewhere': { status: 422 },
  'team-name-taken': { status: 409 },
  'account-not-for-team': { status: 422 },
  'already-member': { status: 409 },
  'already-owned': { status: 409 },
  'already-theirs': { status: 409 },
  'nothing-to-reassign': { status: 409 },
  'place-empty': { status: 422 },
  'place-twice': { status: 422 },
  'places-of-one-commune': { status: 422 },
  'area-not-open': { status: 409 },
  'not-the-last-decision': { status: 409 },
  'holder-ended': { status: 409 },

  'nothing-to-dispute': { status: 409 },
  'no-dispute': { status: 409 },
  'no-exemption': { status: 409 },
  'no-residence': { status: 409 },
  'exemption-term-wrong': { status: 422 },
  'request-waiting': { status: 409 },
  'request-decided': { status: 409 },
  'second-person-needed': { status: 403 },
  'move-day-wrong': { status: 422 },
  'move-outside': { status: 422 },

  'app-too-old': { status: 426 },
  'invitation-invalid': { status: 410 },
  'no-device': { status: 404 },
  'already-revoked': { status: 409 },
  'account-not-walking': { status: 422 },
  'already-decided': { status: 409 },

  'hand-over-not-due': { status: 409 },
  'hand-over-open': { status: 409 },
  'hand-over-moved': { status: 409 },
  'team-unsuitable': { status: 422 },
  'consent-missing': { status: 422 },
} as const satisfies Readonly<Record<string, { readonly status: number }>>

export type ProblemCode = keyof typeof PROBLEMS

/** Any endpoint may answer these without listing them: they come from http.ts, before or around the handler. */
export const EVERYWHERE = [
  'not-signed-in',
  'not-allowed',
  'cross-site',
  'input-invalid',
  'too-large',
  'wrong-media-type',
  'internal',
  'unavailable',
] as const satisfies readonly ProblemCode[]

/** Why one field is refused; the phrases stand in words/problems.ts. */
const FIELD_PROBLEMS = ['missing', 'wrong', 'too-small', 'too-big', 'not-listed', 'unexpected'] as const
export type FieldProblem = (typeof FIELD_PROBLEMS)[number]

export type Problem<C extends ProblemCode = ProblemCode> = {
  readonly code: C
  /** Where in the input: "birth.y", "units.0". */
  readonly fields?: readonly { readonly path: string; readonly code: FieldProblem }[]
  /** Plain values that the client may need ({ retryAfterSeconds: 60 }); never personal data. */
  readonly facts?: Readonly<Record<string, string | number>>
}

export const problem = <C extends ProblemCode>(code: C, more: Omit<Problem, 'code'> = {}) =>
  err<Problem<C>>({ code, ...more })

/** What crosses the wire as application/problem+json (RFC 9457), in both languages. */
export type ProblemAnswer = {
  readonly type: string
  readonly status: number
  readonly code: ProblemCode
  readonly title: string
  readonly text: { readonly vi: string; readonly en: string }
  readonly fields?: readonly {
    readonly path: string
    readonly code: FieldProblem
    readonly text: { readonly vi: string; readonly en: string }
  }[]
  readonly facts?: Readonly<Record<string, string | number>>
  readonly requestId: string
}
