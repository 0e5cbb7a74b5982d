// Whether a transaction failed only because another one wrote the same at the same moment: it may be tried again from its
// beginning. Decides nothing else.

/** Unique violation, deadlock, serialization failure (PostgreSQL, appendix A). */
const COLLISIONS = new Set(['23505', '40P01', '40001'])

export const isCollision = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && COLLISIONS.has(error.code)
