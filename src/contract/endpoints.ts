// Every endpoint there is. The server routes no other, the OpenAPI document and the access test walk this list.

import * as accounts from './accounts.ts'
import type { Endpoint } from './endpoint.ts'
import * as health from './health.ts'
import * as imports from './imports.ts'

export const ENDPOINTS: readonly Endpoint[] = [
  health.health,
  health.ready,
  health.openApi,
  accounts.login,
  accounts.logout,
  accounts.readMe,
  accounts.changePassword,
  accounts.useSetupLink,
  accounts.listAccounts,
  accounts.createAccount,
  accounts.disableAccount,
  accounts.readAudit,
  imports.uploadList,
  imports.readImport,
  imports.listImports,
  imports.correctImport,
  imports.commitImport,
  imports.cancelImport,
  imports.downloadRejects,
  imports.listVanished,
]
