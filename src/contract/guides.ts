// Guide cards: one for each problem at the door. Anybody who works with people reads them; the province edits them, version by
// version, and adds their sound in languages that are spoken and not written. They name no person.
import * as z from 'zod/mini'
import { rolesWith } from '#domain/access'
import {
  AUDIO_LANGUAGES,
  GUIDE_LIMITS,
  GUIDE_PROBLEMS,
  mayStandOnCard,
  PICTOGRAMS,
} from '#domain/guide-cards'
import { isoDay } from './coverage.ts'
import { endpoint } from './endpoint.ts'

const readers = rolesWith('read-guides')
const editors = rolesWith('edit-guides')

const problem = z.enum(GUIDE_PROBLEMS)
const language = z.enum(AUDIO_LANGUAGES)

const upTo = (most: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(most),
    z.refine((text) => mayStandOnCard(text) && !text.includes('\0')),
  )
const both = (most: number) => z.object({ vi: upTo(most), en: upTo(most) })
const { title, text, steps, never, sources } = GUIDE_LIMITS

export const guideCard = z.object({
  title: both(title),
  lead: both(text),
  steps: z
    .array(z.object({ picture: z.enum(PICTOGRAMS), text: both(text) }))
    .check(z.minLength(1), z.maxLength(steps)),
  never: z.array(both(text)).check(z.maxLength(never)),
  sources: z.array(upTo(text)).check(z.minLength(1), z.maxLength(sources)),
})

/** Version 0 is the card as it was delivered: nobody edited it. */
const edited = { version: z.number(), editedOn: z.nullable(isoDay), editedBy: z.nullable(z.string()) }

/** `audio`: every language there is a place for; version null where there is no sound yet. */
export const guideView = z.object({
  problem,
  ...edited,
  card: guideCard,
  audio: z.array(z.object({ language, version: z.nullable(z.number()) })),
})

export const listGuides = endpoint({
  name: 'listGuides',
  method: 'get',
  path: '/api/guides',
  summary: 'Every guide card in its newest version, in the order in which problems are listed',
  roles: readers,
  input: z.object({}),
  output: z.object({ guides: z.array(guideView) }),
  problems: [],
})

export const readGuide = endpoint({
  name: 'readGuide',
  method: 'get',
  path: '/api/guides/:problem',
  summary: 'One guide card in its newest version',
  roles: readers,
  input: z.object({ problem }),
  output: guideView,
  problems: [],
})

export const readGuideVersions = endpoint({
  name: 'readGuideVersions',
  method: 'get',
  path: '/api/guides/:problem/versions',
  summary:
    'Every version of one guide card, who made it and when, newest first; the last is the card as delivered',
  roles: readers,
  input: z.object({ problem }),
  output: z.object({ versions: z.array(z.object({ ...edited, card: guideCard })) }),
  problems: [],
})

export const editGuide = endpoint({
  name: 'editGuide',
  method: 'post',
  path: '/api/guides/:problem/versions',
  summary: 'A new version of a guide card; refused when somebody else made one meanwhile',
  roles: editors,
  input: z.object({ problem, basedOn: z.number(), card: guideCard }),
  output: guideView,
  problems: ['guide-changed'],
})

export const AUDIO_MOST_BYTES = 3_145_728

export const addGuideAudio = endpoint({
  name: 'addGuideAudio',
  method: 'post',
  path: '/api/guides/:problem/audio/:language',
  summary: 'The sound of a guide card in one language: an MP3, M4A or OGG file, told by its content',
  roles: editors,
  input: z.object({ problem, language }),
  output: guideView,
  problems: ['not-audio'],
  body: 'raw',
  maxBytes: AUDIO_MOST_BYTES,
})

export const readGuideAudio = endpoint({
  name: 'readGuideAudio',
  method: 'get',
  path: '/api/guides/:problem/audio/:language',
  summary: 'The sound of a guide card in one language',
  roles: readers,
  input: z.object({ problem, language }),
  output: z.unknown(),
  problems: ['not-found'],
  answer: 'file',
})
