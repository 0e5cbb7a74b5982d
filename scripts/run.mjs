// `npm run build|check|bench|soak`: makes the checkout ready, then runs one of the project's tools under its Node.
import { ensureReady, root } from './bootstrap.mjs'
import { endLike, runNode } from './run-node.mjs'
import { refuse } from './say.mjs'
import { CHECKS, TOOLS } from './tools.mjs'

const [name = '', ...args] = process.argv.slice(2)

const check = async (node) => {
  let code = 0
  for (const { name: title, command } of CHECKS) {
    console.log(`\n── ${title}`)
    if ((await runNode(node, command, { cwd: root })).code !== 0) code = 1
  }
  return { code, signal: null }
}

if (name !== 'check' && !Object.hasOwn(TOOLS, name)) {
  const known = ['check', ...Object.keys(TOOLS)].join(', ')
  refuse(`không có lệnh “${name}”; có: ${known}.`, `no such command; there are: ${known}.`)
}
const { node } = await ensureReady()
endLike(name === 'check' ? await check(node) : await runNode(node, [...TOOLS[name], ...args], { cwd: root }))
