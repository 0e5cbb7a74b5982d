// A demonstration and a browser beside it: for journeys of people with an account, who also ask the server what is true.

import type { Browser, BrowserContext } from 'playwright-core'
import { expect } from 'vitest'
import * as z from 'zod/mini'
import { type Endpoint, type InputOf, type OutputOf, requestOf } from '#contract/endpoint'
import type { Role } from '#domain/access'
import { type DemoSite, serveDemo } from './demo-site.ts'
import { launchChromium } from './launch-chromium.ts'
import { type Look, openContext } from './look.ts'

export type DemoBrowser = {
  readonly url: string
  readonly loginOf: DemoSite['loginOf']
  readonly browser: Browser
  /** Signed in without the form; a role signs in once and is the same session from then on. */
  readonly signIn: (role: Role, look?: Look) => Promise<BrowserContext>
  /** What the endpoint answers whoever is signed in there; anything but an answer fails the test. */
  readonly ask: <E extends Endpoint>(
    who: BrowserContext,
    called: E,
    input: InputOf<E>,
  ) => Promise<OutputOf<E>>
  readonly close: () => Promise<void>
}

/** On day 45. */
export async function openDemo(people: number): Promise<DemoBrowser> {
  const site = await serveDemo(people, 45)
  const browser = await launchChromium().catch(async (error: unknown) => {
    await site.close()
    throw error
  })
  const { url, loginOf } = site
  const sessions = new Map<Role, Awaited<ReturnType<BrowserContext['storageState']>>>()
  return {
    ...{ url, loginOf, browser },
    async signIn(role, look) {
      const session = sessions.get(role)
      if (session !== undefined) return openContext(browser, look, { storageState: session })
      const opened = await openContext(browser, look)
      const headers = { origin: url }
      const answer = await opened.request.post(`${url}/api/login`, { data: loginOf(role), headers })
      expect(answer.status()).toBe(200)
      sessions.set(role, await opened.storageState())
      return opened
    },
    async ask<E extends Endpoint>(who: BrowserContext, called: E, input: InputOf<E>) {
      const { url: path, json } = requestOf(called, input)
      const answer = await who.request.fetch(url + path, {
        method: called.method,
        headers: { origin: url, ...(json !== null && { 'content-type': 'application/json' }) },
        ...(json !== null && { data: json }),
      })
      expect([answer.status(), await answer.text()]).toEqual([200, expect.anything()])
      return z.parse(called.output, await answer.json()) as OutputOf<E>
    },
    async close() {
      await browser.close()
      await site.close()
    },
  }
}
