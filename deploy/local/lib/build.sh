# shellcheck shell=bash
# From sources to what the fleet runs: jars, their extracted layout, an AOT cache each, and the web client.
# Nothing is built again whose sources are older than what was built from them.

MVN=${MVN:-mvn}

find_jdk() {
  JAVA_HOME=$("$HERE/jdk")
  export JAVA_HOME
}

build() { # SERVICE…
  lock_build
  build_jars "$@"
  prepare_all "$@"
  build_web
  unlock_build
}

lock_build() {
  exec 8>"$ROOT/.local/build.lock"
  flock -n 8 || { say "waiting for another build"; flock 8; }
}

unlock_build() { exec 8>&-; }

newer_than() { # FILE PATH…: something below one of the paths is newer than FILE, or FILE is not there
  local file=$1; shift
  [[ ! -e $file ]] || [[ $(find "$@" -newer "$file" -type f -print -quit 2>/dev/null) ]]
}

# The OpenTelemetry agent, when PARLEY_OTEL=1 asks for it. Sets AGENT.
fetch_agent() {
  AGENT=
  [[ ${PARLEY_OTEL:-} == 1 ]] || return 0
  AGENT=$ROOT/.local/lib/opentelemetry-javaagent.jar
  [[ -s $AGENT ]] || (cd "$ROOT" && "$MVN" -q -B -ntp -N dependency:copy@opentelemetry-agent) || die "the OpenTelemetry agent could not be fetched"
}

build_jars() {
  local service stale=() shared=(pom.xml service-parent/pom.xml libs/*/pom.xml libs/*/src/main)
  cd "$ROOT"
  for service in "$@"; do
    ! newer_than "$service/target/$service.jar.original" "${shared[@]}" "$service/pom.xml" "$service/src/main" || stale+=("$service")
  done
  ((${#stale[@]})) || return 0
  have "$MVN" || die "Maven is missing: install it (Debian, Ubuntu: apt-get install maven) and run this again"
  say "building ${stale[*]}"
  local modules=${stale[*]}
  "$MVN" -q -B -ntp -am -pl "${modules// /,}" -Dmaven.test.skip=true -Dspotless.check.skip -Dcheckstyle.skip package >"$DIR/log/build.log" 2>&1 9>&- \
    || { last_words build; die "the build failed: see $DIR/log/build.log"; }
  for service in "${stale[@]}"; do touch "$service/target/$service.jar.original"; done
}

# Extracts each jar and trains its AOT cache, as many at a time as there are cores.
prepare_all() {
  local service pids=() pid failed=
  for service in "$@"; do
    ! prepared "$service" || continue
    if ((${#pids[@]} >= $(nproc))); then
      wait "${pids[0]}" || failed=1
      pids=("${pids[@]:1}")
    fi
    prepare "$service" 8>&- 9>&- &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do wait "$pid" || failed=1; done
  [[ ! $failed ]] || die "not every service could be prepared: see $DIR/log"
}

# A prepared jar lies in target/app/<its checksum>, because a fleet may still be running from the one before;
# target/app/current says which it is, with the jar's time, so that the checksum is seldom computed. That time is the
# one of the last change to the file (%Z), because reproducible builds set the other one to a constant.
app_of() { local stamp sum; read -r stamp sum <"$ROOT/$1/target/app/current"; echo "$ROOT/$1/target/app/$sum"; }
jar_stamp() { stat -c %Z "$ROOT/$1/target/$1.jar"; }
jar_sum() { local sum; sum=$(sha256sum <"$ROOT/$1/target/$1.jar"); echo "${sum:0:12}"; }

prepared() { # SERVICE
  local app=$ROOT/$1/target/app stamp sum
  if read -r stamp sum 2>/dev/null <"$app/current" && [[ $stamp == "$(jar_stamp "$1")" && -d $app/$sum ]]; then return 0; fi
  sum=$(jar_sum "$1")
  [[ -d $app/$sum ]] && echo "$(jar_stamp "$1") $sum" >"$app/current"
}

prepare() { # SERVICE
  local service=$1 apps=$ROOT/$1/target/app sum begun log=$DIR/log/$1.training.log
  begun=$(now_ms)
  sum=$(jar_sum "$service")
  remove_unused "$apps"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$ROOT/$service/target/$service.jar" extract --force --destination "$apps/new" \
    >"$log" 2>&1 || return 1
  mv "$apps/new" "$apps/$sum"
  # A service that cannot be trained starts without a cache: slower, and nothing else.
  if train "$service" "$apps/$sum" >>"$log" 2>&1; then
    printf '  %-22s trained           %6s s\n' "$service" "$(seconds_since "$begun")"
  else
    say "  $service starts without an AOT cache: see $log"
  fi
  echo "$(jar_stamp "$service") $sum" >"$apps/current"
}

remove_unused() { # APPS: those that no process runs from
  local app used
  used=$(readlink /proc/[0-9]*/cwd 2>/dev/null || true)
  for app in "$1"/*/; do
    [[ ! -d $app ]] || grep -qxF "${app%/}" <<<"$used" || rm -rf "$app"
  done
}

# Starts the service up to the point where it would open its ports, with no server reachable, and keeps what it loaded.
train() { # SERVICE APP
  (
    cd "$2"
    set -a
    . "$HERE/training.env"
    # shellcheck disable=SC2046 # a list of flags
    "$JAVA_HOME/bin/java" $(jvm_flags "$1") -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar "$1.jar"
  ) || { rm -f "$2/app.aot"; return 1; }
}

build_web() {
  cd "$ROOT/web" 2>/dev/null || return 0
  newer_than dist/index.html src public index.html package.json package-lock.json vite.config.ts || return 0
  need_node
  say "building web"
  {
    ! newer_than node_modules/.package-lock.json package-lock.json || npm ci --ignore-scripts --no-audit --no-fund
    npm run --silent build
  } >"$DIR/log/build-web.log" 2>&1 9>&- || { last_words build-web; die "the web client's build failed: see $DIR/log/build-web.log"; }
}

need_node() {
  local version
  have node && have npm || die "Node.js is missing: install Node 20 or newer with npm (https://nodejs.org) and run this again"
  version=$(node --version)
  version=${version#v}
  ((${version%%.*} >= 20)) || die "Node 20 or newer is needed, and this is $version: install it (https://nodejs.org) and run this again"
}
