// The browser of a journey.
import { type Browser, chromium } from 'playwright-core'
import { CHROMIUM_ARGS, chromiumPath } from './chromium.ts'

/** `args`: of Chromium's command line, beside those that every journey needs. */
export const launchChromium = async (...args: readonly string[]): Promise<Browser> =>
  chromium.launch({ executablePath: await chromiumPath(), args: [...CHROMIUM_ARGS, ...args] })
