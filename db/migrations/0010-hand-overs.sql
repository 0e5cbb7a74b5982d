-- What one team hands to another: a person's next action, offered, accepted, finished, given back or taken back. And the
-- consent without which a carrier learns of nobody.

create table hand_overs (
  commune_id    int not null,                  -- where it was offered, for ever, wherever the person lives by now
  hand_over_id  uuid not null,                 -- UUIDv7: later ones sort later
  person_id     uuid not null,
  milestone     text not null,
  case_reason   text,                          -- why the case was open when it was offered
  offered_by    uuid not null,
  from_team     uuid,                          -- null: offered by somebody of no team
  to_team       uuid not null references teams,
  accept_days   smallint not null check (accept_days >= 0),
  finish_days   smallint not null check (finish_days >= 0),
  state         text not null check (state in ('offered', 'accepted', 'done', 'bounced', 'withdrawn')),
  offered_on    date not null,
  accepted_on   date check (accepted_on >= offered_on),
  ended_on      date check (ended_on >= coalesce(accepted_on, offered_on)),
  due_on        date,                          -- the last day in time for what is waited for
  bounce_reason text,
  events        int not null default 1,        -- how many there are: the next one's number
  primary key (commune_id, hand_over_id),
  check ((state in ('offered', 'accepted')) = (ended_on is null)),
  check ((ended_on is null) = (due_on is not null)),
  check ((state = 'bounced') = (bounce_reason is not null)),
  check (state not in ('accepted', 'done') or accepted_on is not null),
  check (state <> 'offered' or accepted_on is null)
);
create unique index hand_overs_open on hand_overs (commune_id, person_id, milestone) where ended_on is null;
create index hand_overs_id on hand_overs (hand_over_id);
create index hand_overs_person on hand_overs (person_id);
create index hand_overs_to on hand_overs (to_team, state);
create index hand_overs_from on hand_overs (from_team, state);
create index hand_overs_by on hand_overs (offered_by);

-- Append-only: the row above is their fold.
create table hand_over_events (
  commune_id   int not null,
  hand_over_id uuid not null,
  event_no     int not null check (event_no >= 1),
  step         text not null check (step in ('offered', 'accepted', 'done', 'bounced', 'withdrawn')),
  on_day       date not null,
  reason       text,
  taken_by     uuid not null,
  at           timestamptz not null default clock_timestamp(),
  primary key (commune_id, hand_over_id, event_no),
  check ((step = 'offered') = (event_no = 1)),
  check ((step = 'bounced') = (reason is not null))
);

-- Consent is given to a team for one hand-over and ends with it. It follows nobody who moves to another commune.
create table consents (
  commune_id   int not null,
  person_id    uuid not null,
  wording      text not null,
  given_on     date not null,
  ended_on     date check (ended_on >= given_on),
  hand_over_id uuid not null,
  hamlet_id    int not null,
  team_id      uuid not null references teams,
  asked_by     uuid not null,
  primary key (commune_id, person_id, hand_over_id),
  check (hamlet_id / 1000 = commune_id)
);
create index consents_person on consents (commune_id, person_id);
create index consents_team on consents (team_id) where ended_on is null;

do $$
declare name text;
begin
  foreach name in array array['hand_overs', 'hand_over_events', 'consents'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to phukin_system using (true) with check (true)', name || '_system', name);
    execute format('grant select on %I to phukin_unit', name);
  end loop;
end $$;
grant select, insert, update on hand_overs to phukin_system;
grant select, insert on hand_over_events to phukin_system;
grant select, insert, update, delete on consents to phukin_system;

-- Planned by itself, as app.assigned_people().
create function app.consenting_people() returns table (commune_id int, person_id uuid)
  language sql stable parallel safe set search_path = public, pg_temp
  as 'select c.commune_id, c.person_id from consents c where c.ended_on is null
    and c.team_id = any ((select app.own_teams())::uuid[])';

do $$
declare
  kind       text := '(select nullif(current_setting(''app.scope_kind'', true), ''''))';
  is_unit    text := kind || ' = ''unit''';
  is_consent text := kind || ' = ''consent''';
  own_team   text := '%I = any ((select app.own_teams())::uuid[])';
begin
  -- Somebody of the team to which it was given, as long as it lasts. No policy of consents may ask people: they would ask
  -- each other without end.
  execute format('create policy people_consent on people for select to phukin_unit using (%s
    and (commune_id, person_id) in (select c.commune_id, c.person_id from app.consenting_people() c))', is_consent);
  execute format('create policy consents_team on consents for select to phukin_unit using (%s and %s)', is_consent,
    format(own_team, 'team_id'));
  execute format('create policy consents_asked on consents for select to phukin_unit using (%s is not null
    and asked_by = (select app.setting_uuid(''account_id'')))', kind);
  execute format('create policy consents_unit on consents for select to phukin_unit using (%s and %s)', is_unit,
    app.unit_ranges('hamlet_id', 'hamlet_id'));

  -- A carrier keeps the count of what it was handed; who it was, it reads through the person, and only with consent.
  execute format('create policy hand_overs_carrier on hand_overs for select to phukin_unit using (%s and %s)',
    is_consent, format(own_team, 'to_team'));
  execute format('create policy hand_overs_person on hand_overs for select to phukin_unit using (%s <> ''consent''
    and %s)', kind, app.person_seen('hand_overs'));
  create policy hand_over_events_seen on hand_over_events for select to phukin_unit using (exists (
    select from hand_overs h where h.commune_id = hand_over_events.commune_id
      and h.hand_over_id = hand_over_events.hand_over_id));
end $$;
