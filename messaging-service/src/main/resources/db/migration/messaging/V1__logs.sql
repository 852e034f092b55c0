-- A log's head: how far it goes. Whoever appends holds its row lock, so that sequences have no gaps and no twins.
create table heads (
    log_id           uuid primary key,
    kind             text        not null check (kind in ('conversation', 'personal')),
    seq              bigint      not null default 0,
    messages         bigint      not null default 0,  -- entries that are messages: unread = messages - read_messages
    last_at          timestamptz not null default now(),
    member_count     integer     not null default 0,
    snapshot_version bigint      not null default 0   -- members are known up to this version of the conversation
) with (fillfactor = 60);

create table entries (
    log_id            uuid        not null,
    seq               bigint      not null,
    ordinal           bigint      not null,            -- messages up to and with this entry
    kind              text        not null,
    sender_id         uuid        not null,
    created_at        timestamptz not null,
    client_message_id uuid,                            -- of messages
    source_version    bigint,                          -- of entries that tell of a conversation's change
    content           json        not null,            -- verbatim, unlike jsonb
    primary key (log_id, seq),
    unique (log_id, sender_id, client_message_id)
) partition by hash (log_id);

create unique index entries_source_version on entries (log_id, source_version) where source_version is not null;

do $$
begin
    for part in 0..7 loop
        execute format('create table entries_%s partition of entries for values with (modulus 8, remainder %s)', part, part);
    end loop;
end $$;

-- Who is in which conversation, as its owner told us; those who left stay with the version at which they did.
create table members (
    log_id  uuid    not null,
    user_id uuid    not null,
    role    text    not null,
    version bigint  not null,
    active  boolean not null,
    primary key (log_id, user_id)
);

create index members_of_user on members (user_id, log_id) where active;

create table positions (
    log_id        uuid   not null,
    user_id       uuid   not null,
    delivered     bigint not null,
    read          bigint not null,
    read_messages bigint not null,                     -- the ordinal at `read`
    primary key (log_id, user_id)
) with (fillfactor = 60);
