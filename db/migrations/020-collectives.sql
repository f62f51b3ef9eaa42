-- A village's collective as the legal person that its 登记证书 names: under what name, code and seat it is registered with
-- the district's agriculture department. Who represents it is no column: it is whoever holds the head's role.
set local role cjt_owner;

alter table organisations
  add column collective_name text,
  add column credit_code     text check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  add column seat            text,
  add constraint collective_is_whole check (num_nulls(collective_name, credit_code, seat) in (0, 3)),
  add constraint collective_is_of_a_village check (credit_code is null or kind = 'village');

-- One legal person, one village in use. A village that was given another statistical code is disabled under the old one,
-- where its trades go on to their end in the same collective's name.
create unique index organisations_credit_code_key on organisations (credit_code) where disabled_at is null;

grant update (collective_name, credit_code, seat) on organisations to cjt_app;
