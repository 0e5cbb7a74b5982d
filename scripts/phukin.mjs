// The command line: makes the checkout ready, then hands everything to the server's own command line.
import { join } from 'node:path'
import { ensureReady, root } from './bootstrap.mjs'
import { endLike, runNode } from './run-node.mjs'

const { node } = await ensureReady()
endLike(await runNode(node, [join(root, 'src', 'server', 'cli', 'main.ts'), ...process.argv.slice(2)]))
