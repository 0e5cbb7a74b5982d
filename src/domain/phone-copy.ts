// What of a fact a phone is given: enough to fold the person as the office does (caseOn), and nothing of who walked, with which
// device, where, on what evidence or why somebody judged as they did. Changes no fact that is kept.
import type { Fact, FactBody } from './facts.ts'

const LEFT_OUT = '-'

/** Folds to the same case as the fact itself, but for the reasons of judgements. */
export const phoneCopy = (body: FactBody): FactBody => {
  switch (body.type) {
    case 'visit-recorded/1': {
      if (body.visit === undefined) return body
      const { place: _, sheet: __, walker: ___, clerk: ____, ...visit } = body.visit
      return { ...body, visit: { ...visit, device: LEFT_OUT, app: LEFT_OUT } }
    }
    case 'dispute-raised/1':
    case 'dispute-settled/1':
    case 'exemption-ended/1':
      return { ...body, reason: LEFT_OUT }
    case 'exemption-granted/1':
      return { ...body, reason: LEFT_OUT, evidence: LEFT_OUT, requestedBy: LEFT_OUT, approvedBy: LEFT_OUT }
    case 'listed/1':
    case 'moved/1':
    case 'residence-ended/1':
    case 'withdrawn/1':
      return body
  }
}

/** The fact with such a body. */
export const phoneFact = (fact: Fact): Fact => ({ ...fact, body: phoneCopy(fact.body) })
