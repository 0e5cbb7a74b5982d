// A phone without a store and without a server, for the gallery: it answers like one, and forgets everything when it is closed.

import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { instantOfDay } from '#domain/dates'
import { GUIDE_PROBLEMS } from '#domain/guide-cards'
import { visitRecorded } from '#domain/household-visit'
import { MILESTONES } from '#domain/milestones'
import { fold } from '#domain/text'
import { defaultCard } from '#words/guide-cards'
import type { FieldFact, OpenPhone, OutboxItem, Phone, PhoneView } from '../../offline/phone-view.ts'
import { HAMLETS, householdOf, memberOf, random, sampleHouseholds, TODAY } from './sample-people.ts'

const NOW = instantOfDay(TODAY, 10) + 42 * 60_000
const PIN = '280914'

/** Which of its states the phone is shown in. */
export const SAMPLES = [
  'open',
  'empty',
  'loading',
  'read-only',
  'fresh',
  'cleared',
  'choosing-pin',
  'locked',
  'revoked',
  'too-many-pins',
  'done',
  'insecure',
  'old-browser',
  'no-storage',
  'starting',
] as const
export type Sample = (typeof SAMPLES)[number]

const wiped = { at: 'wiped', isDelivering: false, failure: null } as const
const viewOf = (sample: Sample, people: number): PhoneView => {
  switch (sample) {
    case 'starting':
      return { at: 'starting' }
    case 'fresh':
      return { at: 'fresh', sealedWaiting: 0, wasCleared: false }
    case 'cleared':
      return { at: 'fresh', sealedWaiting: 2, wasCleared: true }
    case 'choosing-pin':
      return { at: 'choosing-pin', displayName: 'Trần Thị Mỹ Phượng' }
    case 'locked':
      return { at: 'locked', displayName: 'Trần Thị Mỹ Phượng', triesLeft: 7, sealedWaiting: 3, update: true }
    case 'revoked':
      return { ...wiped, why: 'revoked', sealedWaiting: 3, isAcknowledged: true, failure: 'unreachable' }
    case 'too-many-pins':
      return { ...wiped, why: 'too-many-pins', sealedWaiting: 1, isAcknowledged: false }
    case 'done':
      return { ...wiped, why: 'by-hand', sealedWaiting: 0, isAcknowledged: true }
    case 'insecure':
    case 'old-browser':
    case 'no-storage':
      return { at: 'unsupported', why: sample }
    case 'empty':
      return { ...openWith(0), people: 0, households: [], outbox: [], guides: new Map(), tallies: [] }
    case 'loading':
      return {
        ...openWith(0),
        sync: { ...sync, isRunning: true, lastPull: null, lastPush: null, waiting: 0, refused: 0 },
        outbox: [],
      }
    case 'read-only':
      return { ...openWith(people), isReadOnly: true, update: true, clockAheadMs: -3_900_000 }
    default:
      return openWith(people)
  }
}

const sync: OpenPhone['sync'] = {
  isRunning: false,
  isOnline: true,
  lastPull: NOW,
  lastPush: NOW,
  failure: null,
  nextAt: null,
  waiting: 3,
  refused: 1,
}

function openWith(count: number): OpenPhone {
  const households = sampleHouseholds(count)
  return {
    at: 'open',
    account: {
      displayName: 'Trần Thị Mỹ Phượng',
      role: 'team_lead',
      members: [
        { memberId: 'm1', teamId: 't1', name: 'Trần Thị Mỹ Phượng', teamName: 'Tổ 1 Mười Mẫu', isLead: true },
        {
          memberId: 'm2',
          teamId: 't2',
          name: 'Trần Thị Mỹ Phượng',
          teamName: 'Đoàn xã Lộc Thạnh',
          isLead: false,
        },
      ],
      expiresOn: TODAY + 45,
    },
    campaign: binhPhuoc2024,
    today: TODAY,
    hamlets: HAMLETS,
    households,
    people: count,
    sync,
    outbox: count === 0 ? [] : outboxOf(households),
    tallies: [tallies()],
    guides: guides(),
    storage: { kept: false, used: 3_400_000, quota: 412_000_000 },
    install: 'possible',
    update: false,
    isReadOnly: false,
    clockAheadMs: null,
  }
}

const guides = (): OpenPhone['guides'] =>
  new Map(
    GUIDE_PROBLEMS.map((problem) => {
      const { title, lead, steps, never, sources } = defaultCard(problem)
      return [problem, { title, lead, steps: [...steps], never: [...never], sources: [...sources] }]
    }),
  )

function tallies(): OpenPhone['tallies'][number] {
  const next = random(3)
  const names = ['Ấp Mười Mẫu', 'Ấp Tân Trạch', 'Ấp Điện Ảnh', 'Ấp Suối Đá']
  return {
    communeId: 25_201,
    name: 'Xã Lộc Thạnh',
    asOf: '2024-05-19',
    hamlets: names.map((name, i) => ({
      hamletId: 2_520_101 + i,
      name,
      figures: MILESTONES.map((milestone) => {
        const base = 400 + Math.floor(next() * 900)
        const isSilent = i === 2 && milestone !== 'card'
        const confirmed = Math.floor(base * next())
        return {
          milestone,
          base,
          confirmed: isSilent ? null : confirmed,
          reported: isSilent ? null : Math.floor((base - confirmed) * next() * 0.4),
        }
      }),
    })),
  }
}

