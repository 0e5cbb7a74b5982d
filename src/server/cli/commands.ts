// Every command of the command line, in the order of the help: one import and one line each.

import { boardCommand } from './board.ts'
import { checkCommand } from './check.ts'
import type { Command } from './command.ts'
import { demoCommand } from './demo.ts'
import { importCommand } from './import.ts'
import { migrateCommand } from './migrate.ts'
import { startCommand } from './start.ts'
import { swarmCommand } from './swarm.ts'
import { userAdd, userDisable, userList, userToken } from './user.ts'

export const COMMANDS: readonly Command[] = [
  startCommand,
  demoCommand,
  migrateCommand,
  importCommand,
  boardCommand,
  checkCommand,
  swarmCommand,
  userAdd,
  userList,
  userDisable,
  userToken,
]
