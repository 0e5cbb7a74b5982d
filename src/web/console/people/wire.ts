// What the person's page shows, as the server answers it.

import type { z } from 'zod/mini'
import type { readPerson } from '#contract/people'

export type PersonView = z.infer<(typeof readPerson)['output']>