function outboxOf(households: OpenPhone['households']): OutboxItem[] {
  const states = [
    'sent',
    'sent',
    'sent',
    'refused',
    'refused',
    'needs-update',
    'waiting',
    'waiting',
    'waiting',
  ] as const
  return states.flatMap((state, i) => {
    const household = households[i + 1]
    if (household === undefined) return []
    const people = household.members.map(({ person }) => ({ personId: person.personId, name: person.name }))
    const isAnswered = state === 'sent' || state === 'refused'
    return {
      messageId: `m${i}`,
      n: i + 1,
      recordedAt: NOW - (9 - i) * 7_200_000,
      householdKey: household.key,
      people,
      state,
      sentAt: isAnswered ? NOW - 600_000 : null,
      receipts: isAnswered
        ? people.map(({ personId }, place) => ({
            factId: `f${i}${place}`,
            personId,
            receiptNo: state === 'sent' ? 184_200 + i * 7 + place : null,
            outcome: state === 'refused' ? 'refused' : i === 1 ? 'forwarded' : 'accepted',
            refusal: state === 'refused' ? (i === 3 ? 'not-assigned' : 'promise-over') : null,
          }))
        : [],
      isSettled: i === 4,
    } satisfies OutboxItem
  })
}

export function samplePhone(sample: Sample, people: number): Phone {
  let view = viewOf(sample, people)
  let recorded = 0
  const told = new Set<() => void>()
  const show = (next: PhoneView) => {
    view = next
    for (const tell of told) tell()
  }
  const change = (its: Partial<OpenPhone>) => {
    if (view.at === 'open') show({ ...view, ...its })
  }
  const envelope = (no: number) => ({
    envelopeId: `018f0000-0000-7000-8000-${String(no).padStart(12, '0')}`,
    keyId: 1,
    sealed: Array.from({ length: 900 }, (_, i) => 'AbCdEfGh-_12'[(i * no) % 12]).join(''),
  })
  return {
    view: () => view,
    subscribe: (tell) => {
      told.add(tell)
      return () => told.delete(tell)
    },
    join: async (code) => {
      if (code.replace(/\W/g, '').length < 12) return 'invitation-invalid'
      show(viewOf('choosing-pin', people))
      return null
    },
    choosePin: async (pin, again) => {
      if (pin !== again) return 'pins-differ'
      if (/^(\d)\1+$/.test(pin)) return 'pin-weak'
      show(viewOf('open', people))
      return null
    },
    changePin: async (pin, next, again) =>
      pin !== PIN ? 'pin-wrong' : next === again ? null : 'pins-differ',
    unlock: async (pin) => {
      if (pin !== PIN) return 'pin-wrong'
      show(viewOf('open', people))
      return null
    },
    lock: () => show(viewOf('locked', people)),
    wipe: async (why) => show({ ...wiped, why, sealedWaiting: 3, isAcknowledged: false }),
    record: async ({ householdKey, people: reports, member }) => {
      if (view.at !== 'open') return 'no-room'
      if (view.isReadOnly) return 'read-only'
      recorded += 1
      const times = { startedAt: NOW, endedAt: NOW, monotonicMs: 0 }
      const households = view.households.map((household) => {
        if (household.key !== householdKey) return household
        return householdOf(
          household.key,
          household.members.map((one) => {
            const report = reports.find(({ personId }) => personId === one.person.personId)
            if (report === undefined) return one
            const fact: FieldFact = {
              factId: `018f0000-0000-7000-9000-${String(recorded).padStart(12, '0')}`,
              effective: TODAY,
              known: TODAY,
              source: 'field',
              body: visitRecorded(times, { device: '-', app: '-' }, report, one.case.visits.attempts + 1),
              isOwn: member !== '',
              isWaiting: true,
            }
            return memberOf(one.person, [...one.facts, fact])
          }),
        )
      })
      const named = households.find(({ key }) => key === householdKey)?.members ?? []
      const item: OutboxItem = {
        messageId: `r${recorded}`,
        n: 100 + recorded,
        recordedAt: NOW,
        householdKey,
        people: named
          .filter(({ person }) => reports.some(({ personId }) => personId === person.personId))
          .map(({ person }) => ({ personId: person.personId, name: person.name })),
        state: 'waiting',
        sentAt: null,
        receipts: [],
        isSettled: false,
      }
      change({
        households,
        outbox: [...view.outbox, item],
        sync: { ...view.sync, waiting: view.sync.waiting + 1 },
      })
      return 'kept'
    },
    settle: async (messageId) => {
      if (view.at !== 'open') return
      change({
        outbox: view.outbox.map((item) =>
          item.messageId === messageId ? { ...item, isSettled: true } : item,
        ),
        sync: { ...view.sync, refused: Math.max(0, view.sync.refused - 1) },
      })
    },
    syncNow: () => change({ sync: { ...sync, isRunning: true } }),
    deliverSealed: () => {
      if (view.at === 'wiped') show({ ...view, isDelivering: true })
    },
    sealedEnvelopes: async () => (sample === 'empty' ? [] : [envelope(1), envelope(2), envelope(3)]),
    carry: async (envelopes) => envelopes.length,
    sealNumber: async (digits) => ({ sealed: 'sealed', last2: digits.slice(-2) }),
    search: (typed) => {
      if (view.at !== 'open') return []
      const words = fold(typed).split(' ')
      return view.households.flatMap((household) =>
        household.members.flatMap(({ person }) => {
          const own = fold(person.name).split(' ')
          return words.every((word) => own.some((part) => part.startsWith(word)))
            ? [{ household, personId: person.personId }]
            : []
        }),
      )
    },
    askToKeepStorage: async () => {
      if (view.at === 'open') change({ storage: { ...view.storage, kept: true } })
    },
    install: async () => change({ install: 'installed' }),
    useUpdate: () => change({ update: false }),
  }
}
