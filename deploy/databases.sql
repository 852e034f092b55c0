-- Runs once, when the postgres container makes its data directory: a role and a database for each service that owns data.

\getenv password PARLEY_POSTGRES_AUTH_PASSWORD
CREATE ROLE auth LOGIN PASSWORD :'password';
CREATE DATABASE auth OWNER auth TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE auth FROM PUBLIC;

\getenv password PARLEY_POSTGRES_PROFILE_PASSWORD
CREATE ROLE profile LOGIN PASSWORD :'password';
CREATE DATABASE profile OWNER profile TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE profile FROM PUBLIC;

\getenv password PARLEY_POSTGRES_CONVERSATION_PASSWORD
CREATE ROLE conversation LOGIN PASSWORD :'password';
CREATE DATABASE conversation OWNER conversation TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE conversation FROM PUBLIC;

\getenv password PARLEY_POSTGRES_MESSAGING_PASSWORD
CREATE ROLE messaging LOGIN PASSWORD :'password';
CREATE DATABASE messaging OWNER messaging TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE messaging FROM PUBLIC;
