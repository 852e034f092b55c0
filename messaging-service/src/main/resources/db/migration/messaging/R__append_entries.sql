-- The one place where entries get their numbers: a whole batch, over any logs and senders, in one call.
-- A message needs its sender among the members and a clientMessageId that its log does not have from them yet; what is
-- refused leaves no trace and no gap. Entries, heads, the senders' positions and the event are stored together.
create or replace function append_entries(
    logs uuid[], senders uuid[], kinds text[], client_message_ids uuid[], source_versions bigint[], contents text[],
    trace text)
returns table (place bigint, outcome text, seq bigint, created_at timestamptz)
-- Planning costs more than running for small batches, and one plan is right for all sizes: each step is a look-up by key.
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare
    stored_at timestamptz;
begin
    -- In one order for everybody, so that batches wait for each other and never deadlock. The statement below starts
    -- after the locks are held: it sees every entry and every removed member of these logs.
    perform from heads where log_id = any (logs) order by log_id for update;
    stored_at := date_trunc('milliseconds', clock_timestamp());

    return query
    with input as materialized (
        select log_id, sender_id, kind, client_message_id, source_version, content::json as content, place,
            case when client_message_id is null then place
                 else min(place) over (partition by log_id, sender_id, client_message_id) end as first_place
        from unnest(logs, senders, kinds, client_message_ids, source_versions, contents)
            with ordinality as i (log_id, sender_id, kind, client_message_id, source_version, content, place)
    ),
    judged as materialized (
        select i.*, h.seq as head, h.messages, e.seq as known_seq, e.created_at as known_at,
            case when h.log_id is null then 'unknown-log'
                 when i.kind = 'message' and m.log_id is null then 'not-a-member'
                 when e.seq is not null or i.place <> i.first_place then 'duplicate'
                 else 'appended' end as outcome
        from input i
        left join lateral (select * from heads where log_id = i.log_id limit 1) h on true
        left join lateral (
            select log_id from members where log_id = i.log_id and user_id = i.sender_id and active limit 1) m on true
        left join lateral (
            select seq, created_at from entries
            where log_id = i.log_id and sender_id = i.sender_id and client_message_id = i.client_message_id
            limit 1) e on true
    ),
    fresh as materialized (
        select *,
            head + row_number() over (partition by log_id order by place) as new_seq,
            messages + count(*) filter (where kind = 'message') over (partition by log_id order by place) as new_ordinal
        from judged where outcome = 'appended'
    ),
    stored as (
        insert into entries (log_id, seq, ordinal, kind, sender_id, created_at, client_message_id, source_version, content)
        select log_id, new_seq, new_ordinal, kind, sender_id, stored_at, client_message_id, source_version, content
        from fresh
    ),
    bumped as (
        update heads h set seq = f.seq, messages = f.messages, last_at = stored_at
        from (select log_id, max(new_seq) as seq, max(new_ordinal) as messages from fresh group by log_id) f
        where h.log_id = f.log_id
    ),
    read_by_senders as (
        insert into positions as p (log_id, user_id, delivered, read, read_messages)
        select log_id, sender_id, max(new_seq), max(new_seq), max(new_ordinal)
        from fresh where kind = 'message' group by log_id, sender_id order by log_id, sender_id
        on conflict (log_id, user_id) do update set delivered = excluded.delivered, read = excluded.read,
            read_messages = excluded.read_messages
    ),
    told as (
        insert into outbox (type, subject, payload, traceparent)
        select 'messaging.entries-appended.v1', (array_agg(log_id order by place))[1],
            json_build_object('entries', json_agg(json_build_object(
                'log', log_id, 'seq', new_seq, 'kind', kind, 'senderId', sender_id,
                'createdAt', to_char(stored_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                'clientMessageId', client_message_id, 'content', content) order by place)),
            trace
        from fresh having count(*) > 0
    )
    select j.place, j.outcome, coalesce(j.known_seq, f.new_seq), coalesce(j.known_at, stored_at)
    from judged j left join fresh f on f.place = j.first_place
    order by j.place;
end $$;
