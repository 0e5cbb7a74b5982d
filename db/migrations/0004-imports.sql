-- Lists as they come in: an import stages the rows of one file, a snapshot is the dated, custodied list it became.

create table imports (
  import_id   uuid primary key,
  unit_id     int not null,
  lo          int not null,
  hi          int not null,
  kind        text not null,
  as_of       date not null,
  file_name   text not null,
  file_sha256 bytea not null,
  file_id     uuid,                            -- the sealed upload, gone after 30 days
  mapping     jsonb not null,
  state       text not null check (state in ('reading', 'previewed', 'committing', 'committed', 'refused', 'cancelled')),
  progress    jsonb not null default '{}',     -- {phase, done, total}
  summary     jsonb,                           -- counts and problems by kind
  refusal     jsonb,                           -- a code, or {missing: …}
  started_by  uuid,                            -- null: the command line
  started_at  timestamptz not null default now(),
  ended_at    timestamptz
);
create index imports_unit on imports (lo, hi);

-- What of a row is needed to match and merge it. Unlogged: after a crash of the database the file is read again.
create unlogged table import_rows (
  import_id        uuid not null,
  row_no           int not null,
  commune_id       int,                        -- of the hamlet the row names; null on lists without one
  hamlet_id        int,
  away             boolean not null,
  residence        text not null,
  new_id           uuid not null,              -- of the fact that the row becomes, and of the person, if new
  full_name        text not null,
  match_key        text not null,
  words            text[] not null,
  birth_year       smallint,
  birth_month      smallint,
  birth_day        smallint,
  sex              text,
  household_no     text,
  residential_group text,
  relation         text,
  address          text,
  identity_block   bytea,
  identity_last2   char(2),
  cmnd_block       bytea,
  cmnd_last2       char(2),
  phone_block      bytea,
  phone_last2      char(2),
  eid_level        smallint,
  effective        date not null,
  row_hash         bigint not null,
  course           int not null,               -- rows of one course and hamlet differ in nothing that the tallies see, if new
  body             jsonb not null,
  primary key (import_id, row_no)
) with (autovacuum_enabled = false);

-- Rows of a register that say of a person exactly what the last one said: only who, so that they are not staged whole.
create unlogged table import_unchanged (
  import_id uuid not null,
  row_no    int not null,
  commune_id int not null,
  person_id uuid not null,
  row_hash  bigint not null
) with (autovacuum_enabled = false);

-- Rows that did not go in: returned to the importer only, deleted with the file after 30 days.
create table import_rejects (
  import_id uuid not null references imports on delete cascade,
  row_no    int not null,
  outcome   text not null check (outcome in ('rejected', 'waiting')),
  problems  jsonb not null,                    -- [{code, field}]: codes only; the cells are read from the sealed file
  primary key (import_id, row_no)
);

create table snapshots (
  snapshot_id uuid primary key,
  import_id   uuid not null references imports,
  unit_id     int not null,
  lo          int not null,
  hi          int not null,
  kind        text not null,
  as_of       date not null,
  known       date not null,
  content     bytea not null,                  -- fingerprint of what went in, whatever the file looked like
  rows        int not null,
  accepted    int not null,
  unchanged   int not null,
  vanished    int not null,
  recorded_at timestamptz not null default now()
);
create index snapshots_unit on snapshots (unit_id, kind, as_of);

-- Who stands on a list, hamlet by hamlet: compared with the list's neighbours to tell who vanished.
create table snapshot_members (
  commune_id  int not null,
  hamlet_id   int not null,
  snapshot_id uuid not null references snapshots,
  person_ids  uuid[] not null,
  primary key (commune_id, hamlet_id, snapshot_id)
);

-- Rows are staged by COPY, which PostgreSQL refuses under row security: nobody but phukin_system may touch these tables.
grant select, insert, update, delete on import_rows, import_unchanged to phukin_system;

-- Without statistics the planner takes a list of a province for a handful of rows. Only an owner may analyze.
create function app.analyze_staged() returns void language sql security definer set search_path = public, pg_temp
  as 'analyze import_rows, import_unchanged';
create function app.analyze_people() returns void language sql security definer set search_path = public, pg_temp
  as 'analyze people, identities, residences, people_words, facts, hamlet_revisions';
revoke execute on function app.analyze_staged(), app.analyze_people() from public;
grant execute on function app.analyze_staged(), app.analyze_people() to phukin_system;

do $$
declare name text;
begin
  foreach name in array array['imports', 'import_rejects', 'snapshots', 'snapshot_members'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to phukin_system using (true) with check (true)', name || '_system', name);
    execute format('grant select, insert, update, delete on %I to phukin_system', name);
  end loop;
  foreach name in array array['imports', 'snapshots'] loop
    execute format('create policy %I on %I for select to phukin_unit using ((select app.scope_kind()) = ''unit'' and (%s))',
      name || '_unit', name, (select string_agg(format(
        '(lo >= (select app.setting_int(''scope_lo_%1$s'')) and hi <= (select app.setting_int(''scope_hi_%1$s'')))', i),
        ' or ') from generate_series(1, 4) i));
    execute format('grant select on %I to phukin_unit', name);
  end loop;
end $$;
