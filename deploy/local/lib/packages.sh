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
  local sudo=()
  is_root || sudo=(sudo -n)
  if have apt-get && { is_root || sudo -n true 2>/dev/null; }; then
    say "installing $packages"
    without_daemons "${sudo[@]}" || die "apt-get could not install $packages: see $DIR/log/apt.log"
    server_path
    hash -r
    packages=$(missing_packages | xargs)
  fi
  [[ ! $packages ]] || die "missing: $packages. Install them (Debian, Ubuntu: sudo apt-get install $packages) and run this again"
}

# Installs $packages; a temporary policy-rc.d keeps the distribution from starting its own servers.
without_daemons() {
  local policy=/usr/sbin/policy-rc.d status=0 ours=
  if [[ ! -e $policy ]]; then
    ours=1
    printf '#!/bin/sh\nexit 101\n' | "$@" tee "$policy" >/dev/null
    "$@" chmod 755 "$policy"
  fi
  {
    "$@" apt-get update -qq
    # shellcheck disable=SC2086 # a list of packages
    "$@" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $packages
  } >"$DIR/log/apt.log" 2>&1 || status=1
  [[ ! $ours ]] || "$@" rm -f "$policy"
  return $status
}
