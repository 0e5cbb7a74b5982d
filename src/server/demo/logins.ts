// The log-ins of a demo: one for each role, with a random password that is printed at every start. They stand in the demo
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
  const logins = ROLES.map((role): DemoLogin => {
    const { username, where } = SEATS[role]
    const unit = where(placesOf(people))
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

type Seat = { readonly code: string; readonly name: string }
type Places = {
  readonly province: Seat
  readonly district: Seat
  readonly commune: Seat
  readonly hamlet: Seat
}

const SEATS: Readonly<
  Record<Role, { readonly username: string; readonly where: (places: Places) => Seat | null }>
> = {
  province_leader: { username: 'lanhdao.tinh', where: ({ province }) => province },
  district_leader: { username: 'lanhdao.huyen', where: ({ district }) => district },
  commune_leader: { username: 'lanhdao.xa', where: ({ commune }) => commune },
  commune_police: { username: 'congan.xa', where: ({ commune }) => commune },
  province_police: { username: 'congan.tinh', where: ({ province }) => province },
  desk_clerk: { username: 'motcua.xa', where: ({ commune }) => commune },
  collection_officer: { username: 'thunhan.huyen', where: ({ district }) => district },
  hamlet_head: { username: 'truong.ap', where: ({ hamlet }) => hamlet },
  team_lead: { username: 'totruong', where: ({ hamlet }) => hamlet },
  volunteer: { username: 'tinhnguyen', where: ({ hamlet }) => hamlet },
  telecom_agent: { username: 'vienthong', where: ({ commune }) => commune },
  auditor: { username: 'kiemtra', where: ({ province }) => province },
  system_administrator: { username: 'quantri', where: () => null },
}

/** The commune with most people, its largest hamlet, its district and its province. */
function placesOf(people: number): Places {
  const [commune] = layOut(people, demoPlaces()).sort((a, b) => b.people - a.people)
  const hamlet = commune?.hamlets.toSorted((a, b) => b.people - a.people)[0]
  if (!commune || !hamlet) throw new Error('a demo without people has no log-ins')
  const seatOf = (unitId: number): Seat => {
    const unit = UNITS.find((one) => one.unitId === unitId)
    if (!unit?.code) throw new Error(`unit ${unitId} is not in the tree`)
    return { code: unit.code, name: unit.fullName }
  }
  const { communeId } = commune
  const communeSeat = seatOf(communeId)
  const { fullName } = demoHamlets().find(({ unitId }) => unitId === hamlet.hamletId) ?? { fullName: '' }
  return {
    province: seatOf(Math.floor(communeId / 10_000)),
    district: seatOf(Math.floor(communeId / 100)),
    commune: communeSeat,
    hamlet: { code: `${communeSeat.code}/${fullName}`, name: `${fullName}, ${communeSeat.name}` },
  }
}
