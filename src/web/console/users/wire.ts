// Where the screens of accounts stand, and under which key the accounts are kept once they were read.

export const ACCOUNTS = ['accounts']
export const USERS_PATH = '/users'
export const NEW_ACCOUNT_PATH = `${USERS_PATH}/new`
