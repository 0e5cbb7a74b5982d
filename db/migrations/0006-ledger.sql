-- What the one door to the facts leaves beside them: a receipt for everything handed in, a tombstone where somebody
-- left, and requests that wait for a second person.

-- Keyed by the commune in which the fact was recorded, for ever, wherever the person lives by now.
create table receipts (
  recorded_in int not null,
  fact_id     uuid not null,
  receipt_no  bigint generated always as identity,
  person_id   uuid not null,
  account_id  uuid,                            -- who handed it in
  member_id   uuid,                            -- who walked
  received_at timestamptz not null default now(),
  on_day      date not null,                   -- campaign time
  outcome     text not null check (outcome in ('accepted', 'forwarded', 'refused')),
  refusal     text,
  body        jsonb,                           -- only while refused or on its way: an accepted fact stands in facts
  primary key (recorded_in, fact_id),
  check ((outcome = 'refused') = (refusal is not null)),
  check (outcome <> 'accepted' or body is null)
);
create index receipts_on_the_way on receipts (person_id) where outcome = 'forwarded' and body is not null;

-- Whoever keeps a copy of a hamlet takes this person out of it at that revision.
create table person_departures (
  commune_id int not null,
  hamlet_id  int not null,
  person_id  uuid not null,
  revision   bigint not null,
  why        text not null check (why in ('moved', 'merged', 'reassigned')),
  on_day     date not null,
  primary key (commune_id, hamlet_id, person_id, revision),
  check (hamlet_id / 1000 = commune_id)
);

-- Two rows that turned out to be one person: whatever is said of `from_id` is said of `into_id`, who may have been merged since.
-- The first has no row among people any more, so the key is their id alone, wherever they lived.
create table person_merges (
  from_id   uuid primary key,
  into_id   uuid not null check (into_id <> from_id),
  on_day    date not null,                     -- campaign time
  merged_by uuid not null,
  reason    text not null check (length(reason) <= 300 and reason !~ '\d([ .-]?\d){8}')
);
create index person_merges_into on person_merges (into_id);

-- An exemption is asked for by one person and granted by another. Seen through the person of whom it is asked.
create table exemption_requests (
  commune_id   int not null,                   -- where it was asked, for ever
  request_id   uuid not null,
  person_id    uuid not null,
  milestone    text not null,
  reason       text not null,
  evidence     text not null check (length(evidence) <= 300 and evidence !~ '\d([ .-]?\d){8}'),
  until_day    date not null,
  requested_by uuid not null,
  requested_on date not null,
  state        text not null default 'waiting' check (state in ('waiting', 'granted', 'declined')),
  decided_by   uuid,
  decided_on   date,
  primary key (commune_id, request_id),
  check ((state = 'waiting') = (decided_by is null)),
  check (decided_by <> requested_by or state = 'declined')
);
create index exemption_requests_person on exemption_requests (person_id);
create unique index exemption_requests_waiting on exemption_requests (commune_id, person_id, milestone)
  where state = 'waiting';

-- Every fact raises the revision of its person: room beside each row, so that no index is written for it.
alter table people set (fillfactor = 85);

do $$
declare
  name    text;
  is_unit text := '(select nullif(current_setting(''app.scope_kind'', true), '''')) = ''unit''';
begin
  foreach name in array array['receipts', 'person_departures', 'person_merges', 'exemption_requests'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to phukin_system using (true) with check (true)', name || '_system', name);
    execute format('grant select, insert, update, delete on %I to phukin_system', name);
    execute format('grant select on %I to phukin_unit', name);
  end loop;

  -- One's own receipts, and all of a commune for whoever has the whole of it.
  execute format('create policy receipts_unit on receipts for select to phukin_unit using (
    account_id = (select app.setting_uuid(''account_id'')) or (%s and %s))', is_unit,
    app.unit_ranges('recorded_in * 1000', 'recorded_in * 1000 + 999'));
  execute format('create policy person_departures_unit on person_departures for select to phukin_unit using (%s and %s)',
    is_unit, app.unit_ranges('hamlet_id', 'hamlet_id'));
  execute format('create policy exemption_requests_person on exemption_requests for select to phukin_unit using (%s)',
    app.person_seen('exemption_requests'));
  -- Seen through whoever the two are by now; a merge before the last one is seen by nobody, for it leads to nobody.
  execute 'create policy person_merges_person on person_merges for select to phukin_unit using (
    exists (select from people p where p.person_id = person_merges.into_id))';
end $$;
