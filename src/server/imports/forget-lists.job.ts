// Every night: what a list said of people before it went in, or because it did not, is forgotten (see forgetOld).
import * as z from 'zod/mini'
import { task } from '../platform/jobs.ts'
import { forgetOld } from './queries-imports.ts'

export const forgetLists = task({
  name: 'forget-lists',
  payload: z.object({}),
  every: '27 19 * * *', // 02:27 in Việt Nam
  run: (_, { database }) => database.asSystem('forget lists', forgetOld),
})
