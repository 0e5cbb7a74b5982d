-- Sheets of paper: who stands on a printed one, and what a clerk keyed of it. Names are read anew whenever a sheet is shown;
-- a sheet holds who, in which order, and how each stood when it was printed.

create table sheets (
  sheet_id    uuid primary key,
  sheet_no    bigint generated always as identity unique,  -- people read it with a check digit behind
  commune_id  int not null,
  hamlet_id   int not null,
  team_id     uuid,
  member_id   uuid,                            -- the walker, where known when it was printed
  walker      text check (length(walker) <= 100 and walker !~ '\d([ .-]?\d){8}'),  -- as named on the paper, or by the clerk
  printed_on  date not null,
  printed_by  uuid not null,
  households  jsonb not null,
  state       text not null default 'out' check (state in ('out', 'keyed', 'void')),
  keyed_on    date,                            -- when the clerk was through with it
  void_reason text check (length(void_reason) <= 300 and void_reason !~ '\d([ .-]?\d){8}'),
  check (hamlet_id / 1000 = commune_id),
  check ((state = 'void') = (void_reason is not null))
);
create index sheets_hamlet on sheets (commune_id, hamlet_id);

-- One row for each keying of a person that said something new. Of several for one person the last one holds.
create table sheet_entries (
  commune_id int not null,
  sheet_id   uuid not null,
  person_id  uuid not null,
  fact_id    uuid not null,
  turn       smallint not null,                -- 0 for the first
  keyed_by   uuid not null,
  keyed_on   date not null,
  content    jsonb not null,
  superseded boolean not null default false,
  primary key (commune_id, sheet_id, person_id, fact_id)
);
create unique index sheet_entries_holding on sheet_entries (commune_id, sheet_id, person_id) where not superseded;

do $$
declare
  name text;
  kind text := '(select nullif(current_setting(''app.scope_kind'', true), '''')) = %L';
begin
  foreach name in array array['sheets', 'sheet_entries'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to phukin_system using (true) with check (true)', name || '_system', name);
    execute format('grant select, insert, update, delete on %I to phukin_system', name);
    execute format('grant select on %I to phukin_unit', name);
  end loop;

  execute format('create policy sheets_unit on sheets for select to phukin_unit using (%s and %s)',
    format(kind, 'unit'), app.unit_ranges('hamlet_id', 'hamlet_id'));
  -- Whoever sees only whom they were assigned sees the sheets they printed, and those of a team they lead.
  execute format('create policy sheets_own on sheets for select to phukin_unit using (%s and
    (printed_by = (select app.setting_uuid(''account_id'')) or team_id = any ((select app.led_teams())::uuid[])))',
    format(kind, 'assignment'));
  create policy sheet_entries_sheet on sheet_entries for select to phukin_unit using (exists (
    select from sheets s where s.commune_id = sheet_entries.commune_id and s.sheet_id = sheet_entries.sheet_id));
end $$;
