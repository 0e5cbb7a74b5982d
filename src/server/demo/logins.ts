// The log-ins of a demo: one for each role and a second volunteer, with a random password that is printed at every start. They stand in the demo
// folder, readable by its owner alone; a real folder never has such a file. Makes no account itself.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { ROLES, type Role } from '#domain/access'
import { UNITS } from '#domain/binh-phuoc/units'
import { demoHamlets, demoPlaces } from '#domain/demo/hamlets'
import { layOut } from '#domain/demo/places'

const shape = z.array(
  z.object({
    role: z.enum(ROLES),
    username: z.string(),
    displayName: z.string(),
    password: z.string(),
    /** As `user add` takes it: '25195', '25195/Ấp 3'; none: sees no unit. */
    unitCodes: z.array(z.string()),
    unitName: z.string(),
  }),
)

export type DemoLogin = Readonly<z.infer<typeof shape>[number]>

const FILE = 'demo-logins.json'

/** The log-ins of the folder; made, and kept, when there are none. */
export async function keptLogins(
  folder: string,
  people: number,
  roleNames: Readonly<Record<Role, string>>,
  randomPassword: () => string,
): Promise<readonly DemoLogin[]> {
  const path = join(folder, FILE)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text !== null) return shape.parse(JSON.parse(text))
  const places = placesOf(people)
  const logins = SEATS.map(({ role, username, where }): DemoLogin => {
    const unit = where(places)
    return {
      role,
      username,
      displayName: roleNames[role],
      password: randomPassword(),
      unitCodes: unit === null ? [] : [unit.code],
      unitName: unit?.name ?? '',
    }
  })
  await writeFile(path, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600, flush: true })
  return logins
}

type Place = { readonly code: string; readonly name: string }
type Places = {
  readonly province: Place
  readonly district: Place
  readonly commune: Place
  readonly hamlet: Place
}
type Seat = {
  readonly role: Role
  readonly username: string
  readonly where: (places: Places) => Place | null
}

/** Team lead and two volunteers belong to one team, the carrier's agent to one of the district (staff.ts). */
const SEATS: readonly Seat[] = [
  { role: 'province_leader', username: 'lanhdao.tinh', where: ({ province }) => province },
  { role: 'district_leader', username: 'lanhdao.huyen', where: ({ district }) => district },
  { role: 'commune_leader', username: 'lanhdao.xa', where: ({ commune }) => commune },
  { role: 'commune_police', username: 'congan.xa', where: ({ commune }) => commune },
  { role: 'province_police', username: 'congan.tinh', where: ({ province }) => province },
  { role: 'desk_clerk', username: 'motcua.xa', where: ({ commune }) => commune },
  { role: 'collection_officer', username: 'thunhan.huyen', where: ({ district }) => district },
  { role: 'hamlet_head', username: 'truong.ap', where: ({ hamlet }) => hamlet },
  { role: 'team_lead', username: 'totruong', where: ({ hamlet }) => hamlet },
  { role: 'volunteer', username: 'tinhnguyen', where: ({ hamlet }) => hamlet },
  { role: 'volunteer', username: 'tinhnguyen2', where: ({ hamlet }) => hamlet },
  { role: 'telecom_agent', username: 'vienthong', where: ({ commune }) => commune },
  { role: 'auditor', username: 'kiemtra', where: ({ province }) => province },
  { role: 'system_administrator', username: 'quantri', where: () => null },
]

/** The commune with most people and its largest hamlet: there the log-ins stand. */
export function seatOf(people: number): { readonly communeId: number; readonly hamletId: number } {
  const [commune] = layOut(people, demoPlaces()).sort((a, b) => b.people - a.people)
  const hamlet = commune?.hamlets.toSorted((a, b) => b.people - a.people)[0]
  if (!commune || !hamlet) throw new Error('a demo without people has no log-ins')
  return { communeId: commune.communeId, hamletId: hamlet.hamletId }
}

/** With its district and province. */
function placesOf(people: number): Places {
  const { communeId, hamletId } = seatOf(people)
  const placeOf = (unitId: number): Place => {
    const unit = UNITS.find((one) => one.unitId === unitId)
    if (!unit?.code) throw new Error(`unit ${unitId} is not in the tree`)
    return { code: unit.code, name: unit.fullName }
  }
  const commune = placeOf(communeId)
  const { fullName } = demoHamlets().find(({ unitId }) => unitId === hamletId) ?? { fullName: '' }
  return {
    province: placeOf(Math.floor(communeId / 10_000)),
    district: placeOf(Math.floor(communeId / 100)),
    commune,
    hamlet: { code: `${commune.code}/${fullName}`, name: `${fullName}, ${commune.name}` },
  }
}
