// What the browser complains of while a page is used: errors and warnings of its console, and what the page threw.
import type { Page } from 'playwright-core'

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
