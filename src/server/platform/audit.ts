// The audit log: who did what, when (real time), to what, and why. Append-only, and the only writer of audit_log.
// It names things by their id and never holds a number, a name or an address of a citizen.

import type { AuditAction } from '#domain/audit'
import type { Tx } from './database.ts'
import type { Session } from './session.ts'

export type AuditEntry = {
  readonly action: AuditAction
  /** 'person:<id>', 'account:<id>', 'import:<id>'. */
  readonly target?: string | undefined
  /** As the person gave it; one that holds nine digits or more in a row is refused by the database: ask mayBeReason first. */
  readonly reason?: string | undefined
  /** Where it happened, for who may read it: a hamlet number. Unless said, the first of the actor's scope. */
  readonly hamletId?: number | undefined
}

type Actor = Pick<Session, 'accountId' | 'scope'>

/** `actor` null: the command line or nobody signed in. Under asUnit the actor must be the session's own account. */
export async function recordAudit(tx: Tx, actor: Actor | null, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('auditLog')
    .values({
      accountId: actor?.accountId ?? null,
      action: entry.action,
      target: entry.target ?? null,
      reason: entry.reason ?? null,
      hamletId: entry.hamletId ?? actor?.scope.ranges[0]?.lo ?? null,
    })
    .execute()
}

/** A reason is words, not a number of a document or phone. The database checks the same. */
export const mayBeReason = (text: string): boolean => text.trim().length >= 3 && !/\d([ .-]?\d){8}/.test(text)
