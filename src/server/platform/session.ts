// Who is asking: the result of a valid cookie or bearer token. Made only by auth/; asUnit and every handler take one.

import type { Role, Scope } from '#domain/access'

export type Session = {
  readonly accountId: string
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly scope: Scope
  /** A cookie belongs to a person at a screen; a token to a program that acts as that person; a device is a phone that was let in. */
  readonly via: 'cookie' | 'token' | 'device'
  /** Of the row in sessions, api_tokens or devices, so that this very sign-in can be ended. */
  readonly credentialId: string
}
