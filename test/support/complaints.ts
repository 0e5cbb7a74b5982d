// What the browser complains of while a page is used: errors and warnings of its console, and what the page threw.
import type { Page } from 'playwright-core'

/** What a browser says of a call that is refused: some journeys ask for what they may not have. */
export const REFUSED = /the server responded with a status of 4\d\d/

/** Grows with the page. `expected`: what the journey itself brings about. */
export function complaintsOf(page: Page, expected?: RegExp): readonly string[] {
  const said: string[] = []
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning'
    if (isComplaint && expected?.test(message.text()) !== true) said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.message))
  return said
}
