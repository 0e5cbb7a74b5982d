// What a handler, a job and a command may use. Made once in main.ts; nothing in the server is global.

import type { Config } from './config.ts'
import type { DataFolder } from './data-folder.ts'
import type { Database } from './database.ts'
import type { Files } from './files.ts'
import type { Log } from './log.ts'
import type { Protect } from './protect.ts'

export type Services = {
  readonly config: Config
  readonly log: Log
  /** A demo folder keeps its banner and stays on this machine. */
  readonly dataFolder: DataFolder
  readonly database: Database
  readonly protect: Protect
  readonly files: Files
}
