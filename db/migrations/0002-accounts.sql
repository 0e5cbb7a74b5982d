-- Who may sign in, what they may see, what they did. Tokens are kept as SHA-256 only. All times here are real time,
-- except accounts.expires_on, a day of campaign time. One writer: auth (audit_log: platform/audit.ts).

grant select on schema_migrations to phukin_system;

create table accounts (
  account_id      uuid primary key default gen_random_uuid(),
  username        text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{1,38}[a-z0-9]$'),
  display_name    text not null check (display_name <> ''),
  role            text not null check (role in ('province_leader', 'district_leader', 'commune_leader',
    'commune_police', 'province_police', 'desk_clerk', 'collection_officer', 'hamlet_head', 'team_lead', 'volunteer',
    'telecom_agent', 'auditor', 'system_administrator')),
  password_hash   text not null,               -- argon2id
  password_set_at timestamptz not null default now(),
  expires_on      date,                        -- last day of use; null: not tied to the campaign
  disabled_at     timestamptz,
  created_at      timestamptz not null default now()
);

-- The scope. The ranges of neighbours are joined when a session begins; at most four may remain.
create table account_units (
  account_id uuid not null references accounts,
  unit_id    int not null,
  primary key (account_id, unit_id)
);

create table sessions (
  session_id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  account_id uuid not null references accounts,
  created_at timestamptz not null default now(),
  seen_at    timestamptz not null default now()
);
create index sessions_account on sessions (account_id);

create table api_tokens (
  token_id   uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  account_id uuid not null references accounts,
  label      text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index api_tokens_account on api_tokens (account_id);

create table setup_links (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz
);

-- The columns and their order are those of rate-limiter-flexible; the key is a hash of what was typed as a name.
create table login_attempts (
  key    varchar(255) primary key,
  points int not null default 0,
  expire bigint
);

-- A value that only the right key gives: a lost or wrong key file is found out before anything is written with it.
create table key_checks (
  key_id      smallint primary key,
  check_value bytea not null,
  created_at  timestamptz not null default now()
);

-- Append-only. `target` names a thing by its id ('person:…', 'account:…'); nothing here holds an identity number.
create table audit_log (
  audit_id   bigint generated always as identity primary key,
  at         timestamptz not null default clock_timestamp(),
  account_id uuid,                             -- null: nobody was signed in, or the command line
  action     text not null,
  target     text,
  reason     text check (reason !~ '\d([ .-]?\d){8}'),
  hamlet_id  int                               -- where it was done: first hamlet of the unit; null: of the system
);
create index audit_log_at on audit_log (at);
create index audit_log_account on audit_log (account_id, at);

grant select, insert, update on accounts to phukin_system;
grant select, insert, update, delete on account_units, sessions, api_tokens, setup_links, login_attempts to phukin_system;
grant select, insert on key_checks, audit_log to phukin_system;
grant select, insert on audit_log to phukin_unit;

alter table audit_log enable row level security;
alter table audit_log force row level security;
create policy audit_log_system_read on audit_log for select to phukin_system using (true);
create policy audit_log_system_write on audit_log for insert to phukin_system with check (true);
create policy audit_log_unit_read on audit_log for select to phukin_unit
  using ((select app.scope_kind()) = 'unit' and app.in_scope(hamlet_id));
create policy audit_log_unit_write on audit_log for insert to phukin_unit
  with check (account_id = (select app.setting_uuid('account_id')));
