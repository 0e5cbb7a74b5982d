// Words of signing in, the first set-up, roles and one's own password. Accounts of others: user-screens.ts.

import type { Role } from '#domain/access'
import { defineWords } from './words.ts'

type RoleNames = Readonly<Record<Role, string>>

const roles = {
  province_leader: 'Lãnh đạo tỉnh',
  district_leader: 'Lãnh đạo huyện',
  commune_leader: 'Lãnh đạo xã',
  commune_police: 'Công an xã',
  province_police: 'Công an tỉnh',
  desk_clerk: 'Cán bộ một cửa',
  collection_officer: 'Cán bộ tổ thu nhận',
  hamlet_head: 'Trưởng ấp',
  team_lead: 'Tổ trưởng',
  volunteer: 'Tình nguyện viên',
  telecom_agent: 'Nhân viên viễn thông',
  auditor: 'Người kiểm tra',
  system_administrator: 'Quản trị hệ thống',
} satisfies RoleNames

export const accountWords = defineWords({
  vi: {
    roles,
    login: {
      title: 'Đăng nhập',
      username: 'Tên đăng nhập',
      password: 'Mật khẩu',
      submit: 'Đăng nhập',
      logout: 'Đăng xuất',
      ended: 'Phiên làm việc đã hết hạn. Hãy đăng nhập lại.',
      retryAfter: (duration: string) => `Thử lại sau ${duration}.`,
    },
    setup: {
      title: 'Tạo quản trị hệ thống đầu tiên',
      why: 'Liên kết này dùng được một lần trong 24 giờ. Quản trị hệ thống tạo tài khoản cho người khác và không xem dữ liệu cá nhân.',
      displayName: 'Họ và tên',
      submit: 'Tạo và đăng nhập',
    },
    password: {
      title: 'Đổi mật khẩu',
      current: 'Mật khẩu hiện tại',
      next: 'Mật khẩu mới',
      rule: 'Ít nhất 10 ký tự, không chứa tên đăng nhập.',
      submit: 'Đổi mật khẩu',
      done: 'Đã đổi mật khẩu. Các phiên khác của bạn đã kết thúc.',
    },
  },
  en: {
    roles: {
      province_leader: 'Province leader',
      district_leader: 'District leader',
      commune_leader: 'Commune leader',
      commune_police: 'Commune police',
      province_police: 'Province police',
      desk_clerk: 'Desk clerk',
      collection_officer: 'Collection officer',
      hamlet_head: 'Hamlet head',
      team_lead: 'Team lead',
      volunteer: 'Volunteer',
      telecom_agent: 'Telecom agent',
      auditor: 'Auditor',
      system_administrator: 'System administrator',
    },
    login: {
      title: 'Sign in',
      username: 'User name',
      password: 'Password',
      submit: 'Sign in',
      logout: 'Sign out',
      ended: 'Your session has ended. Please sign in again.',
      retryAfter: (duration) => `Try again in ${duration}.`,
    },
    setup: {
      title: 'Make the first system administrator',
      why: 'This link works once within 24 hours. The system administrator makes accounts for others and sees no personal data.',
      displayName: 'Full name',
      submit: 'Make and sign in',
    },
    password: {
      title: 'Change password',
      current: 'Current password',
      next: 'New password',
      rule: 'At least 10 characters, without the user name.',
      submit: 'Change password',
      done: 'The password was changed. Your other sessions have ended.',
    },
  },
})
