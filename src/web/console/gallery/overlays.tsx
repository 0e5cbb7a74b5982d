// Dialog, popovers, day picker, breadcrumb, search and toasts.

import { useState } from 'react'
import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Button } from '../../ui/button.tsx'
import { DayPicker } from '../../ui/day-picker.tsx'
import { Field } from '../../ui/field.tsx'
import { matchesName } from '../../ui/match-name.ts'
import { Dialog } from '../../ui/overlay.tsx'
import { type FoundGroup, Palette } from '../../ui/palette.tsx'
import { showToast } from '../../ui/toast.tsx'
import { Part } from './part.tsx'
import { END, PEOPLE, START, TILES_OF_DAY_45, TODAY } from './sample.ts'

const link = (name: string, i: number) => ({ id: name, name, href: `/gallery/overlays?unit=${i}` })
const DISTRICTS = [...new Set(TILES_OF_DAY_45.map((tile) => tile.district))].map(link)
const COMMUNES = TILES_OF_DAY_45.filter((tile) => tile.district === 'Lộc Ninh').map((t, i) =>
  link(t.fullName, i),
)

export const PATH = {
  steps: [
    { id: 'p', name: 'Bình Phước', href: '/gallery/board', beside: [] },
    { id: 'Lộc Ninh', name: 'Lộc Ninh', href: '/gallery/board?unit=2', beside: DISTRICTS },
  ],
  inside: COMMUNES,
}

export async function searchSample(text: string): Promise<readonly FoundGroup[]> {
  const units = TILES_OF_DAY_45.filter((tile) => text !== '' && matchesName(tile.fullName, text)).slice(0, 6)
  const people = PEOPLE.filter((person) => text !== '' && matchesName(person.name, text))
  return [
    {
      name: 'Đơn vị',
      found: units.map((tile) => ({
        id: tile.unitId,
        icon: 'progress' as const,
        label: tile.fullName,
        detail: tile.district,
        href: tile.href,
      })),
    },
    {
      name: 'Công dân',
      found: people.map((person) => ({
        id: `p${person.id}`,
        icon: 'user' as const,
        label: person.name,
        detail: `${person.born} · ${person.number} · ${person.hamlet}`,
        href: '/gallery/data',
      })),
    },
  ].filter((group) => group.found.length > 0)
}

export function Overlays() {
  const [day, setDay] = useState(TODAY)
  const [isDialog, setDialog] = useState(false)
  const [isSearch, setSearch] = useState(false)
  const [name, setName] = useState('')
  return (
    <>
      <Part title="Phạm vi và ngày">
        <Breadcrumb {...PATH} />
        <div className="gallery-row">
          <DayPicker
            day={day}
            earliest={START - 10}
            latest={TODAY + 3}
            campaign={{ start: START, end: END }}
            onChange={setDay}
          />
        </div>
      </Part>
      <Part title="Hộp thoại, tìm kiếm, thông báo">
        <div className="gallery-row">
          <Button onClick={() => setDialog(true)}>Mở hộp thoại</Button>
          <Button icon="search" onClick={() => setSearch(true)}>
            Tìm
          </Button>
          <Button
            onClick={() => showToast('Đã giao 12 hộ cho tổ số 3.', () => showToast('Đã lấy lại 12 hộ.'))}
          >
            Làm một việc có thể hoàn tác
          </Button>
        </div>
        <Dialog
          title="Thêm tài khoản công an xã"
          isOpen={isDialog}
          onClose={() => setDialog(false)}
          actions={
            <>
              <Button kind="quiet" onClick={() => setDialog(false)}>
                Thôi
              </Button>
              <Button kind="primary" onClick={() => setDialog(false)}>
                Thêm
              </Button>
            </>
          }
        >
          <Field label="Họ và tên" value={name} onChange={setName} />
          <Field
            label="Mã đơn vị"
            hint="Mã của Tổng cục Thống kê, ví dụ 25280."
            value=""
            onChange={() => undefined}
          />
        </Dialog>
        <Palette
          label="Tìm đơn vị, công dân"
          placeholder="Tên đơn vị, họ tên (không cần dấu), hoặc số định danh"
          isOpen={isSearch}
          onClose={() => setSearch(false)}
          search={searchSample}
          onChoose={() => undefined}
        />
      </Part>
    </>
  )
}
