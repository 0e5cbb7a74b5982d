// Whether a row of a list says something of a person that would be lost if it left no fact, although nobody's course turns by it.
// What turns a course is kept anyway; a mere repetition is not, and is read from who stands on the list.
import type { Fact } from './facts.ts'
import { MILESTONES, milestoneNo } from './milestones.ts'
import type { Person } from './person.ts'
import { personOn } from './timeline.ts'

/**
 * `facts`: those of the person before it, in any order. Attributes and lists that nobody named before; and what a list of gaps says
 * against a word of its own day or a later one: should that word be taken back, the list is what holds.
 */
export const isWorthKeeping = (facts: readonly Fact[], { body, effective }: Fact): boolean => {
  if (body.type !== 'listed/1') return true
  const { attributes = {}, cohorts = [], claims = {} } = body
  const lacking = MILESTONES.filter((milestone) => claims[milestone] === 'lacking')
  if (Object.keys(attributes).length + cohorts.length + lacking.length === 0) return false
  const person = personOn(facts, effective)
  return (
    !isKnown(person, attributes) ||
    cohorts.some((cohort) => !person.cohorts.includes(cohort)) ||
    lacking.some((milestone) => {
      const held = person.milestones[milestoneNo(milestone)] ?? null
      return held === null || (held.state !== 'open' && held.disputed?.byList !== true)
    })
  )
}

const isKnown = ({ attributes: known }: Person, { eidLevel, device }: Person['attributes']): boolean =>
  (eidLevel === undefined || known.eidLevel === eidLevel) && (device === undefined || known.device === device)
