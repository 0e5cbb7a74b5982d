-- What the night proposes to even out the work of a team within a commune. It changes nothing by itself: people accept all of it
-- or a part, or reject it; accepting is an assignment decision (0007-forces.sql) and undone as one.

create table balance_proposals (
  commune_id  int not null,
  proposal_id uuid not null,                   -- UUIDv7: later proposals sort later
  team_id     uuid not null,
  lo          int not null,                    -- the hamlets that it speaks of
  hi          int not null check (hi >= lo),
  made_on     date not null,
  state       text not null default 'open' check (state in ('open', 'accepted', 'rejected', 'outdated')),
  fingerprint bytea not null,                  -- of the moves: what was rejected is not proposed again as it was
  content     jsonb not null,                  -- moves and shares, with ids of members and numbers of households only
  decided_by  uuid,
  decided_on  date,
  taken       int[],                           -- places of the accepted moves
  left_out    int,                             -- doors of them that had changed hands since
  decision_id uuid,
  primary key (commune_id, proposal_id),
  check (lo / 1000 = commune_id and hi / 1000 = commune_id),
  check ((state in ('accepted', 'rejected')) = (decided_by is not null)),
  check ((state = 'accepted') = (decision_id is not null))
);
create unique index balance_proposals_open on balance_proposals (commune_id, team_id) where state = 'open';
create index balance_proposals_id on balance_proposals (proposal_id);

alter table balance_proposals enable row level security;
alter table balance_proposals force row level security;
create policy balance_proposals_system on balance_proposals to phukin_system using (true) with check (true);
grant select, insert, update, delete on balance_proposals to phukin_system;
grant select on balance_proposals to phukin_unit;
do $$
begin
  execute format('create policy balance_proposals_unit on balance_proposals for select to phukin_unit using (
    (select nullif(current_setting(''app.scope_kind'', true), '''')) = ''unit'' and %s)', app.unit_ranges('lo', 'hi'));
end $$;
