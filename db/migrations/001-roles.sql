-- Three roles of the cluster, made once: who owns tables, who owns the log, and what requests and jobs are.
-- cjt_app owns nothing and cannot bypass row-level security; nobody logs in as any of them.
do $$
declare name text;
begin
  foreach name in array array['cjt_owner', 'cjt_log', 'cjt_app'] loop
    begin
      execute format('create role %I nologin noinherit nobypassrls', name);
    exception when duplicate_object or unique_violation then
      null; -- another database of this cluster, or a process starting beside us, made it
    end;
  end loop;
end $$;

grant cjt_owner, cjt_log to current_user;

create schema log authorization cjt_log;
revoke all on schema public from public;
grant usage, create on schema public to cjt_owner;
grant usage on schema public, log to cjt_app;
grant usage on schema public to cjt_log;
