// The command line: makes the checkout ready, then hands everything to the server's own command line.
import { join } from 'node:path'
import { ensureReady, root } from './bootstrap.mjs'
import { endLike, runNode } from './run-node.mjs'
import { ensureWebBuilt } from './web-build.mjs'

const SHOWS_PAGES = ['start', 'demo']

const args = process.argv.slice(2)
const { node } = await ensureReady()
if (SHOWS_PAGES.includes(args[0] ?? '') && !args.includes('--help') && !args.includes('--build-only')) {
  await ensureWebBuilt(node)
}
endLike(await runNode(node, [join(root, 'src', 'server', 'cli', 'main.ts'), ...args]))
