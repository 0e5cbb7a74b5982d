-- Who works for the campaign and who looks after whom: teams of several organisations, what a leader gave to whom, and
-- the answer per person that row security reads. All days are campaign time; an open end (to_day null) is today's truth.

create table teams (
  team_id  uuid primary key,
  unit_id  int not null,
  lo       int not null,
  hi       int not null check (hi >= lo),
  name     text not null check (length(name) between 1 and 120 and name !~ '\d([ .-]?\d){8}'),
  kind     text not null check (kind in ('hamlet_team', 'commune_team', 'collection_team', 'carrier_team')),
  from_day date not null,
  to_day   date check (to_day >= from_day)
);
create index teams_range on teams (lo, hi);

-- lo and hi are those of the team's unit, repeated so that row security needs no join. When a team ends, so do they.
create table team_members (
  member_id    uuid primary key,
  team_id      uuid not null references teams,
  lo           int not null,
  hi           int not null check (hi >= lo),
  display_name text not null check (length(display_name) between 1 and 100 and display_name !~ '\d([ .-]?\d){8}'),
  organisation text not null check (organisation in ('police', 'community_digital_team', 'project_06_group', 'youth_union',
    'women_union', 'fatherland_front', 'department', 'telecom')),
  account_id   uuid references accounts,       -- null: walks with paper only
  is_lead      boolean not null default false,
  from_day     date not null,
  to_day       date check (to_day >= from_day)
);
create index team_members_team on team_members (team_id);
create unique index team_members_account on team_members (account_id, team_id) where to_day is null;
create index team_members_range on team_members (lo, hi);

-- What a leader decided: never rewritten, undone as a whole by a row of its own kind in the same hamlets.
create table assignment_decisions (
  commune_id  int not null,
  decision_id uuid not null,                   -- UUIDv7: later decisions sort later
  kind        text not null check (kind in ('assigned', 'reassigned', 'returned', 'balanced')),
  decided_by  uuid,                            -- null: a rule of the campaign, no person
  on_day      date not null,
  reason      text check (length(reason) <= 300 and reason !~ '\d([ .-]?\d){8}'),
  undone_by   uuid,
  undone_on   date,
  primary key (commune_id, decision_id),
  check ((undone_by is null) = (undone_on is null))
);

-- One place given to one team or member: the whole hamlet, one residential group, one household or one person.
create table area_assignments (
  commune_id        int not null,
  area_id           uuid not null,             -- UUIDv7: later areas sort later
  hamlet_id         int not null,
  residential_group text,
  household_no      text,
  person_id         uuid,
  team_id           uuid not null,
  member_id         uuid,                      -- null: the whole team
  part              text not null check (part in ('owner', 'helper')),
  from_day          date not null,
  to_day            date check (to_day >= from_day),
  decision_id       uuid not null,
  assigned_by       uuid,
  reason            text check (length(reason) <= 300 and reason !~ '\d([ .-]?\d){8}'),
  ended_in          uuid,                      -- the decision that ended it
  ended_by          uuid,
  end_reason        text check (length(end_reason) <= 300 and end_reason !~ '\d([ .-]?\d){8}'),
  primary key (commune_id, area_id),
  check (hamlet_id / 1000 = commune_id),
  check (num_nonnulls(residential_group, household_no, person_id) <= 1),
  check ((to_day is null) = (ended_in is null))
);
create unique index area_assignments_owner on area_assignments (commune_id, hamlet_id, coalesce(residential_group, ''),
  coalesce(household_no, ''), coalesce(person_id, '00000000-0000-0000-0000-000000000000'))
  where part = 'owner' and to_day is null;
create index area_assignments_hamlet on area_assignments (commune_id, hamlet_id) where to_day is null;
create index area_assignments_team on area_assignments (team_id) where to_day is null;

-- The settled answer per person: the most specific area wins. Written only where it differs.
create table assignments (
  commune_id int not null,
  person_id  uuid not null,
  hamlet_id  int not null,
  area_id    uuid not null,
  team_id    uuid not null,
  member_id  uuid,
  part       text not null check (part in ('owner', 'helper')),
  from_day   date not null,
  to_day     date check (to_day >= from_day),
  primary key (commune_id, person_id, area_id, from_day),
  check (hamlet_id / 1000 = commune_id)
);
create unique index assignments_owner on assignments (commune_id, person_id) where part = 'owner' and to_day is null;
create index assignments_hamlet on assignments (commune_id, hamlet_id) where to_day is null;
create index assignments_team on assignments (team_id) where to_day is null;
create index assignments_member on assignments (member_id) where to_day is null;

