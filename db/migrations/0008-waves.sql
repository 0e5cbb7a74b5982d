-- The wave of each hamlet ("cuốn chiếu"): one row for each step taken or taken back. Append-only; the last row holds, and a
-- hamlet without any is open. A step keeps the figures it stood on, so that what came after it can be told.

create table wave_steps (
  commune_id int not null,
  hamlet_id  int not null,
  step_no    int not null check (step_no >= 1),
  step       text not null check (step in ('open', 'being_swept', 'swept', 'verified', 'closed')),
  on_day     date not null,
  decided_by uuid not null,
  reason     text check (length(reason) between 3 and 300 and reason !~ '\d([ .-]?\d){8}'),   -- always, when it was reopened
  figures    jsonb not null,                   -- counts of people, no person
  primary key (commune_id, hamlet_id, step_no),
  check (hamlet_id / 1000 = commune_id),
  check (hamlet_id % 1000 > 0),                -- people of unknown hamlet are nobody's wave
  check (step <> 'open' or reason is not null)
);

alter table wave_steps enable row level security;
alter table wave_steps force row level security;
create policy wave_steps_system_read on wave_steps for select to phukin_system using (true);
create policy wave_steps_system_write on wave_steps for insert to phukin_system with check (true);
grant select, insert on wave_steps to phukin_system;
grant select on wave_steps to phukin_unit;

do $$
begin
  execute format('create policy wave_steps_unit on wave_steps for select to phukin_unit using (%s and %s)',
    '(select nullif(current_setting(''app.scope_kind'', true), '''')) = ''unit''',
    app.unit_ranges('hamlet_id', 'hamlet_id'));
end $$;
