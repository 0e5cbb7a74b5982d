// Runs one column of the fault matrix: one browser, one server and one database of its own, a fresh phone for each cell.

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

const PEOPLE = 4_000
const DAY = 30
/** Of each account. */
const GIVEN = 12

export function runCells(column: 'push' | 'pull'): void {
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
    const many = 2 * MATRIX.flatMap(({ rows }) => rows).length
    walkers =
      (await site.withDatabase((database) => makeGround(database, { phones: many, each: GIVEN }))) ?? []
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

  const cell = async ({ strike, ends = 'synced', ownBrowser, room }: Cell): Promise<void> => {
    const own = ownBrowser ? await openOwnBrowser() : null
    const walk = await beginWalk(world(), own ?? browser, room)
    try {
      await strike(walk)
      await endings[ends](walk)
    } finally {
      await walk.forget()
      await own?.close()
    }
  }

  for (const { of, rows } of MATRIX)
    describe(`${column}, ${of.toLowerCase()}`, () => {
      test.each(rows)('$id: $fault', (row) => cell(row[column]))
    })
}

const endings: Readonly<Record<NonNullable<Cell['ends']>, (walk: Walk) => Promise<void>>> = {
  synced: endsSynced,
  recorded: (walk) => endsWiped(walk, 'recorded'),
  quarantined: (walk) => endsWiped(walk, 'quarantined'),
  cleared: endsCleared,
}