do $$
declare name text;
begin
  foreach name in array array['teams', 'team_members', 'assignment_decisions', 'area_assignments', 'assignments'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to phukin_system using (true) with check (true)', name || '_system', name);
    execute format('grant select, insert, update, delete on %I to phukin_system', name);
    execute format('grant select on %I to phukin_unit', name);
  end loop;
end $$;

-- The memberships of the account that asks; in a policy as (select app.own_members())::uuid[], once in a statement. They
-- read team_members as whoever asks, so a policy of team_members itself must not call them.
create function app.own_members() returns uuid[] language sql stable parallel safe
  return coalesce((select array_agg(m.member_id) from team_members m
    where m.account_id = app.setting_uuid('account_id') and m.to_day is null), '{}');
create function app.own_teams() returns uuid[] language sql stable parallel safe
  return coalesce((select array_agg(m.team_id) from team_members m
    where m.account_id = app.setting_uuid('account_id') and m.to_day is null), '{}');
create function app.led_teams() returns uuid[] language sql stable parallel safe
  return coalesce((select array_agg(m.team_id) from team_members m
    where m.account_id = app.setting_uuid('account_id') and m.to_day is null and m.is_lead), '{}');

-- Whom the account looks after, by way of the policy of assignments. A function with a setting of its own is planned by
-- itself: written out in the policy of people, its policies made every statement about people take milliseconds to plan.
-- For a few hundred rows no second process is started: that alone takes longer than reading them.
create function app.assigned_people() returns table (commune_id int, person_id uuid, hamlet_id int)
  language sql stable parallel safe set search_path = public, pg_temp set max_parallel_workers_per_gather = 0
  as $$
    -- The policy's own condition, said again for the indexes: with that of a unit beside it none would be used.
    select a.commune_id, a.person_id, a.hamlet_id from assignments a
    where a.to_day is null and a.member_id = any ((select app.own_members())::uuid[])
    union all
    select a.commune_id, a.person_id, a.hamlet_id from assignments a
    where a.to_day is null and a.team_id = any ((select app.own_teams())::uuid[])
      and (a.member_id is null or a.team_id = any ((select app.led_teams())::uuid[]))
  $$;

do $$
declare
  kind          text := '(select nullif(current_setting(''app.scope_kind'', true), '''')) = %L';
  is_unit       text := format(kind, 'unit');
  is_assignment text := format(kind, 'assignment');
  -- What is given to me, to a whole team of mine, or to somebody of a team that I lead.
  mine          text := '(member_id = any ((select app.own_members())::uuid[])
    or (team_id = any ((select app.own_teams())::uuid[])
      and (member_id is null or team_id = any ((select app.led_teams())::uuid[]))))';
begin
  -- Who works in a place is no secret to those who work there, above it or below it: staff, not citizens.
  execute format('create policy teams_near on teams for select to phukin_unit using ((%s or %s) and %s)',
    is_unit, is_assignment, app.touches_ranges('lo', 'hi'));
  create policy teams_own on teams for select to phukin_unit using (team_id = any ((select app.own_teams())::uuid[]));
  execute format('create policy team_members_near on team_members for select to phukin_unit using ((%s or %s) and %s)',
    is_unit, is_assignment, app.touches_ranges('lo', 'hi'));
  create policy team_members_own on team_members for select to phukin_unit
    using (account_id = (select app.setting_uuid('account_id')));

  execute format('create policy assignment_decisions_unit on assignment_decisions for select to phukin_unit
    using (%s and %s)', is_unit, app.touches_ranges('commune_id * 1000', 'commune_id * 1000 + 999'));
  execute format('create policy area_assignments_unit on area_assignments for select to phukin_unit using (%s and %s)',
    is_unit, app.unit_ranges('hamlet_id', 'hamlet_id'));
  execute format('create policy area_assignments_mine on area_assignments for select to phukin_unit
    using (%s and to_day is null and %s)', is_assignment, mine);
  execute format('create policy assignments_unit on assignments for select to phukin_unit using (%s and %s)',
    is_unit, app.unit_ranges('hamlet_id', 'hamlet_id'));
  execute format('create policy assignments_mine on assignments for select to phukin_unit
    using (%s and to_day is null and %s)', is_assignment, mine);

  -- The hamlet is asked too: whoever has moved away is gone at once, before it is settled.
  execute format('create policy people_assignment on people for select to phukin_unit using (%s
    and (commune_id, person_id, hamlet_id) in (select a.commune_id, a.person_id, a.hamlet_id from app.assigned_people() a))',
    is_assignment);
end $$;
