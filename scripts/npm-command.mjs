// Runs npm under a Node of our choice. It must not let the Node that happens to be installed decide: an older one
// skips optional native bindings whose `engines` it does not meet, without a word.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'

const isNpmCli = (path) => path !== undefined && basename(path) === 'npm-cli.js' && existsSync(path)

/** The npm-cli.js that started us, else the one beside this Node, else the one behind `npm` on the PATH. */
const findNpmCli = () => {
  const beside = dirname(process.execPath)
  const guesses = [
    process.env.npm_execpath,
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const npm = join(folder, 'npm')
    if (folder !== '' && existsSync(npm)) guesses.push(realpathSync(npm))
    guesses.push(join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'))
  }
  return guesses.find(isNpmCli)
}

/** The environment in which `node` means this Node, also for what it starts. */
export const environmentOf = (node) => {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...process.env, [name]: [dirname(node), process.env[name]].filter(Boolean).join(delimiter) }
}

/**
 * npm looks for the machine's own settings (registry, certificates) beside the Node that runs it, or under
 * `--prefix`. There it would find none, so it is told where it finds them when a person runs it.
 */
const settingsOf = (cli) => {
  if (process.env.npm_config_globalconfig || !cli) return {}
  const said = spawnSync(process.execPath, [cli, 'config', 'get', 'globalconfig'], { encoding: 'utf8' })
  return said.status === 0 ? { npm_config_globalconfig: said.stdout.trim() } : {}
}

/**
 * Runs `npm …` in a folder; its output goes to standard error. Resolves to whether it succeeded.
 * `onStart` is told the process id, so that the install lock knows who works under it.
 * @param {string} node @param {string} folder @param {string[]} args @param {(pid: number) => void} [onStart]
 * @returns {Promise<boolean>}
 */
export const npm = (node, folder, args, onStart) =>
  new Promise((resolve) => {
    const cli = findNpmCli()
    // A production environment must not lose the compiler and the tests, nor `omit=optional` the native bindings.
    const all = [
      ...args,
      '--include=dev',
      '--include=optional',
      '--loglevel=error',
      '--no-audit',
      '--no-fund',
      '--no-update-notifier',
    ]
    const env = { ...environmentOf(node), ...settingsOf(cli) }
    const options = { cwd: folder, env, stdio: ['ignore', 2, 2], windowsHide: true }
    const child = cli
      ? spawn(node, [cli, ...all], options)
      : spawn('npm', all, { ...options, shell: process.platform === 'win32' })
    if (child.pid !== undefined) onStart?.(child.pid)
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
