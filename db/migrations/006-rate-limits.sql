-- Counters of attempts, kept here so that every process counts together and a restart forgets nothing.
-- The columns and their order are those of rate-limiter-flexible, which writes the rows.
set local role cjt_owner;

create table rate_limits (
  key    text primary key,
  points integer not null default 0,
  expire bigint
);
create index on rate_limits (expire);

grant select, insert, update, delete on rate_limits to cjt_app;
