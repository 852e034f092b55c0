-- Moves positions forward, a whole batch in one call: merged by max, never beyond the head, told by one event when
-- something moved. Users who are not members of a log get null.
create or replace function advance_positions(
    logs uuid[], users uuid[], delivered_to bigint[], read_to bigint[], trace text)
returns table (place bigint, delivered bigint, read bigint, unread bigint)
-- Planning costs more than running for small batches, and one plan is right for all sizes: each step is a look-up by key.
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
begin
    return query
    with input as materialized (
        select * from unnest(logs, users, delivered_to, read_to) with ordinality as i (log_id, user_id, delivered, read, place)
    ),
    wanted as materialized (
        select i.log_id, i.user_id, h.messages, h.member_count,
            least(i.delivered, h.seq) as delivered, least(i.read, h.seq) as read, coalesce(e.ordinal, 0) as read_messages
        from (select log_id, user_id, max(delivered) as delivered, max(read) as read from input group by log_id, user_id) i
        cross join lateral (select * from heads where log_id = i.log_id limit 1) h
        left join lateral (
            select ordinal from entries where log_id = i.log_id and seq = least(i.read, h.seq) limit 1) e on true
        where i.log_id = i.user_id
            or exists (select from members m where m.log_id = i.log_id and m.user_id = i.user_id and m.active)
    ),
    moved as (
        insert into positions as p (log_id, user_id, delivered, read, read_messages)
        select log_id, user_id, delivered, read, read_messages from wanted where delivered > 0 order by log_id, user_id
        on conflict (log_id, user_id) do update set
            delivered = greatest(p.delivered, excluded.delivered),
            read = greatest(p.read, excluded.read),
            read_messages = greatest(p.read_messages, excluded.read_messages)
            where p.delivered < excluded.delivered or p.read < excluded.read
        returning p.log_id, p.user_id, p.delivered, p.read, p.read_messages
    ),
    told as (
        insert into outbox (type, subject, payload, traceparent)
        select 'messaging.positions-advanced.v1', (array_agg(log_id))[1],
            json_build_object('positions', json_agg(json_build_object('log', log_id, 'userId', user_id,
                'delivered', m.delivered, 'read', m.read, 'memberCount', greatest(member_count, 1)))),
            trace
        from moved m join wanted w using (log_id, user_id) having count(*) > 0
    )
    -- Where nothing moved, the position is at least what was wanted, though this snapshot may not show it yet.
    select i.place, greatest(m.delivered, p.delivered, w.delivered), greatest(m.read, p.read, w.read),
        greatest(w.messages, m.read_messages, p.read_messages)
            - greatest(w.read_messages, m.read_messages, p.read_messages)
    from input i
    left join wanted w on w.log_id = i.log_id and w.user_id = i.user_id
    left join moved m on m.log_id = w.log_id and m.user_id = w.user_id
    left join lateral (select * from positions where log_id = w.log_id and user_id = w.user_id limit 1) p on true
    order by i.place;
end $$;
