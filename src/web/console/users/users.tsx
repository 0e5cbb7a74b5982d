// The screen "Người dùng": who may sign in at /users, a new account at /users/new.

import { Route, Switch } from 'wouter'
import { AccountList } from './account-list.tsx'
import { NewAccount } from './new-account.tsx'
import './users.css'
import { NEW_ACCOUNT_PATH } from './wire.ts'

export default function UsersScreen() {
  return (
    <Switch>
      <Route path={NEW_ACCOUNT_PATH}>
        <NewAccount />
      </Route>
      <Route>
        <AccountList />
      </Route>
    </Switch>
  )
}
