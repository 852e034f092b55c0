# shellcheck shell=bash
# The secrets of one installation: generated once, one file each under $DIR/secrets, readable by its owner alone.

DATABASES=(auth profile conversation messaging)
SERVICES=(auth-service profile-service conversation-service messaging-service realtime-service gateway)

secret() { cat "$DIR/secrets/$1"; }

generate_secrets() {
  local name
  (
    umask 077
    mkdir -p "$DIR/secrets"
    for name in postgres-admin "${DATABASES[@]/#/postgres-}" redis rabbitmq "${SERVICES[@]}"; do
      [[ -s $DIR/secrets/$name ]] || openssl rand -hex 24 >"$DIR/secrets/$name"
    done
    [[ -s $DIR/secrets/signing-key.pem ]] \
      || openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$DIR/secrets/signing-key.pem" 2>/dev/null \
      || openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$DIR/secrets/signing-key.pem" 2>/dev/null
  ) || die "cannot write the secrets under $DIR/secrets"
}

service_secrets() { # as auth-service takes them: name:secret,…
  local service list=
  for service in "${SERVICES[@]}"; do list+=,$service:$(secret "$service"); done
  echo "${list#,}"
}
