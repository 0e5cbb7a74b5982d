// Three kinds of test, told apart by their file names: rules (no database), pg (a real PostgreSQL), journeys (a
// browser; the fault matrix too). They run one kind after the other, so that a broken rule shows before a slow journey starts.
import { defineConfig } from 'vitest/config'

const journeyMinutes = 5

export default defineConfig({
  test: {
    passWithNoTests: true,
    // Two cores are what a developer and continuous integration have; more workers only wait for each other.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['src/**/*.test.{ts,tsx}', 'test/{fences,faults}/*.test.ts'],
          exclude: ['**/*.pg.test.ts', '**/node_modules/**'],
          sequence: { groupOrder: 0 },
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'pg',
          include: ['src/**/*.pg.test.ts', 'test/**/*.pg.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/{journeys,faults}/*.spec.ts'],
          globalSetup: ['test/support/postgres.ts'],
          // One browser and one server at a time: journeys measure what a person sees, not a race for two cores.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: journeyMinutes * 60_000,
          hookTimeout: journeyMinutes * 60_000,
        },
      },
    ],
  },
})
