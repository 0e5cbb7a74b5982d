// The logins and roles that a database needs before its first migration, made where the given login may make them.
// Where it may not, a database administrator runs the SQL of docs/guides/operate.md, which says the same.

import pg from 'pg'
import { err, ok, type Result } from '#domain/result'

export const LOGIN_ROLE = 'phukin_login'
export const OWNER_ROLE = 'phukin_owner'

export type Login = {
  readonly name: string
  readonly superuser: boolean
  readonly createsRoles: boolean
  readonly bypassesRowSecurity: boolean
  /** May become the owner of the tables: then row security and grants would not bind it. */
  readonly owner: boolean
}

/** Who a URL logs in as. Throws when the database cannot be reached. */
export async function describeLogin(url: string): Promise<Login> {
  return connected(url, async (client) => {
    const { rows } = await client.query<Login>(`
      select rolname as name, rolsuper as superuser, rolcreaterole as "createsRoles", rolbypassrls as "bypassesRowSecurity",
        rolsuper or rolname = 'phukin_owner' or exists (select from pg_database where datname = current_database() and datdba = r.oid)
          or exists (select from pg_roles o where o.rolname = 'phukin_owner' and pg_has_role(r.oid, o.oid, 'member')) as owner
      from pg_roles r where rolname = current_user`)
    const [login] = rows
    if (!login) throw new Error('the login has no row in pg_roles')
    return login
  })
}

/** The server serves only with a login that row security binds. */
export const maySafelyServe = (login: Login): boolean =>
  !login.superuser && !login.bypassesRowSecurity && !login.owner && !login.createsRoles

/**
 * Idempotent. `adminUrl` points at the database of the product and logs in as a superuser, or as its owner with CREATEROLE.
 * phukin_owner is made without log-in: whoever sets up logs in as the administrator and becomes it.
 */
export async function prepareRoles(given: {
  readonly adminUrl: string
  readonly loginPassword: string
}): Promise<Result<null, 'roles-not-allowed'>> {
  for (let attempt = 1; ; attempt++) {
    try {
      await connected(given.adminUrl, (client) => client.query(rolesSql(client, given.loginPassword)))
      return ok(null)
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? error.code : undefined
      if (code === INSUFFICIENT_PRIVILEGE) return err('roles-not-allowed')
      // Roles belong to the whole cluster: somebody may be making the same ones from another database.
      if (attempt === 5 || code === undefined || !MADE_BY_ANOTHER.includes(code)) throw error
    }
  }
}

const INSUFFICIENT_PRIVILEGE = '42501'
const MADE_BY_ANOTHER = ['42710', '23505', 'XX000'] // duplicate_object, unique_violation, "tuple concurrently updated"

function rolesSql(client: pg.Client, loginPassword: string): string {
  const database = client.escapeIdentifier(client.database ?? 'postgres')
  return `
    do $$
    declare
      name text;
      become text := case when current_setting('server_version_num')::int >= 160000 then ' with inherit false, set true' else '' end;
    begin
      foreach name in array array['phukin_unit', 'phukin_public', 'phukin_system', 'phukin_owner'] loop
        if not exists (select from pg_roles where rolname = name) then execute format('create role %I nologin', name); end if;
      end loop;
      if not exists (select from pg_roles where rolname = '${LOGIN_ROLE}') then create role ${LOGIN_ROLE} login noinherit; end if;
      if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format('grant phukin_owner to %I%s', current_user, become);
      end if;
      execute 'grant phukin_unit, phukin_public, phukin_system to ${LOGIN_ROLE}' || become;
      execute 'grant phukin_system to phukin_owner' || become;
    end $$;
    alter role ${LOGIN_ROLE} password ${client.escapeLiteral(loginPassword)};
    grant connect on database ${database} to ${LOGIN_ROLE};
    grant connect, create, temporary on database ${database} to phukin_owner;
    grant usage, create on schema public to phukin_owner`
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'phukin set-up' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
