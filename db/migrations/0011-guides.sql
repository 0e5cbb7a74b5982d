-- Guide cards as a province edits them, version by version, and their sound in languages that are spoken at the door. What
-- nobody has edited stands in the words. They name no person.

create table guide_cards (
  problem   text not null,
  version   int not null check (version >= 1),
  body      jsonb not null,
  edited_by uuid not null,
  edited_on date not null,                     -- campaign time
  edited_at timestamptz not null default now(),
  primary key (problem, version)
);

create table guide_audio (
  problem    text not null,
  language   text not null check (language in ('stieng', 'khmer')),
  version    int not null check (version >= 1),
  media_type text not null check (media_type in ('audio/mpeg', 'audio/mp4', 'audio/ogg')),
  content    bytea not null check (octet_length(content) between 1 and 3145728),
  added_by   uuid not null,
  added_on   date not null,
  primary key (problem, language, version)
);

do $$
declare name text;
begin
  foreach name in array array['guide_cards', 'guide_audio'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to phukin_system using (true) with check (true)', name || '_system', name);
    execute format('create policy %I on %I for select to phukin_unit using (true)', name || '_read', name);
    execute format('grant select, insert on %I to phukin_system', name);
    execute format('grant select on %I to phukin_unit', name);
  end loop;
end $$;
