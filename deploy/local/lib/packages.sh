# shellcheck shell=bash
# Which programs the native servers need, and how to get them on Debian and its relatives.

server_path() { # Debian keeps the servers' programs where only their start scripts look
  local bin
  for bin in /usr/lib/postgresql/*/bin /usr/lib/rabbitmq/bin; do [[ -d $bin ]] && PATH=$bin:$PATH; done
  PATH=$PATH:/usr/sbin:/sbin
  export PATH
}

missing_packages() {
  have initdb || echo postgresql
  have redis-server || echo redis-server
  have rabbitmq-server && have epmd || echo rabbitmq-server
  have openssl || echo openssl
  have curl || echo curl
  have setsid && have flock || echo util-linux
}

need_packages() {
  server_path
  local packages
  packages=$(missing_packages | xargs)
  [[ $packages ]] || return 0
  # shellcheck disable=SC2086 # a list of packages
  if can_install; then install_packages $packages; fi
  server_path
  packages=$(missing_packages | xargs)
  [[ ! $packages ]] || die "missing: $packages. Install them (Debian, Ubuntu: sudo apt-get install $packages) and run this again"
}

can_install() { have apt-get && { is_root || sudo -n true 2>/dev/null; }; }

# A temporary policy-rc.d keeps the distribution from starting its own servers on their default ports.
install_packages() { # PACKAGE…
  local policy=/usr/sbin/policy-rc.d ours='' sudo=() log
  is_root || sudo=(sudo -n)
  log=$(mktemp)
  say "installing $*"
  if [[ ! -e $policy ]]; then
    ours=1
    printf '#!/bin/sh\nexit 101\n' | "${sudo[@]}" tee "$policy" >/dev/null
    "${sudo[@]}" chmod 755 "$policy"
  fi
  { "${sudo[@]}" apt-get update -qq && "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qq -y --no-install-recommends "$@"; } >"$log" 2>&1 || { tail -n 15 "$log" >&2; say "apt-get could not install $*"; }
  [[ ! $ours ]] || "${sudo[@]}" rm -f "$policy"
  rm -f "$log"
  hash -r
}
