# shellcheck shell=bash
# Two people to try Parley with, registered through the gateway once for each installation.

seed() { # URL
  [[ ! -e $DIR/run/seeded ]] || return 0
  local name
  for name in alice bob; do
    [[ -s $DIR/secrets/demo-$name ]] \
      || (umask 077; echo "$(openssl rand -hex 3)-$(openssl rand -hex 3)" >"$DIR/secrets/demo-$name")
    register "$1" "$name" "$(secret "demo-$name")"
  done
  touch "$DIR/run/seeded"
}

# Neither the password nor the tokens that come back are left where others of this machine can read them.
register() { # URL USERNAME PASSWORD
  local status
  status=$(curl -s -m 10 -o "$DIR/log/seed.json" -w '%{http_code}' "$1/v1/auth/register" -H 'Content-Type: application/json' -d @- \
    <<<"{\"username\":\"$2\",\"email\":\"$2@example.org\",\"password\":\"$3\",\"displayName\":\"${2^}\"}") || true
  [[ $status == 201 || $status == 409 ]] || die "the demo user $2 could not be registered (HTTP $status): see $DIR/log/seed.json"
  rm -f "$DIR/log/seed.json"
}

welcome() { # URL
  say "Parley runs at $1 ($(seconds_since "$BEGUN") s)"
  say "  sign in as alice with $(secret demo-alice), or as bob with $(secret demo-bob)"
}
