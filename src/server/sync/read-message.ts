// Reads what a phone says it recorded, message by message: a bad one spoils no other. Knows no database.
import * as z from 'zod/mini'
import { type VisitMessage, visitMessage } from '#contract/sync'

export type ReadMessage =
  | { readonly state: 'read'; readonly message: VisitMessage }
  | { readonly state: 'unknown-kind' | 'unreadable'; readonly messageId: string | null }

const named = z.object({ messageId: z.uuid() })
const ofKind = z.object({ kind: z.string() })

/** `unknown-kind`: newer than this server. Who is named by it is answered by name. */
export const readMessage = (given: unknown): ReadMessage => {
  const read = visitMessage.safeParse(given)
  if (read.success) return { state: 'read', message: read.data }
  const name = named.safeParse(given)
  const kind = ofKind.safeParse(given)
  const isKnown = !kind.success || kind.data.kind === 'visit/1'
  return {
    state: isKnown ? 'unreadable' : 'unknown-kind',
    messageId: name.success ? name.data.messageId : null,
  }
}
