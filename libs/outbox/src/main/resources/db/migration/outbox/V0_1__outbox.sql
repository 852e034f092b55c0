-- Events that are stored with what they tell of and still have to reach the broker.
create table outbox (
    id          bigint generated always as identity primary key,
    event_id    uuid        not null default gen_random_uuid(),
    type        text        not null,
    subject     uuid        not null,
    payload     json        not null,
    traceparent text,
    recorded_at timestamptz not null default now(),
    attempts    integer     not null default 0,
    due_at      timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
