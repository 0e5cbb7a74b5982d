-- Lists as they really are: who sent them and in which layout, how a list compares with its neighbours, what was decided of
-- people who vanished from one, and what stood before a register changed it, so that a list can be taken back.

alter table imports
  add column sender     text,                  -- who made the list, in their own words; null: whoever sent it
  add column layout_key text,                  -- fingerprint of the headings, once they were read
  add column withdrawn_by uuid,
  add column withdrawn_why text,
  add column withdrawal jsonb,                -- {changed, gone, kept}: people
  drop constraint imports_state_check,
  add constraint imports_state_check check (state in
    ('reading', 'previewed', 'committing', 'committed', 'refused', 'cancelled', 'withdrawing', 'withdrawn'));
create index imports_sender on imports (unit_id, sender, started_at);

-- A list that was taken back stands beside its neighbours no more; the record of it stays.
alter table snapshots add column withdrawn_at timestamptz;

-- A list and the one before it of the same unit and kind, by as-of day, compared by who stands on them. Compared again when
-- a list comes in between late, or one of the two is taken back. No row: nothing stands before it.
create table snapshot_comparisons (
  snapshot_id uuid primary key references snapshots,
  previous_id uuid not null references snapshots,
  lo          int not null,
  hi          int not null,
  appeared    int not null,
  stayed      int not null,
  vanished    int not null,
  compared_at timestamptz not null default now()
);

create index snapshot_members_snapshot on snapshot_members (snapshot_id);

-- What somebody decided of a person who stood on a gap list and does not stand on the next: nothing closes by silence.
create table vanished_decisions (
  commune_id  int not null,                    -- of the person when it was decided
  hamlet_id   int not null,
  person_id   uuid not null,
  snapshot_id uuid not null references snapshots, -- the list on which the person no longer stands
  verdict     text not null check (verdict in ('done', 'still-lacking', 'moved-away', 'died', 'list-error')),
  note        text not null default '' check (length(note) <= 500),
  fact_id     uuid,                            -- the report that `done` became
  decided_by  uuid not null,
  decided_at  timestamptz not null default now(),
  primary key (commune_id, person_id, snapshot_id),
  check (hamlet_id / 1000 = commune_id)
);
create index vanished_decisions_snapshot on vanished_decisions (snapshot_id);

-- How the columns of a sender's layout were read when a list of it last went in.
create table list_layouts (
  unit_id    int not null,
  sender     text not null,                    -- '' where nobody was named
  kind       text not null,
  layout_key text not null,
  mapping    jsonb not null,                   -- {corrections, encodings}
  import_id  uuid not null references imports,
  used_at    timestamptz not null default now(),
  primary key (unit_id, sender, kind, layout_key)
);

-- People as they stood before a register changed them, whole rows with their numbers as keyed blocks.
create table people_before (
  import_id uuid not null references imports on delete cascade,
  kept_no   bigint not null generated always as identity, -- of two registers that changed a person the later has the greater
  like people,
  primary key (import_id, person_id)
);
create index people_before_person on people_before (person_id, kept_no);
create table residences_before (
  import_id uuid not null references imports on delete cascade,
  like residences
);
create index residences_before_import on residences_before (import_id, person_id);

-- A word that was taken back with its list counts no more; that it was heard stays.
alter table coverage_reports add column withdrawn boolean not null default false;

alter table person_departures drop constraint person_departures_why_check,
  add constraint person_departures_why_check check (why in ('moved', 'merged', 'reassigned', 'withdrawn'));

do $$
declare
  name    text;
  is_unit text := '(select nullif(current_setting(''app.scope_kind'', true), '''')) = ''unit''';
begin
  foreach name in array array['snapshot_comparisons', 'vanished_decisions', 'list_layouts', 'people_before',
    'residences_before']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to phukin_system using (true) with check (true)', name || '_system', name);
    execute format('grant select, insert, update, delete on %I to phukin_system', name);
  end loop;
  execute format('create policy snapshot_comparisons_unit on snapshot_comparisons for select to phukin_unit using ((select app.scope_kind()) = ''unit'' and (%s))',
    (select string_agg(format(
      '(lo >= (select app.setting_int(''scope_lo_%1$s'')) and hi <= (select app.setting_int(''scope_hi_%1$s'')))', i),
      ' or ') from generate_series(1, 4) i));
  execute format('create policy vanished_decisions_unit on vanished_decisions for select to phukin_unit using (%s and %s)',
    is_unit, app.unit_ranges('hamlet_id', 'hamlet_id'));
end $$;
grant select on snapshot_comparisons, vanished_decisions to phukin_unit;
