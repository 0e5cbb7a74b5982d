-- What came of the walking: per team, member and day, recounted from the facts. Staff data: it orders work and judges nobody.

-- Days of a commune whose count is due: whoever records a visit leaves them, the job of visits/ takes them. A day may
-- stand twice, so that nobody who records waits for a count.
create table work_touched (
  commune_id int not null,
  touched_no bigint not null generated always as identity,
  on_day     date not null,
  primary key (commune_id, touched_no)
);

-- commune_id is where the visits were recorded. A row that is not there says that nobody has reported, not zero.
create table work_days (
  commune_id      int not null,
  team_id         uuid,                          -- both null: somebody of no team
  member_id       uuid,                          -- null: the team as a whole
  on_day          date not null,
  calls           int not null check (calls >= 0),          -- times that somebody came to a door
  people          int not null check (people >= 0),         -- people of whom a visit said something
  met             int not null check (met <= people),
  with_result     int not null check (with_result <= people),
  first_contacts  int not null check (first_contacts <= people),
  first_successes int not null check (first_successes <= first_contacts),
  results         int not null check (results >= 0),        -- milestones said to be done
  credits         int not null check (credits >= 0),
  assists         int not null check (assists >= 0),
  promised        int not null check (promised >= 0),       -- that somebody would come again on this day
  kept            int not null check (kept <= promised),
  check (team_id is not null or member_id is null),
  unique nulls not distinct (commune_id, on_day, team_id, member_id)
);
create index work_days_team on work_days (team_id, on_day);

-- What a person recorded, apart from the lists: the days that a recount reads, and the days that were promised.
create index facts_walked on facts (recorded_in, effective) where recorded_by is not null or team_id is not null;
create index facts_promised on facts (recorded_in, (body -> 'visit' ->> 'promise'))
  where (recorded_by is not null or team_id is not null) and body -> 'visit' ->> 'promise' is not null;

do $$
declare
  name          text;
  kind          text := '(select nullif(current_setting(''app.scope_kind'', true), '''')) = %L';
  is_unit       text := format(kind, 'unit');
  is_assignment text := format(kind, 'assignment');
begin
  foreach name in array array['work_touched', 'work_days'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to phukin_system using (true) with check (true)', name || '_system', name);
    execute format('grant select, insert, update, delete on %I to phukin_system', name);
  end loop;
  -- All of a commune for whoever has the whole of it; of a hamlet, the teams that belong to it.
  execute format('create policy work_days_unit on work_days for select to phukin_unit using (%s and (%s or exists (
    select from teams t where t.team_id = work_days.team_id and %s)))', is_unit,
    app.unit_ranges('commune_id * 1000', 'commune_id * 1000 + 999'), app.unit_ranges('t.lo', 't.hi'));
  -- One's own, and all of a team that one leads.
  execute format('create policy work_days_own on work_days for select to phukin_unit using (%s
    and (member_id = any ((select app.own_members())::uuid[]) or team_id = any ((select app.led_teams())::uuid[])))',
    is_assignment);
end $$;
grant select on work_days to phukin_unit;
