// The app killed at each step of writing, sending and hearing, and the battery gone.

import { expect } from 'vitest'
import { killedAt, killedOver, type Row } from './cell.ts'
import type { Walk } from './walk.ts'

/** Begun and never heard to end. */
const beginRecording = async (walk: Walk) => {
  const { key, people } = await walk.nextHousehold()
  walk.phone.record(key).catch(() => undefined)
  return people
}

const recordThen = (strike: (walk: Walk) => Promise<unknown>) => async (walk: Walk) => {
  await walk.offline(walk.record)
  await strike(walk)
}

const changeThen = (strike: (walk: Walk) => Promise<unknown>) => async (walk: Walk) => {
  await walk.change()
  await strike(walk)
}

export const KILLED_ROWS: readonly Row[] = [
  {
    id: 'killed-while-writing',
    fault: 'The app is killed while it writes to its store',
    where: 'in the page: the transaction never commits, the renderer dies',
    push: {
      promise: 'the visit was never shown as saved, and is not there; it can be recorded again',
      strike: async (walk) => {
        await killedAt({ at: 'write', store: 'outbox' }, beginRecording)(walk)
        expect((await walk.phone.glimpse()).outbox).toEqual([])
        await walk.record()
      },
    },
    pull: {
      promise:
        'the page of people is not there, nor is the place up to which it would have led; it is pulled again',
      strike: changeThen(killedAt({ at: 'write', store: 'people' }, (walk) => walk.syncNow())),
    },
  },
  {
    id: 'killed-after-writing',
    fault: 'The app is killed after it has written, before it hears so',
    where: 'in the page: the transaction commits, its end is never heard, the renderer dies',
    push: {
      promise: 'the visit was not shown as saved yet, is there all the same, and arrives once',
      strike: async (walk) => {
        let people: readonly string[] = []
        await killedAt({ at: 'written', store: 'outbox' }, async (it) => {
          people = await beginRecording(it)
        })(walk)
        walk.visited.push(...people)
      },
    },
    pull: {
      promise: 'people and place stand together; nothing is pulled twice',
      strike: changeThen(killedAt({ at: 'written', store: 'people' }, (walk) => walk.syncNow())),
    },
  },
  {
    id: 'killed-while-sending',
    fault: 'The app is killed while it asks, before the server has heard it',
    where: 'proxy: the request is held, the renderer dies, then the server gets it',
    push: {
      promise: 'the server has it before the phone knows; it is sent again and answered as repeated',
      strike: killedOver('push', 'stall-request'),
    },
    pull: { promise: 'it is asked again', strike: killedOver('pull', 'stall-request') },
  },
  {
    id: 'killed-before-answer',
    fault: 'The app is killed after the server has done it, before the answer arrives',
    where: 'proxy: the answer is held, the renderer dies',
    push: {
      promise: 'it is sent again and answered as repeated, with the same receipt number',
      strike: killedOver('push', 'stall-reply'),
    },
    pull: { promise: 'it is asked again', strike: killedOver('pull', 'stall-reply') },
  },
  {
    id: 'killed-with-answer',
    fault: 'The app is killed with the answer in hand, before it is written down',
    where: 'in the page: the answer never reaches the app, the renderer dies',
    push: {
      promise: 'it is sent again and answered as repeated',
      strike: recordThen(killedAt({ at: 'answer', path: '/api/field/push' }, (walk) => walk.syncNow())),
    },
    pull: {
      promise: 'it is asked again',
      strike: changeThen(killedAt({ at: 'answer', path: '/api/field/pull' }, (walk) => walk.syncNow())),
    },
  },
  {
    id: 'killed-after-answer',
    fault: 'The app is killed when the answer has been written down, before it is shown',
    where: 'in the page: the transaction commits, its end is never heard, the renderer dies',
    push: {
      promise: 'it shows as sent, with its receipt, and is not sent again',
      strike: recordThen(killedAt({ at: 'written', store: 'outbox' }, (walk) => walk.syncNow())),
    },
    pull: {
      promise: 'it shows what was pulled',
      strike: changeThen(killedAt({ at: 'written', store: 'state' }, (walk) => walk.syncNow())),
    },
  },
  {
    id: 'battery-gone',
    fault: 'The battery is gone',
    where: 'kill -9 of the whole browser; its profile stays on the disk',
    push: {
      promise: 'a visit that was shown as saved a moment ago is there when the phone is on again',
      ownBrowser: true,
      strike: async (walk) => {
        await walk.offline(async () => {
          await walk.record()
          await walk.phone.kill()
        })
        await walk.phone.open()
      },
    },
    pull: {
      promise: 'the pull goes on from the last page that was written',
      ownBrowser: true,
      strike: async (walk) => {
        await walk.change()
        const armed = walk.proxy.arm('pull', { kind: 'stall-reply' })
        await walk.syncNow()
        await armed.struck
        await walk.phone.kill()
        await armed.release()
        await walk.phone.open()
      },
    },
  },
]
