-- Makes the partition of one month. It runs with the rights of the schema's owner, for three tables only.
-- A month whose rows already lie in the default partition stays there: moving them would stop everybody.
create function rytm_make_month(parent text, month date) returns boolean
    language plpgsql security definer set search_path from current as $$
declare
    child text := parent || to_char(month, '_YYYY_MM');
begin
    if parent not in ('inbox', 'raw_body', 'decision_note') then
        raise exception '% has no months', parent;
    end if;
    perform pg_advisory_xact_lock(hashtext('rytm_make_month'));
    if to_regclass(child) is not null then
        return false;
    end if;
    execute format(
        'create table %I partition of %I for values from (%L) to (%L)',
        child, parent, month::text || ' 00:00:00+00', (month + interval '1 month')::date::text || ' 00:00:00+00');
    execute format('revoke all on %I from rytm_api, rytm_worker', child);
    return true;
exception when check_violation then
    return false;
end $$;

revoke all on function rytm_make_month(text, date) from public;
grant execute on function rytm_make_month(text, date) to rytm_worker;
