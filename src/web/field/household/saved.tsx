// After the phone has kept a visit, and not before: colour, a tick and a word, then the next door along the way. The heading takes
// the focus, so that whoever hears the page hears it.

import { fieldVisitWords } from '#words/field-visit'
import { useFormats, useWords } from '../../language.tsx'
import type { FieldHousehold } from '../../offline/phone-view.ts'
import { Icon } from '../../ui/icon.tsx'
import { Screen } from '../frame.tsx'
import { Link } from '../link.tsx'
import { useOpenPhone } from '../phone-context.tsx'
import { housePath } from '../place.ts'
import { DoorCard } from '../today/door-card.tsx'
import { nextDoor } from '../today/doors.ts'
import { headOf } from './household-text.ts'

type Props = {
  readonly household: FieldHousehold
  readonly lead: string
  readonly people: number
  readonly onStay: () => void
}

export function Saved({ household, lead, people, onStay }: Props) {
  const words = useWords(fieldVisitWords)
  const format = useFormats()
  const { households } = useOpenPhone()
  const next = nextDoor(households, household.key)
  return (
    <Screen
      title={words.saved}
      lead={`${headOf(household)} · ${lead}`}
      tab={null}
      foot={
        <footer className="save">
          <div className="save-keys">
            <Link to="/" className="press">
              {words.toList}
            </Link>
            {next !== null && (
              <Link to={housePath(next.key)} className="press press-main save-main" isInstead>
                {words.nextHouse}
                <Icon name="right" size={20} />
              </Link>
            )}
          </div>
        </footer>
      }
    >
      <div className="saved">
        <Icon name="check" size={40} />
        <p>{words.savedWhat(format.count(people))}</p>
      </div>
      {next === null ? (
        <p>{words.noNext}</p>
      ) : (
        <section className="saved-next" aria-labelledby="saved-next">
          <h2 id="saved-next">{words.nextHouse}</h2>
          <DoorCard household={next} isNext />
        </section>
      )}
      <button type="button" className="press press-wide" onClick={onStay}>
        {words.stay}
      </button>
    </Screen>
  )
}
