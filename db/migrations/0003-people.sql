-- People, their residences, facts and tallies. Every table about people is keyed by commune first; what must be
-- unique across communes (an identity number) has a table of its own. No triggers; one writer per table.

create table people (
  commune_id           int not null,           -- where the person is present; outside the province: registered
  person_id            uuid not null,
  hamlet_id            int not null,
  registered_hamlet_id int,                    -- permanent residence; null = registered outside the province
  away                 boolean not null default false,
  full_name            text not null,
  match_key            text not null,          -- tone key of the name
  birth_year           smallint not null check (birth_year between 1850 and 2200),
  birth_month          smallint check (birth_month between 1 and 12),
  birth_day            smallint check (birth_day between 1 and 31),
  sex                  text check (sex in ('male', 'female')),
  household_no         text,
  residential_group    text,
  relation             text,
  address              text,
  identity_block       bytea,                  -- one keyed block: cipher and blind index at once
  identity_last2       char(2),
  cmnd_block           bytea,
  cmnd_last2           char(2),
  phone_block          bytea,
  phone_last2          char(2),
  key_id               smallint not null,
  eid_level            smallint check (eid_level in (1, 2)),
  device_class         text,
  register_hash        bigint,                 -- content of the last register row: an unchanged row is not read again
  register_as_of       date,                   -- and the day that row spoke of: an older list changes no attribute
  revision             bigint not null default 0,
  primary key (commune_id, person_id),
  check (hamlet_id / 1000 = commune_id),
  check (birth_day is null or birth_month is not null),
  check (identity_block is null or octet_length(identity_block) = 16)
);
create index people_id on people (person_id);
create index people_list on people (commune_id, hamlet_id, match_key, person_id);
create index people_registered on people (registered_hamlet_id) where registered_hamlet_id <> hamlet_id;
create index people_cmnd on people (cmnd_block) where cmnd_block is not null;
create index people_phone on people (phone_block) where phone_block is not null;
create index people_match on people (match_key, birth_year) where identity_block is null;

-- The only uniqueness across communes.
create table identities (
  identity_block bytea primary key,
  commune_id     int not null,
  person_id      uuid not null
);
create index identities_person on identities (person_id);

create table residences (
  commune_id   int not null,
  person_id    uuid not null,
  kind         text not null check (kind in ('permanent', 'temporary', 'working')),
  hamlet_id    int not null,
  household_no text,
  relation     text,
  from_day     date not null,
  to_day       date,
  primary key (commune_id, person_id, kind, from_day),
  check (hamlet_id / 1000 = commune_id)
);
create index residences_household on residences (commune_id, hamlet_id, household_no);
create index residences_person on residences (person_id);

-- Beginnings of words of names, without diacritics, compared with >= and < (LIKE loses its index under row
-- security). A person registered elsewhere has rows in both communes.
create table people_words (
  commune_id int not null,
  word       text collate "C" not null,
  hamlet_id  int not null,
  person_id  uuid not null,
  primary key (commune_id, word, hamlet_id, person_id)
);

-- Immutable. commune_id and hamlet_id are the address of the person and follow a move; recorded_in never changes.
create table facts (
  commune_id  int not null,
  person_id   uuid not null,
  fact_id     uuid not null,
  hamlet_id   int not null,
  recorded_in int not null,
  effective   date not null,
  known       date not null check (known >= effective),
  source      text not null check (source in ('field', 'office', 'register', 'carrier', 'authority')),
  snapshot_id uuid,
  recorded_by uuid,
  member_id   uuid,                            -- who walked; null for lists
  team_id     uuid,
  body        jsonb not null,
  primary key (commune_id, person_id, fact_id),
  check (hamlet_id / 1000 = commune_id)
);

-- A change of any person of a hamlet takes this row first, in id order: mutex and pull cursor in one.
create table hamlet_revisions (
  commune_id int not null,
  hamlet_id  int not null,
  revision   bigint not null default 0,
  primary key (commune_id, hamlet_id)
) with (fillfactor = 50);

-- Signed changes not yet folded. `commune_id` is where the change arose; `hamlet_id` where it counts, which may be
-- another commune (registered base): a job folds it there.
create table tally_queue (
  commune_id int not null,
  hamlet_id  int not null,
  base       smallint not null check (base in (0, 1)),   -- 0 registered, 1 present
  measure    smallint not null,
  class      smallint not null,
  effective  date not null,
  known      date not null,
  n          int not null
);
create index tally_queue_hamlet on tally_queue (hamlet_id);

create table tallies (
  commune_id int not null,
  hamlet_id  int not null,
  base       smallint not null check (base in (0, 1)),
  measure    smallint not null,
  class      smallint not null,
  effective  date not null,
  known      date not null,
  n          int not null,
  primary key (commune_id, hamlet_id, base, measure, class, effective, known)
);
create index tallies_hamlet on tallies (hamlet_id, base, effective, known) include (measure, class, n);

