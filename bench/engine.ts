// Next actions and priorities of a commune: in the server's Node, and in Chromium slowed down six times, as a cheap phone is. The
// same code in both; both must come to the same sum.
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { CHROMIUM_ARGS, chromiumPath } from '../test/support/chromium.ts'
import { type CommuneTimes, timeCommune } from './commune-work.ts'
import { type Measured, median } from './report.ts'

const PEOPLE = 10_000
const RUNS = 15
const SLOW_DOWN = 6

export const benchEngine = async (): Promise<Measured[]> => {
  const server = timeCommune(PEOPLE, RUNS)
  const phone = await timeInChromium()
  if (Math.abs(server.sum - phone.sum) > 1e-6) throw new Error('bench: two engines, two answers')
  const what = `of ${PEOPLE} people`
  return [
    {
      what: `next actions and priorities ${what}, server`,
      value: median(server.judged),
      unit: 'ms',
      goal: 50,
    },
    { what: `facts folded ${what}, server`, value: median(server.folded), unit: 'ms', goal: null },
    {
      what: `next actions and priorities ${what}, Chromium ÷ ${SLOW_DOWN}`,
      value: median(phone.judged),
      unit: 'ms',
      goal: 100,
    },
    {
      what: `facts folded ${what}, Chromium ÷ ${SLOW_DOWN}`,
      value: median(phone.folded),
      unit: 'ms',
      goal: null,
    },
  ]
}

const timeInChromium = async (): Promise<CommuneTimes> => {
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: [...CHROMIUM_ARGS] })
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: await bundleEngine() })
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN })
    return await page.evaluate<CommuneTimes>(`engine.timeCommune(${PEOPLE}, ${RUNS})`)
  } finally {
    await browser.close()
  }
}

/** As one script that leaves `engine` behind. */
const bundleEngine = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    root: join(import.meta.dirname, '..'),
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome109',
      lib: { entry: join(import.meta.dirname, 'commune-work.ts'), formats: ['iife'], name: 'engine' },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('bench: the engine was not bundled')
  return chunk.code
}
