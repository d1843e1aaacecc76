-- Drops the partition of one month, with the rights of the schema's owner: of these tables only, and never while it holds
-- something that is not over. False if there is none, if it is not over, or if the table is too busy to be locked soon: then
-- the next night tries again. Everybody who uses the table waits for the moment that it takes.
create function rytm_drop_month(parent text, month date) returns boolean
    language plpgsql security definer set search_path from current set lock_timeout = '2s' as $$
declare
    child text := parent || to_char(month, '_YYYY_MM');
    -- Each is what a partial index knows.
    open_rows text[] := case parent
        when 'inbox' then array['processed_at is null and parked is null', 'processed_at is null and parked is not null']
        when 'raw_body' then array['reason is not null']
        when 'send' then array['waiting', 'open']
    end;
    condition text;
    round integer;
    found boolean;
begin
    if open_rows is null then
        raise exception '% keeps all its months', parent;
    end if;
    if to_regclass(child) is null then
        return false;
    end if;
    -- Twice: nobody waits for us while we only look, and nothing changes once we have the lock.
    for round in 1..2 loop
        foreach condition in array open_rows loop
            execute format('select exists (select from %I where %s)', child, condition) into found;
            if found then
                return false;
            end if;
        end loop;
        if round = 1 then
            execute format('lock table only %I in access exclusive mode', parent);
            execute format('lock table %I in access exclusive mode', child);
        end if;
    end loop;
    execute format('drop table %I', child);
    return true;
exception when lock_not_available then
    return false;
end $$;

revoke all on function rytm_drop_month(text, date) from public;
grant execute on function rytm_drop_month(text, date) to rytm_worker;
