-- The job queue's own role. graphile-worker's tables have row-level security and need their owner, while cjt_app
-- shall own nothing; so cjt_jobs owns the queue and may besides only empty the outbox: what a job then does, it
-- does as cjt_app, like a request. cjt_app does not inherit it (001); its login may only change into it.
do $$
begin
  create role cjt_jobs nologin noinherit nobypassrls;
exception when duplicate_object or unique_violation then
  null; -- another database of this cluster made it
end $$;

grant cjt_jobs to current_user;
grant cjt_jobs to cjt_app;
grant usage on schema public to cjt_jobs;
create schema graphile_worker authorization cjt_jobs;

set local role cjt_jobs;
-- The library finds this and goes on from here with its own numbered migrations whenever the platform starts.
-- Without it, it would try to make the schema, which needs rights on the whole database.
create table graphile_worker.migrations (
  id       int primary key,
  ts       timestamptz default now() not null,
  breaking boolean not null default false
);

set local role cjt_owner;
-- update is what `for update` asks for
grant select, update, delete on outbox to cjt_jobs;
