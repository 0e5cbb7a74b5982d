// Every command of the command line, in the order of the help: one import and one line each.

import type { Command } from './command.ts'
import { importCommand } from './import.ts'
import { migrateCommand } from './migrate.ts'
import { startCommand } from './start.ts'
import { userAdd, userDisable, userList, userToken } from './user.ts'

export const COMMANDS: readonly Command[] = [
  startCommand,
  migrateCommand,
  importCommand,
  userAdd,
  userList,
  userDisable,
  userToken,
]
