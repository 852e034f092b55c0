create table conversations (
    id               uuid        primary key,
    kind             text        not null check (kind in ('direct', 'group')),
    title            text,
    -- The two of a direct conversation, the smaller id first: one conversation per pair.
    direct_low       uuid,
    direct_high      uuid,
    created_by       uuid        not null,
    created_at       timestamptz not null,
    last_activity_at timestamptz not null,
    member_count     integer     not null check (member_count between 0 and 1000),
    version          bigint      not null,
    unique (direct_low, direct_high),
    check ((kind = 'direct') = (direct_low is not null and direct_high is not null)),
    check (direct_low < direct_high),
    check ((kind = 'group') = (title is not null))
) with (fillfactor = 80); -- no index has last_activity_at, so that advancing it stays within the page

create table members (
    conversation_id uuid        not null references conversations,
    user_id         uuid        not null,
    role            text        not null check (role in ('owner', 'admin', 'member')),
    joined_at       timestamptz not null,
    primary key (conversation_id, user_id)
);
create index members_by_user on members (user_id, conversation_id);

-- In how many conversations each user is: the limit holds also when many add the same user at once.
create table conversation_counts (
    user_id       uuid    primary key,
    conversations integer not null check (conversations >= 0)
) with (fillfactor = 80);

create table idempotency_keys (
    user_id         uuid        not null,
    key             uuid        not null,
    request_hash    bytea       not null,
    conversation_id uuid        not null,
    created_at      timestamptz not null,
    primary key (user_id, key)
);

-- The users that auth-service has told of.
create table users (
    user_id uuid primary key
);
