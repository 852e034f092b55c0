create table profile (
    user_id      uuid        primary key,
    username     text        not null,
    display_name text        not null,
    bio          text,
    locale       text,
    time_zone    text,
    version      bigint      not null default 1,
    created_at   timestamptz not null,
    updated_at   timestamptz not null
);

-- What a search can begin with: the username, and the display name from each of its words on, both folded.
-- Compared byte by byte ("C"), so that a prefix is a range of the index and a cursor a place in it.
create table search_term (
    user_id uuid             not null references profile on delete cascade,
    term    text collate "C" not null,
    primary key (user_id, term)
);
create index search_term_by_term on search_term (term, user_id);
