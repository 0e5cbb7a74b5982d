-- Phones of those who walk: how one is let in, what it last said of itself, how it is shut out, and visits that came from a
-- phone that was shut out and wait for an officer. Staff data, but for what waits: that is about citizens.

-- A code shown once as a QR by whoever manages devices; bound to one account, used once.
create table device_invitations (
  invitation_id uuid primary key default gen_random_uuid(),
  code_hash     bytea not null unique check (octet_length(code_hash) = 32),
  account_id    uuid not null references accounts,
  made_by       uuid not null references accounts,
  made_at       timestamptz not null default now(),
  expires_at    timestamptz not null,
  used_at       timestamptz
);
create index device_invitations_account on device_invitations (account_id);

-- lo and hi span the units of the account, so that row security needs no join. All times are real time.
create table devices (
  device_id       uuid primary key,
  account_id      uuid not null references accounts,
  lo              int not null,
  hi              int not null check (hi >= lo),
  token_hash      bytea not null unique check (octet_length(token_hash) = 32),
  name            text not null check (length(name) between 1 and 100),   -- as the phone calls itself
  joined_at       timestamptz not null default now(),
  invited_by      uuid not null,
  -- What the phone said of itself when it was last heard of.
  seen_at         timestamptz not null default now(),
  pulled_at       timestamptz,
  pushed_at       timestamptz,
  app             text check (length(app) <= 100),
  holds           int check (holds >= 0),              -- people it has a copy of
  waiting         int check (waiting >= 0),            -- visits that have not been sent
  oldest_waiting  timestamptz,
  refused         int check (refused >= 0),            -- facts that were refused and that nobody has dealt with
  clock_ahead_ms  bigint,                              -- its wall clock, before it is put right
  storage_kept    boolean,                             -- the browser has promised not to clear it
  storage_used    bigint,
  storage_quota   bigint,
  -- Shut out for ever: a lost phone, a volunteer who has left.
  revoked_at      timestamptz,
  revoked_by      uuid,
  revoke_reason   text check (length(revoke_reason) <= 300 and revoke_reason !~ '\d([ .-]?\d){8}'),
  wiped_at        timestamptz,                         -- it has said that it holds nobody any more
  wiped_why       text check (wiped_why in ('revoked', 'account-ended', 'too-many-pins', 'pin-forgotten', 'by-hand')),
  sealed_left     int check (sealed_left >= 0),        -- sealed visits that it still has to deliver
  check ((revoked_at is null) = (revoked_by is null))
);
create index devices_account on devices (account_id);
create index devices_range on devices (lo, hi);

-- Visits of a phone or account that was shut out before they arrived: an officer looks at each. Never edited, never removed.
create table quarantined_visits (
  commune_id    int not null,                          -- where it was recorded, for ever
  hamlet_id     int not null,                          -- of the person, when it arrived
  fact_id       uuid not null,
  person_id     uuid not null,
  device_id     uuid not null,
  account_id    uuid not null,
  member_id     uuid,
  team_id       uuid,
  effective     date not null,
  -- refused: sealed by a phone in good standing that may hold it no more, and not to be recorded as it is
  why           text not null check (why in ('device-revoked', 'account-ended', 'recorded-after', 'refused')),
  body          jsonb not null,                        -- the fact as it would be recorded
  received_at   timestamptz not null default now(),
  on_day        date not null,                         -- campaign time
  state         text not null default 'waiting' check (state in ('waiting', 'accepted', 'declined')),
  decided_by    uuid,
  decided_on    date,
  reason        text check (length(reason) <= 300 and reason !~ '\d([ .-]?\d){8}'),
  primary key (commune_id, fact_id),
  check (hamlet_id / 1000 = commune_id),
  check ((state = 'waiting') = (decided_by is null))
);
create index quarantined_visits_waiting on quarantined_visits (commune_id, hamlet_id) where state = 'waiting';

-- A number that was read from a card at the door: it proves nothing, so it stands apart until a list says it.
create table numbers_seen (
  commune_id     int not null,
  person_id      uuid not null,
  identity_block bytea not null check (octet_length(identity_block) = 16),
  identity_last2 text not null check (identity_last2 ~ '^\d{2}$'),
  key_id         smallint not null,
  account_id     uuid not null,
  on_day         date not null,
  primary key (commune_id, person_id, identity_block)
);

-- Whether somebody walked on the day of a visit is asked also when they walk no more.
create index team_members_ever on team_members (account_id);

do $$
declare
  name    text;
  is_unit text := '(select nullif(current_setting(''app.scope_kind'', true), '''')) = ''unit''';
begin
  foreach name in array array['devices', 'quarantined_visits', 'numbers_seen'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to phukin_system using (true) with check (true)', name || '_system', name);
    execute format('grant select, insert, update, delete on %I to phukin_system', name);
  end loop;
  execute format('create policy devices_near on devices for select to phukin_unit using (%s and %s)', is_unit,
    app.touches_ranges('lo', 'hi'));
  create policy devices_own on devices for select to phukin_unit
    using (account_id = (select app.setting_uuid('account_id')));
  execute format('create policy quarantined_visits_unit on quarantined_visits for select to phukin_unit using (%s and %s)',
    is_unit, app.unit_ranges('hamlet_id', 'hamlet_id'));
  execute format('create policy numbers_seen_person on numbers_seen for select to phukin_unit using (%s)',
    app.person_seen('numbers_seen'));
end $$;
grant select, insert, update, delete on device_invitations to phukin_system;
-- Hashes of tokens are nobody's to read.
grant select (device_id, account_id, lo, hi, name, joined_at, invited_by, seen_at, pulled_at, pushed_at, app, holds, waiting,
  oldest_waiting, refused, clock_ahead_ms, storage_kept, storage_used, storage_quota, revoked_at, revoked_by, revoke_reason,
  wiped_at, wiped_why, sealed_left) on devices to phukin_unit;
grant select on quarantined_visits, numbers_seen to phukin_unit;
