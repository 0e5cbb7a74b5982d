// Writes the list that the bench imports: invented people of a whole province, one row each, as a clerk would send it.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { UNITS } from '#domain/binh-phuoc/units'
import { formatPartialDate } from '#domain/dates'
import { demoHamlets, demoPlaces } from '#domain/demo/hamlets'
import { demoPeople } from '#domain/demo/people'
import { layOut } from '#domain/demo/places'
import { communeOfHamlet } from '#domain/units'

export const PROVINCE = 873_007
/** So many communes are larger than middling. */
const MIDDLING = 24

const HEADINGS =
  'STT,Họ và tên,Ngày sinh,Giới tính,Số định danh,CMND,Số hộ,Quan hệ với chủ hộ,Xã/phường,Thôn/ấp/khu phố,Địa chỉ,Loại cư trú,Điện thoại'

/** As many communes as so many people fill as densely as in the province: the largest, then those of middling size. */
export const densePlaces = (people: number): ReturnType<typeof demoPlaces> => {
  const places = demoPlaces()
  const communes = layOut(PROVINCE, places).sort((a, b) => b.people - a.people)
  const [largest, ...others] = communes
  const order = [largest, ...others.slice(MIDDLING), ...others.slice(0, MIDDLING)].flatMap((one) => one ?? [])
  let room = 0
  const taken = new Set(
    order.flatMap((one) => {
      if (room >= people) return []
      room += one.people
      return one.communeId
    }),
  )
  return places.filter(({ communeId }) => taken.has(communeId))
}

/**
 * `altered`: one address in twenty is another one, and one person in a hundred is missing. `places`: where they live; all of the
 * province unless said.
 */
export const writeList = async (
  path: string,
  people: number,
  altered: boolean,
  places = demoPlaces(),
): Promise<void> => {
  const hamlets = new Map(demoHamlets().map(({ unitId, fullName }) => [unitId, fullName]))
  const codes = new Map(
    UNITS.flatMap(({ unitId, level, code }) => (level === 'commune' ? [[unitId, code]] : [])),
  )
  const file = createWriteStream(path)
  let text = `${HEADINGS}\n`
  let row = 0
  for (const person of demoPeople({ seed: 1, people, hamlets: places })) {
    row += 1
    if (altered && row % 100 === 50) continue
    const address = altered && row % 20 === 7 ? `${person.address}, nhà sau` : person.address
    text += [
      row,
      person.name,
      formatPartialDate(person.birth),
      person.sex === 'male' ? 'Nam' : 'Nữ',
      person.identity,
      person.cmnd ?? '',
      person.household,
      person.relation,
      codes.get(communeOfHamlet(person.hamletId)),
      hamlets.get(person.hamletId),
      `"${address}"`,
      'Thường trú',
      person.phone === null ? '' : `0${person.phone.slice(3)}\n`.trim(),
    ].join(',')
    text += '\n'
    if (text.length < 65_536) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end(text)
  await once(file, 'finish')
}
