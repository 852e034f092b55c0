create table users (
    id              uuid primary key,
    username        text        not null constraint users_username_key unique,
    email           text        not null,
    email_canonical text        not null constraint users_email_key unique,
    created_at      timestamptz not null
);

-- Apart from users, so that whoever reads those never touches a hash.
create table credentials (
    user_id       uuid primary key references users on delete cascade,
    password_hash text        not null,
    changed_at    timestamptz not null
);

-- Of refresh tokens only SHA-256 hashes are here. family_hash is that of the part which all tokens of a session share;
-- retired_* are those that were replaced a moment ago, newest first.
create table sessions (
    id              uuid primary key,
    user_id         uuid        not null references users on delete cascade,
    family_hash     bytea       not null constraint sessions_family_key unique,
    chain_key       bytea       not null,
    token_hash      bytea       not null,
    retired_hashes  bytea[]     not null default '{}',
    retired_at      timestamptz[] not null default '{}',
    created_at      timestamptz not null,
    expires_at      timestamptz not null
);

create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);