-- As known now: people in each class from `effective` on, for provinces, districts and communes. A row stands
-- only where the number changes; the newest row at or before a day holds.
create table board_days (
  unit_id   int not null,
  base      smallint not null check (base in (0, 1)),
  measure   smallint not null,
  class     smallint not null,
  effective date not null,
  total     int not null,
  lo        int not null,
  hi        int not null,
  primary key (unit_id, base, measure, class, effective)
);

-- Which commune has a list or a visit that speaks of a milestone, for which day, known since when.
create table coverage_reports (
  commune_id int not null,
  milestone  text not null,
  source     text not null,
  effective  date not null,
  known      date not null,
  folded     boolean not null default false,
  primary key (commune_id, milestone, source, effective, known)
);
create index coverage_reports_unfolded on coverage_reports (commune_id) where not folded;

-- As known now: from `effective` on, how many communes of a unit have spoken of a milestone, and by which source last.
create table board_reports (
  unit_id   int not null,
  milestone text not null,
  effective date not null,
  communes  int not null,
  source    text not null,
  lo        int not null,
  hi        int not null,
  primary key (unit_id, milestone, effective)
);

do $$
declare name text;
begin
  foreach name in array array['people', 'identities', 'residences', 'people_words', 'facts', 'hamlet_revisions',
    'tally_queue', 'tallies', 'board_days', 'board_reports', 'coverage_reports']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to phukin_system using (true) with check (true)', name || '_system', name);
    execute format('grant select, insert, update, delete on %I to phukin_system', name);
  end loop;
end $$;
-- Statistics, COPY and the like of the owner go through phukin_system as well: the owner sees nothing either.

-- A transaction states up to four ranges. Each bound is a scalar subselect: evaluated once, leakproof comparison. The
-- setting is read in place and not by app.setting_int: inlining forty calls took longer than a search of names.
create function app.range_bound(side text, i int) returns text language sql immutable as $$
  select format('(select nullif(current_setting(''app.scope_%s_%s'', true), '''')::int)', side, i)
$$;

-- The condition that [low, high] lies within one of the ranges (low and high may be one column), or that it touches one.
create function app.unit_ranges(low text, high text) returns text language sql immutable as $$
  select '(' || string_agg(format('(%s >= %s and %s <= %s)', low, app.range_bound('lo', i), high, app.range_bound('hi', i)),
    ' or ') || ')' from generate_series(1, 4) i
$$;
create function app.touches_ranges(low text, high text) returns text language sql immutable as $$
  select app.unit_ranges(high, low)
$$;

-- The condition that whoever asks sees the person of a row. The second comparison changes nothing but the plan: without it
-- all people may be read into a hash to answer for a few.
create function app.person_seen(table_name text) returns text language sql immutable as $$
  select format('exists (select from people p where p.person_id = %1$I.person_id and p.person_id >= %1$I.person_id)', table_name)
$$;

do $$
declare
  kind    text := '(select nullif(current_setting(''app.scope_kind'', true), '''')) = %L';
  is_unit text := format(kind, 'unit');
  name    text;
begin
  -- People: where they are present, and, to read only, those registered here who are elsewhere.
  execute format('create policy people_unit on people for select to phukin_unit using (%s and (%s or %s))', is_unit,
    app.unit_ranges('hamlet_id', 'hamlet_id'), app.unit_ranges('registered_hamlet_id', 'registered_hamlet_id'));

  -- Facts and residences are seen through the person, of whatever kind the scope is. A fact's own hamlet is the
  -- person's and is asked first: a list of a commune reads thousands. A residence may lie elsewhere.
  execute format('create policy facts_person on facts for select to phukin_unit using (%s and %s or %s)', is_unit,
    app.unit_ranges('hamlet_id', 'hamlet_id'), app.person_seen('facts'));
  execute format('create policy residences_person on residences for select to phukin_unit using (%s)',
    app.person_seen('residences'));

  -- Only a scope of units searches by name and counts.
  foreach name in array array['people_words', 'hamlet_revisions', 'tally_queue', 'tallies'] loop
    execute format('create policy %I on %I for select to phukin_unit using (%s and %s)',
      name || '_unit', name, is_unit, app.unit_ranges('hamlet_id', 'hamlet_id'));
  end loop;
  execute format('create policy board_days_unit on board_days for select to phukin_unit using (%s and %s)',
    is_unit, app.unit_ranges('lo', 'hi'));

  -- That a commune has spoken is no secret below and above it: a hamlet's board needs to know it of its commune.
  execute format('create policy board_reports_unit on board_reports for select to phukin_unit using (%s and %s)',
    is_unit, app.touches_ranges('lo', 'hi'));
  execute format('create policy coverage_reports_unit on coverage_reports for select to phukin_unit using (%s and %s)',
    is_unit, app.touches_ranges('commune_id * 1000', 'commune_id * 1000 + 999'));

  -- Exact search: whether a number exists is told only for a person the asker may see.
  execute format('create policy identities_person on identities for select to phukin_unit using (%s)',
    app.person_seen('identities'));
end $$;

-- The blocks are of no use without the key, which never stands in the database.
grant select on people, identities, residences, people_words, facts, hamlet_revisions, tally_queue, tallies, board_days,
  board_reports, coverage_reports to phukin_unit;
