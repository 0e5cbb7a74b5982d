// A first password, made here by chance.

import { readablePassword } from '#domain/readable-password'

/** No password may hold the name of its account: the server would refuse it. */
export function passwordFor(username: string): string {
  const made = readablePassword((count) => crypto.getRandomValues(new Uint8Array(count)))
  return made.includes(username) ? passwordFor(username) : made
}
