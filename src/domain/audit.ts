// What the audit log may say that somebody did. Who may read it is a capability (access.ts); what it says in words stands in
// words/user-screens.ts.

export type AuditAction =
  | 'login'
  | 'login-failed'
  | 'logout'
  | 'password-changed'
  | 'setup-link-made'
  | 'setup-link-used'
  | 'account-created'
  | 'account-disabled'
  | 'token-created'
  | 'token-revoked'
  | 'number-revealed'
  | 'number-searched'
  | 'rejects-downloaded'
  | 'list-uploaded'
  | 'list-imported'
  | 'exported'
