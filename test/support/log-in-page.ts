// Signs in as people do, by the form; whether it let them in is for the journey to see.
import type { Page } from 'playwright-core'

/** `to`: where the form was come from, '/forces'. */
export async function logIn(
  page: Page,
  origin: string,
  { username, password }: { readonly username: string; readonly password: string },
  to?: string,
): Promise<void> {
  await page.goto(`${origin}/log-in${to === undefined ? '' : `?to=${to}`}`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}
