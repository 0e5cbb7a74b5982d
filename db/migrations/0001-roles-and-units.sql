-- The roles a transaction can take, the scope it states, the tree of units, the campaign and its clock.
-- phukin_unit: a signed-in person; phukin_public: an anonymous reader; phukin_system: jobs and imports.
-- The logins (phukin_owner, phukin_login) are made before any migration: docs/guides/operate.md.

do $$
begin
  if not exists (select from pg_roles where rolname = 'phukin_unit') then create role phukin_unit nologin; end if;
  if not exists (select from pg_roles where rolname = 'phukin_public') then create role phukin_public nologin; end if;
  if not exists (select from pg_roles where rolname = 'phukin_system') then create role phukin_system nologin; end if;
end $$;

create schema app;
grant usage on schema app to phukin_unit, phukin_public, phukin_system;
grant usage on schema public to phukin_unit, phukin_public, phukin_system;

-- After a `set local` ends PostgreSQL leaves the setting as the empty string: nullif, or the next transaction on
-- the same connection would read it as a value.
create function app.setting_int(name text) returns int
  language sql stable parallel safe
  return nullif(current_setting('app.' || name, true), '')::int;

create function app.setting_uuid(name text) returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.' || name, true), '')::uuid;

create function app.scope_kind() returns text
  language sql stable parallel safe
  return nullif(current_setting('app.scope_kind', true), '');

-- One row per unit and validity period; a change of name or kind keeps the number and opens a row. Numbers nest and are never official codes:
-- hamlet = commune*1000 + n, commune = district*100 + k, district = province*100 + k.
-- lo and hi are the hamlet numbers of a unit, so that nesting is two integer comparisons.
create table units (
  unit_id    int not null,
  code       text,
  name       text not null,
  full_name  text not null,
  kind       text not null,
  level      text not null check (level in ('province', 'district', 'commune', 'hamlet')),
  parent_id  int,
  lo         int not null,
  hi         int not null check (hi >= lo),
  valid_from date not null,
  valid_to   date check (valid_to >= valid_from),
  aliases    text[] not null default '{}',
  primary key (unit_id, valid_from)
);
create index units_code on units (code, level) where code is not null;
create index units_parent on units (parent_id);
create index units_lo on units (lo, hi);

create table unit_successions (
  from_id int not null,
  to_id   int not null,
  on_day  date not null,
  decree  text not null,
  primary key (from_id, to_id, on_day)
);
create index unit_successions_to on unit_successions (to_id);

create table campaigns (
  campaign_id text primary key,
  body        jsonb not null
);

-- Campaign time = real time + this offset (0 outside a demonstration).
create table campaign_clock (
  only_row  boolean primary key default true check (only_row),
  offset_ms bigint not null default 0
);
insert into campaign_clock default values;

grant select on units, unit_successions, campaigns, campaign_clock to phukin_unit, phukin_public, phukin_system;
grant insert, update on units, unit_successions, campaigns to phukin_system;
grant update on campaign_clock to phukin_system;

-- Whether a hamlet number lies in the scope of the transaction. Policies write the comparison out (see 0003), with
-- each bound as a scalar subselect, so that it is evaluated once per statement and can use an index.
create function app.in_scope(hamlet int) returns boolean
  language sql stable parallel safe
  return coalesce(
       hamlet between app.setting_int('scope_lo_1') and app.setting_int('scope_hi_1'), false)
    or coalesce(hamlet between app.setting_int('scope_lo_2') and app.setting_int('scope_hi_2'), false)
    or coalesce(hamlet between app.setting_int('scope_lo_3') and app.setting_int('scope_hi_3'), false)
    or coalesce(hamlet between app.setting_int('scope_lo_4') and app.setting_int('scope_hi_4'), false);
