// Every endpoint there is. The server routes no other, the OpenAPI document and the access test walk this list.

import * as accounts from './accounts.ts'
import * as assignments from './assignments.ts'
import * as balance from './balance.ts'
import * as campaign from './campaign.ts'
import * as coverage from './coverage.ts'
import * as devices from './devices.ts'
import type { Endpoint } from './endpoint.ts'
import * as forces from './forces.ts'
import * as guides from './guides.ts'
import * as handOvers from './hand-overs.ts'
import * as health from './health.ts'
import * as imports from './imports.ts'
import * as judgements from './judgements.ts'
import * as people from './people.ts'
import * as sheets from './sheets.ts'
import * as sync from './sync.ts'
import * as units from './units.ts'
import * as visits from './visits.ts'
import * as waves from './waves.ts'

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
  accounts.resetPassword,
  accounts.readAudit,
  campaign.readCampaign,
  units.readUnit,
  units.searchUnits,
  units.readHamlets,
  coverage.readBoard,
  coverage.readParts,
  coverage.readSeries,
  coverage.readNamedList,
  people.searchPeople,
  people.findByNumber,
  people.readPerson,
  people.revealNumber,
  judgements.raiseDispute,
  judgements.settleDispute,
  judgements.listExemptionRequests,
  judgements.requestExemption,
  judgements.decideExemption,
  judgements.endExemption,
  judgements.recordMove,
  judgements.endResidence,
  imports.uploadList,
  imports.readImport,
  imports.listImports,
  imports.correctImport,
  imports.commitImport,
  imports.cancelImport,
  imports.downloadRejects,
  imports.listVanished,
  waves.readWaves,
  waves.readWaveParts,
  waves.readWaveSteps,
  waves.readWavePeople,
  waves.advanceWave,
  waves.reopenWave,
  sheets.readPrintChoices,
  sheets.printSheets,
  sheets.listSheets,
  sheets.findSheet,
  sheets.readSheet,
  sheets.keySheet,
  sheets.finishSheet,
  sheets.voidSheet,
  sheets.restoreSheet,
  visits.listWork,
  visits.readHousehold,
  visits.recordVisit,
  visits.recordNotDone,
  visits.readResults,
  guides.listGuides,
  guides.readGuide,
  guides.readGuideVersions,
  guides.editGuide,
  guides.addGuideAudio,
  guides.readGuideAudio,
  forces.listTeams,
  forces.readTeam,
  forces.createTeam,
  forces.endTeam,
  forces.addMember,
  forces.changeMember,
  forces.endMember,
  forces.findTeamAccounts,
  assignments.readAssignments,
  assignments.readHamletAssignments,
  assignments.assignWork,
  assignments.reassignWork,
  assignments.returnWork,
  assignments.undoWork,
  balance.readBalance,
  balance.proposeBalance,
  balance.acceptBalance,
  balance.rejectBalance,
  balance.undoBalance,
  handOvers.listHandOvers,
  handOvers.readHandOver,
  handOvers.readHandOversOf,
  handOvers.offerHandOver,
  handOvers.stepHandOver,
  handOvers.callHandOver,
  devices.inviteDevice,
  devices.revokeDevice,
  devices.joinDevice,
  devices.deviceStanding,
  devices.acknowledgeWipe,
  sync.pull,
  sync.push,
]
