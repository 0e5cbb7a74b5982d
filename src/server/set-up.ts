// What a fresh database must hold before anything runs: the campaign and the tree of units. Safe to run at every start.

import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { SUCCESSIONS, UNITS } from '#domain/binh-phuoc/units'
import { installCampaign } from './platform/campaign.ts'
import type { Database } from './platform/database.ts'
import { installUnits } from './units/install.ts'

export const setUp = (database: Database): Promise<void> =>
  database.asSystem('set up', async (tx) => {
    await installCampaign(tx, binhPhuoc2024)
    await installUnits(tx, UNITS, SUCCESSIONS)
  })
