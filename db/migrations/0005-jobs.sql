-- graphile-worker's own tables (schema graphile_worker, made by migrate.ts before these files) are under row security
-- without a policy: only phukin_system works there, and everybody else hands in a job through app.enqueue.

grant usage on schema graphile_worker to phukin_system;
grant select, insert, update, delete on all tables in schema graphile_worker to phukin_system;
grant usage on all sequences in schema graphile_worker to phukin_system;

do $$
declare name text;
begin
  for name in select relname from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity
  loop
    execute format('create policy phukin_system on graphile_worker.%I to phukin_system using (true) with check (true)', name);
  end loop;
end $$;

-- In the caller's transaction: the job exists only if the transaction commits. A job with the same `unique_key` that has
-- not begun is replaced, so that ten changes of a hamlet make one job. Jobs with the same `one_at_a_time` never overlap.
create function app.enqueue(task text, payload json, unique_key text default null, one_at_a_time text default null)
  returns void language sql security definer set search_path = graphile_worker, pg_temp as $$
    select graphile_worker.add_job(task, payload, queue_name => one_at_a_time, job_key => unique_key);
$$; -- as text, so that an upgrade of graphile-worker may replace add_job
revoke all on function app.enqueue(text, json, text, text) from public;
grant execute on function app.enqueue(text, json, text, text) to phukin_unit, phukin_system;
