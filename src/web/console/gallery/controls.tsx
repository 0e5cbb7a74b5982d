// Buttons, fields, file drop, notes and type.

import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { ICONS, Icon } from '../../ui/icon.tsx'
import { EmptyState, ErrorNote } from '../../ui/notes.tsx'
import { Segments } from '../../ui/tabs.tsx'
import { Part } from './part.tsx'

const KINDS = [
  { value: 'register', label: 'Danh sách cư trú' },
  { value: 'card', label: 'Danh sách đã cấp thẻ (Công an)' },
  { value: 'eid', label: 'Danh sách đã kích hoạt định danh' },
] as const

export function Controls() {
  const [name, setName] = useState('')
  const [kind, setKind] = useState<(typeof KINDS)[number]['value']>('card')
  const [segment, setSegment] = useState<'a' | 'b' | 'c'>('a')
  return (
    <>
      <Part title="Nút">
        <div className="gallery-row">
          <Button kind="primary">Nhập danh sách</Button>
          <Button>Xem trước</Button>
          <Button kind="quiet" icon="undo">
            Hoàn tác
          </Button>
          <Button kind="alarm">Ngừng tài khoản</Button>
          <Button kind="primary" busy>
            Đang ghi
          </Button>
          <Button busy>Đang đọc tệp</Button>
          <Button disabled>Chưa dùng được</Button>
          <Button icon="print" label="In" />
          <Button kind="quiet" icon="download" label="Tải về" />
          <Segments
            label="Cấp"
            value={segment}
            segments={[
              { value: 'a', label: 'Huyện' },
              { value: 'b', label: 'Xã' },
              { value: 'c', label: 'Ấp' },
            ]}
            onChange={setSegment}
          />
        </div>
      </Part>
      <Part title="Ô nhập">
        <div className="gallery-form">
          <Field label="Họ và tên" value={name} onChange={setName} placeholder="Nguyễn Thị Ngọc Huyễn" />
          <Field
            label="Số định danh"
            hint="12 chữ số; chỉ hai số cuối được hiện lại."
            value=""
            onChange={() => undefined}
            isOptional
          />
          <Field
            label="Ngày số liệu"
            value="31/4/2024"
            error="Tháng 4 chỉ có 30 ngày."
            onChange={() => undefined}
          />
          <Field label="Mật khẩu" type="password" value="mot cau that dai" onChange={() => undefined} />
          <Select label="Loại danh sách" value={kind} options={KINDS} onChange={setKind} />
          <Field label="Đã khóa" value="Xã Lộc Thạnh" onChange={() => undefined} disabled />
        </div>
      </Part>
      <Part title="Nhận tệp">
        <FileDrop
          label="Tệp danh sách"
          endings={['.csv', '.xlsx']}
          maxMegabytes={200}
          onFiles={() => undefined}
          onPaste={() => undefined}
        />
      </Part>
      <Part title="Trống, và lỗi">
        <EmptyState
          title="Chưa có danh sách nào của xã này"
          action={
            <>
              <Button kind="primary">Nhập danh sách</Button>
              <Button>Tải mẫu Excel</Button>
            </>
          }
        >
          Nhập danh sách do công an xã cung cấp để có tên từng người cần vận động.
        </EmptyState>
        <ErrorNote
          happened="Dòng 48.211 không đọc được, việc nhập đã dừng."
          kept="chưa có dòng nào được ghi; tệp vẫn còn ở đây."
          next="sửa dòng đó trong Excel rồi nhập lại, hoặc bỏ qua dòng hỏng."
          action={
            <>
              <Button>Bỏ qua dòng hỏng</Button>
              <Button kind="quiet">Tải các dòng bị trả</Button>
            </>
          }
        />
      </Part>
      <Part title="Chữ">
        <div className="gallery-type">
          <h1>Thẻ căn cước của hộ Ngô Thị Ễnh, ấp Mỹ Lệ, xã Đức Hạnh</h1>
          <p>ỄỘ Ẫ Ẵ Ỗ Ỡ ỵ ự ặ: dấu chồng không bị cắt ở cỡ nào.</p>
          <p>
            Đi từng ngõ, đến từng nhà, hướng dẫn, hỗ trợ, vận động từng trường hợp cụ thể; làm đến đâu, thực
            hiện cuốn chiếu đảm bảo hiệu quả đến đó.
          </p>
          <p className="figures">1.304.440 · 1.111.111 · 873.007 · 71,01% · −31 · 04/4/2024 · ••••••••••42</p>
        </div>
        <div className="gallery-row">
          {ICONS.map((icon) => (
            <Icon key={icon} name={icon} />
          ))}
        </div>
      </Part>
    </>
  )
}
