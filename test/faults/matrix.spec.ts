// Every cell of the fault matrix: one browser, one server and one database of its own, a fresh phone for each cell.

import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { makeGround, type Walker } from '../../src/server/swarm/ground.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../support/chromium.ts'
import { type FaultProxy, openFaultProxy } from '../support/fault-proxy.ts'
import { buildFieldPages, type FieldPages } from '../support/field-pages.ts'
import { type FieldSite, openFieldSite } from '../support/field-site.ts'
import { openOwnBrowser } from '../support/own-browser.ts'
import type { Cell } from './cell.ts'
import { MATRIX } from './matrix.ts'
import { beginWalk, endsCleared, endsSynced, endsWiped, type Walk, type World } from './walk.ts'

const PEOPLE = 2_500
const DAY = 30
/** Of each account: some households. */
const GIVEN = 12

let browser: Browser
let site: FieldSite
let pages: FieldPages
let proxy: FaultProxy
let walkers: readonly Walker[] = []
let used = 0

beforeAll(async () => {
  ;[site, pages] = await Promise.all([openFieldSite(PEOPLE, DAY), buildFieldPages()])
  proxy = await openFaultProxy(() => site.url(), pages.folder)
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: [...CHROMIUM_ARGS] })
  // Two for every cell: some need a neighbour.
  const phones = 4 * MATRIX.flatMap(({ rows }) => rows).length
  walkers = (await site.withDatabase((database) => makeGround(database, { phones, each: GIVEN }))) ?? []
})
afterAll(async () => {
  await browser?.close()
  await proxy?.close()
  await site?.close()
  await pages?.remove()
})

const world = (): World => ({
  ...{ site, proxy, browser },
  nextWalker() {
    const walker = walkers[used]
    used += 1
    if (walker === undefined) throw new Error('no account is left')
    return walker
  },
})

const run = async ({ strike, ends = 'synced', ownBrowser, room }: Cell): Promise<void> => {
  const own = ownBrowser ? await openOwnBrowser() : null
  let walk: Walk | null = null
  try {
    walk = await beginWalk(world(), own ?? browser, room)
    await strike(walk)
    await endings[ends](walk)
  } finally {
    await walk?.forget()
    await own?.close()
    await site.ensureServer()
  }
}

const endings: Readonly<Record<NonNullable<Cell['ends']>, (walk: Walk) => Promise<void>>> = {
  synced: endsSynced,
  recorded: (walk) => endsWiped(walk, 'recorded'),
  quarantined: (walk) => endsWiped(walk, 'quarantined'),
  cleared: endsCleared,
}

for (const { of, rows } of MATRIX) {
  describe(`${of}, pushing`, () => {
    test.each(rows)('$id: $fault', ({ push }) => run(push))
  })
  describe(`${of}, pulling`, () => {
    test.each(rows)('$id: $fault', ({ pull }) => run(pull))
  })
}
