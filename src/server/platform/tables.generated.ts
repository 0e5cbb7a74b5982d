// Written by scripts/generate-tables.ts from a migrated database; do not edit.
import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<Date, Date | string, Date | string>
/** Read as a value whose shape its reader checks; written as JSON text. */
type Json = ColumnType<unknown, string, string>
type DefaultInstant = ColumnType<Date, Date | string | undefined, Date | string>
type DefaultJson = ColumnType<unknown, string | undefined, string>

export type Tables = {
  accountUnits: {
    accountId: string
    unitId: number
  }
  accounts: {
    accountId: Generated<string>
    username: string
    displayName: string
    role:
      | 'province_leader'
      | 'district_leader'
      | 'commune_leader'
      | 'commune_police'
      | 'province_police'
      | 'desk_clerk'
      | 'collection_officer'
      | 'hamlet_head'
      | 'team_lead'
      | 'volunteer'
      | 'telecom_agent'
      | 'auditor'
      | 'system_administrator'
    passwordHash: string
    passwordSetAt: DefaultInstant
    expiresOn: string | null
    disabledAt: Instant | null
    createdAt: DefaultInstant
  }
  apiTokens: {
    tokenId: Generated<string>
    tokenHash: Buffer
    accountId: string
    label: string
    createdAt: DefaultInstant
    expiresAt: Instant
    revokedAt: Instant | null
  }
  areaAssignments: {
    communeId: number
    areaId: string
    hamletId: number
    residentialGroup: string | null
    householdNo: string | null
    personId: string | null
    teamId: string
    memberId: string | null
    part: 'owner' | 'helper'
    fromDay: string
    toDay: string | null
    decisionId: string
    assignedBy: string | null
    reason: string | null
    endedIn: string | null
    endedBy: string | null
    endReason: string | null
  }
  assignmentDecisions: {
    communeId: number
    decisionId: string
    kind: 'assigned' | 'reassigned' | 'returned' | 'balanced'
    decidedBy: string | null
    onDay: string
    reason: string | null
    undoneBy: string | null
    undoneOn: string | null
  }
  assignments: {
    communeId: number
    personId: string
    hamletId: number
    areaId: string
    teamId: string
    memberId: string | null
    part: 'owner' | 'helper'
    fromDay: string
    toDay: string | null
  }
  auditLog: {
    auditId: Generated<number>
    at: DefaultInstant
    accountId: string | null
    action: string
    target: string | null
    reason: string | null
    hamletId: number | null
  }
  balanceProposals: {
    communeId: number
    proposalId: string
    teamId: string
    lo: number
    hi: number
    madeOn: string
    state: Generated<'open' | 'accepted' | 'rejected' | 'outdated'>
    fingerprint: Buffer
    content: Json
    decidedBy: string | null
    decidedOn: string | null
    taken: number[] | null
    leftOut: number | null
    decisionId: string | null
  }
  boardDays: {
    unitId: number
    base: number
    measure: number
    class: number
    effective: string
    total: number
    lo: number
    hi: number
  }
  boardReports: {
    unitId: number
    milestone: string
    effective: string
    communes: number
    source: string
    lo: number
    hi: number
  }
  campaignClock: {
    onlyRow: Generated<boolean>
    offsetMs: Generated<number>
  }
  campaigns: {
    campaignId: string
    body: Json
  }
  consents: {
    communeId: number
    personId: string
    wording: string
    givenOn: string
    endedOn: string | null
    handOverId: string
    hamletId: number
    teamId: string
    askedBy: string
  }
  coverageReports: {
    communeId: number
    milestone: string
    source: string
    effective: string
    known: string
    folded: Generated<boolean>
    withdrawn: Generated<boolean>
  }
  deviceInvitations: {
    invitationId: Generated<string>
    codeHash: Buffer
    accountId: string
    madeBy: string
    madeAt: DefaultInstant
    expiresAt: Instant
    usedAt: Instant | null
  }
  devices: {
    deviceId: string
    accountId: string
    lo: number
    hi: number
    tokenHash: Buffer
    name: string
    joinedAt: DefaultInstant
    invitedBy: string
    seenAt: DefaultInstant
    pulledAt: Instant | null
    pushedAt: Instant | null
    app: string | null
    holds: number | null
    waiting: number | null
    oldestWaiting: Instant | null
    refused: number | null
    clockAheadMs: number | null
    storageKept: boolean | null
    storageUsed: number | null
    storageQuota: number | null
    revokedAt: Instant | null
    revokedBy: string | null
    revokeReason: string | null
    wipedAt: Instant | null
    wipedWhy: 'revoked' | 'account-ended' | 'too-many-pins' | 'pin-forgotten' | 'by-hand' | null
    sealedLeft: number | null
  }
  exemptionRequests: {
    communeId: number
    requestId: string
    personId: string
    milestone: string
    reason: string
    evidence: string
    untilDay: string
    requestedBy: string
    requestedOn: string
    state: Generated<'waiting' | 'granted' | 'declined'>
    decidedBy: string | null
    decidedOn: string | null
  }
  facts: {
    communeId: number
    personId: string
    factId: string
    hamletId: number
    recordedIn: number
    effective: string
    known: string
    source: 'field' | 'office' | 'register' | 'carrier' | 'authority'
    snapshotId: string | null
    recordedBy: string | null
    memberId: string | null
    teamId: string | null
    body: Json
  }
  guideAudio: {
    problem: string
    language: 'stieng' | 'khmer'
    version: number
    mediaType: 'audio/mpeg' | 'audio/mp4' | 'audio/ogg'
    content: Buffer
    addedBy: string
    addedOn: string
  }
  guideCards: {
    problem: string
    version: number
    body: Json
    editedBy: string
    editedOn: string
    editedAt: DefaultInstant
  }
  hamletRevisions: {
    communeId: number
    hamletId: number
    revision: Generated<number>
  }
  handOverEvents: {
    communeId: number
    handOverId: string
    eventNo: number
    step: 'offered' | 'accepted' | 'done' | 'bounced' | 'withdrawn'
    onDay: string
    reason: string | null
    takenBy: string
    at: DefaultInstant
  }
  handOvers: {
    communeId: number
    handOverId: string
    personId: string
    milestone: string
    caseReason: string | null
    offeredBy: string
    fromTeam: string | null
    toTeam: string
    acceptDays: number
    finishDays: number
    state: 'offered' | 'accepted' | 'done' | 'bounced' | 'withdrawn'
    offeredOn: string
    acceptedOn: string | null
    endedOn: string | null
    dueOn: string | null
    bounceReason: string | null
    events: Generated<number>
  }
  identities: {
    identityBlock: Buffer
    communeId: number
    personId: string
  }
  importRejects: {
    importId: string
    rowNo: number
    outcome: 'rejected' | 'waiting'
    problems: Json
  }
  importRows: {
    importId: string
    rowNo: number
    communeId: number | null
    hamletId: number | null
    away: boolean
    residence: string
    newId: string
    fullName: string
    matchKey: string
    words: string[]
    birthYear: number | null
    birthMonth: number | null
    birthDay: number | null
    sex: string | null
    householdNo: string | null
    residentialGroup: string | null
    relation: string | null
    address: string | null
    identityBlock: Buffer | null
    identityLast2: string | null
    cmndBlock: Buffer | null
    cmndLast2: string | null
    phoneBlock: Buffer | null
    phoneLast2: string | null
    eidLevel: number | null
    effective: string
    rowHash: number
    course: number
    body: Json
  }
  importUnchanged: {
    importId: string
    rowNo: number
    communeId: number
    personId: string
    rowHash: number
  }
  imports: {
    importId: string
    unitId: number
    lo: number
    hi: number
    kind: string
    asOf: string
    fileName: string
    fileSha256: Buffer
    fileId: string | null
    mapping: Json
    state:
      | 'reading'
      | 'previewed'
      | 'committing'
      | 'committed'
      | 'refused'
      | 'cancelled'
      | 'withdrawing'
      | 'withdrawn'
    progress: DefaultJson
    summary: Json | null
    refusal: Json | null
    startedBy: string | null
    startedAt: DefaultInstant
    endedAt: Instant | null
    sender: string | null
    layoutKey: string | null
    withdrawnBy: string | null
    withdrawnWhy: string | null
    withdrawal: Json | null
  }
  keyChecks: {
    keyId: number
    checkValue: Buffer
    createdAt: DefaultInstant
  }
  listLayouts: {
    unitId: number
    sender: string
    kind: string
    layoutKey: string
    mapping: Json
    importId: string
    usedAt: DefaultInstant
  }
  loginAttempts: {
    key: string
    points: Generated<number>
    expire: number | null
  }
  numbersSeen: {
    communeId: number
    personId: string
    identityBlock: Buffer
    identityLast2: string
    keyId: number
    accountId: string
    onDay: string
  }
  people: {
    communeId: number
    personId: string
    hamletId: number
    registeredHamletId: number | null
    away: Generated<boolean>
    fullName: string
    matchKey: string
    birthYear: number
    birthMonth: number | null
    birthDay: number | null
    sex: 'male' | 'female' | null
    householdNo: string | null
    residentialGroup: string | null
    relation: string | null
    address: string | null
    identityBlock: Buffer | null
    identityLast2: string | null
    cmndBlock: Buffer | null
    cmndLast2: string | null
    phoneBlock: Buffer | null
    phoneLast2: string | null
    keyId: number
    eidLevel: number | null
    deviceClass: string | null
    registerHash: number | null
    registerAsOf: string | null
    revision: Generated<number>
  }
  peopleBefore: {
    importId: string
    keptNo: Generated<number>
    communeId: number
    personId: string
    hamletId: number
    registeredHamletId: number | null
    away: boolean
    fullName: string
    matchKey: string
    birthYear: number
    birthMonth: number | null
    birthDay: number | null
    sex: string | null
    householdNo: string | null
    residentialGroup: string | null
    relation: string | null
    address: string | null
    identityBlock: Buffer | null
    identityLast2: string | null
    cmndBlock: Buffer | null
    cmndLast2: string | null
    phoneBlock: Buffer | null
    phoneLast2: string | null
    keyId: number
    eidLevel: number | null
    deviceClass: string | null
    registerHash: number | null
    registerAsOf: string | null
    revision: number
  }
  peopleWords: {
    communeId: number
    word: string
    hamletId: number
    personId: string
  }
  personDepartures: {
    communeId: number
    hamletId: number
    personId: string
    revision: number
    why: 'moved' | 'merged' | 'reassigned' | 'withdrawn'
    onDay: string
  }
  personMerges: {
    fromId: string
    intoId: string
    onDay: string
    mergedBy: string
    reason: string
  }
  quarantinedVisits: {
    communeId: number
    hamletId: number
    factId: string
    personId: string
    deviceId: string
    accountId: string
    memberId: string | null
    teamId: string | null
    effective: string
    why: 'device-revoked' | 'account-ended' | 'recorded-after' | 'refused'
    body: Json
    receivedAt: DefaultInstant
    onDay: string
    state: Generated<'waiting' | 'accepted' | 'declined'>
    decidedBy: string | null
    decidedOn: string | null
    reason: string | null
  }
  receipts: {
    recordedIn: number
    factId: string
    receiptNo: Generated<number>
    personId: string
    accountId: string | null
    memberId: string | null
    receivedAt: DefaultInstant
    onDay: string
    outcome: 'accepted' | 'forwarded' | 'refused'
    refusal: string | null
    body: Json | null
  }
  residences: {
    communeId: number
    personId: string
    kind: 'permanent' | 'temporary' | 'working'
    hamletId: number
    householdNo: string | null
    relation: string | null
    fromDay: string
    toDay: string | null
  }
  residencesBefore: {
    importId: string
    communeId: number
    personId: string
    kind: string
    hamletId: number
    householdNo: string | null
    relation: string | null
    fromDay: string
    toDay: string | null
  }
  schemaMigrations: {
    number: number
    name: string
    checksum: string
    appliedAt: DefaultInstant
  }
  sessions: {
    sessionId: Generated<string>
    tokenHash: Buffer
    accountId: string
    createdAt: DefaultInstant
    seenAt: DefaultInstant
  }
  setupLinks: {
    tokenHash: Buffer
    createdAt: DefaultInstant
    expiresAt: Instant
    usedAt: Instant | null
  }
  sheetEntries: {
    communeId: number
    sheetId: string
    personId: string
    factId: string
    turn: number
    keyedBy: string
    keyedOn: string
    content: Json
    superseded: Generated<boolean>
  }
  sheets: {
    sheetId: string
    sheetNo: Generated<number>
    communeId: number
    hamletId: number
    teamId: string | null
    memberId: string | null
    walker: string | null
    printedOn: string
    printedBy: string
    households: Json
    state: Generated<'out' | 'keyed' | 'void'>
    keyedOn: string | null
    voidReason: string | null
  }
  snapshotComparisons: {
    snapshotId: string
    previousId: string
    lo: number
    hi: number
    appeared: number
    stayed: number
    vanished: number
    comparedAt: DefaultInstant
  }
  snapshotMembers: {
    communeId: number
    hamletId: number
    snapshotId: string
    personIds: string[]
  }
  snapshots: {
    snapshotId: string
    importId: string
    unitId: number
    lo: number
    hi: number
    kind: string
    asOf: string
    known: string
    content: Buffer
    rows: number
    accepted: number
    unchanged: number
    vanished: number
    recordedAt: DefaultInstant
    withdrawnAt: Instant | null
  }
  tallies: {
    communeId: number
    hamletId: number
    base: number
    measure: number
    class: number
    effective: string
    known: string
    n: number
  }
  tallyQueue: {
    communeId: number
    hamletId: number
    base: number
    measure: number
    class: number
    effective: string
    known: string
    n: number
  }
  teamMembers: {
    memberId: string
    teamId: string
    lo: number
    hi: number
    displayName: string
    organisation:
      | 'police'
      | 'community_digital_team'
      | 'project_06_group'
      | 'youth_union'
      | 'women_union'
      | 'fatherland_front'
      | 'department'
      | 'telecom'
    accountId: string | null
    isLead: Generated<boolean>
    fromDay: string
    toDay: string | null
  }
  teams: {
    teamId: string
    unitId: number
    lo: number
    hi: number
    name: string
    kind: 'hamlet_team' | 'commune_team' | 'collection_team' | 'carrier_team'
    fromDay: string
    toDay: string | null
  }
  unitSuccessions: {
    fromId: number
    toId: number
    onDay: string
    decree: string
  }
  units: {
    unitId: number
    code: string | null
    name: string
    fullName: string
    kind: string
    level: 'province' | 'district' | 'commune' | 'hamlet'
    parentId: number | null
    lo: number
    hi: number
    validFrom: string
    validTo: string | null
    aliases: Generated<string[]>
  }
  vanishedDecisions: {
    communeId: number
    hamletId: number
    personId: string
    snapshotId: string
    verdict: 'done' | 'still-lacking' | 'moved-away' | 'died' | 'list-error'
    note: Generated<string>
    factId: string | null
    decidedBy: string
    decidedAt: DefaultInstant
  }
  waveSteps: {
    communeId: number
    hamletId: number
    stepNo: number
    step: 'open' | 'being_swept' | 'swept' | 'verified' | 'closed'
    onDay: string
    decidedBy: string
    reason: string | null
    figures: Json
  }
  workDays: {
    communeId: number
    teamId: string | null
    memberId: string | null
    onDay: string
    calls: number
    people: number
    met: number
    withResult: number
    firstContacts: number
    firstSuccesses: number
    results: number
    credits: number
    assists: number
    promised: number
    kept: number
  }
  workTouched: {
    communeId: number
    touchedNo: Generated<number>
    onDay: string
  }
}
