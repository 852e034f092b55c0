# shellcheck shell=bash
# The nodes of the fleet: which there are, on which ports, with which environment and flags.
# $DIR/run/nodes has a line for each: its name, its service, its port, its management port.

declare -A DEFAULT_PORT=([gateway]=8080 [auth-service]=8081 [profile-service]=8082 [conversation-service]=8083
  [messaging-service]=8084 [realtime-service]=8085)

plan_nodes() { # [SERVICE=COUNT,…]: the lines of run/nodes
  local service name count i port management
  for service in "${SERVICES[@]}"; do
    count=1
    [[ ,${1:-}, != *,"$service"=* ]] || { count=,$1,; count=${count##*,"$service"=}; count=${count%%,*}; }
    [[ $count =~ ^[1-9]$ ]] || die "--nodes takes SERVICE=COUNT,… with a count from 1 to 9, not $service=$count"
    for ((i = 1; i <= count; i++)); do
      name=$service
      ((i == 1)) || name=$service-$i
      if [[ $PORTS == free ]]; then
        free_port; port=$REPLY
        free_port; management=$REPLY
      else
        port=$((${DEFAULT_PORT[$service]} + (i - 1) * 10)) management=$((${DEFAULT_PORT[$service]} + 1000 + (i - 1) * 10))
        free_for "$name" "$port"
        free_for "$name" "$management"
      fi
      echo "$name $service $port $management"
    done
  done
}

free_for() {
  ! port_taken "$2" || die "port $2, which $1 needs, is taken: end what listens there, or add --ports free"
}

read_nodes() { # fills NODES and the maps SERVICE_OF, PORT_OF, MANAGEMENT_OF
  declare -gA SERVICE_OF=() PORT_OF=() MANAGEMENT_OF=()
  NODES=()
  local name service port management
  while read -r name service port management; do
    NODES+=("$name")
    SERVICE_OF[$name]=$service PORT_OF[$name]=$port MANAGEMENT_OF[$name]=$management
  done < <(cat "$DIR/run/nodes" 2>/dev/null)
}

any_running() {
  local node
  for node in "${NODES[@]}"; do ! running "$node" || return 0; done
  return 1
}

uris_of() { # SERVICE: the base URIs of all its nodes
  local node list=
  for node in "${NODES[@]}"; do
    [[ ${SERVICE_OF[$node]} != "$1" ]] || list+=,http://127.0.0.1:${PORT_OF[$node]}
  done
  echo "${list#,}"
}

# Small heaps, Serial GC and C1 alone: on few cores that starts sooner, needs half the memory and, up to some minutes of
# load, does more. PARLEY_JAVA_OPTS adds to them. GC and header flags must be those of the AOT cache's training.
jvm_flags() { # SERVICE
  local heap=160 direct=48
  case $1 in
    gateway) heap=128 ;;
    messaging-service) heap=256 ;;
    realtime-service) heap=512 direct=256 ;;
  esac
  echo -XX:+UseSerialGC -Xms48m "-Xmx${heap}m" "-XX:MaxDirectMemorySize=${direct}m" -XX:+UseCompactObjectHeaders \
    -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=64m -XX:MaxMetaspaceSize=192m -Xss512k -XX:+ExitOnOutOfMemoryError \
    --enable-native-access=ALL-UNNAMED "${PARLEY_JAVA_OPTS:-}"
}

export_environment() { # NODE
  local service=${SERVICE_OF[$1]} other short
  set -a
  # shellcheck source=/dev/null
  . "$DIR/endpoints.env"
  SERVER_ADDRESS=127.0.0.1 SERVER_PORT=${PORT_OF[$1]}
  MANAGEMENT_SERVER_ADDRESS=127.0.0.1 MANAGEMENT_SERVER_PORT=${MANAGEMENT_OF[$1]}
  PARLEY_SERVICE_SECRET=$(secret "$service")
  for other in "${SERVICES[@]}"; do
    short=${other%-service}
    [[ $short == gateway ]] || printf -v "PARLEY_${short^^}_URIS" %s "$(uris_of "$other")"
  done
  short=${service%-service}
  [[ ! -e $DIR/secrets/postgres-$short ]] || PARLEY_POSTGRES_PASSWORD=$(secret "postgres-$short")
  case $service in
    auth-service) PARLEY_SIGNING_KEY=$DIR/secrets/signing-key.pem PARLEY_SERVICE_SECRETS=$(service_secrets) ;;
    gateway) PARLEY_WEB=$ROOT/web/dist PARLEY_ALLOWED_ORIGINS=${PARLEY_ALLOWED_ORIGINS:-$(origins)} ;;
  esac
  MALLOC_ARENA_MAX=2
  set +a
  unset PARLEY_POSTGRES_ADMIN_USERNAME PARLEY_POSTGRES_ADMIN_PASSWORD
}

origins() { echo "http://127.0.0.1:${PORT_OF[gateway]},http://localhost:${PORT_OF[gateway]}"; }

start_node() { # NODE: in an own shell, so that no node sees another's secrets
  local service=${SERVICE_OF[$1]} app cache=()
  app=$(app_of "$service")
  if [[ ${AGENT:-} ]]; then # which would make nothing of the cache
    cache=(-javaagent:"$AGENT")
  elif [[ -s $app/app.aot ]]; then
    cache=(-XX:AOTCache="$app/app.aot")
  fi
  (
    export_environment "$1"
    export OTEL_SERVICE_NAME=$service OTEL_METRICS_EXPORTER=none OTEL_LOGS_EXPORTER=none
    cd "$app"
    # shellcheck disable=SC2046 # a list of flags
    spawn "$1" "$JAVA_HOME/bin/java" $(jvm_flags "$service") "${cache[@]}" -jar "$service.jar"
  )
}

node_ready() { curl -sf -m 2 -o /dev/null "http://127.0.0.1:${MANAGEMENT_OF[$1]}/actuator/health/readiness"; }

# The node runs an older build than there is now.
outdated() { [[ $(readlink "/proc/$(pid_of "$1")/cwd") != "$(app_of "${SERVICE_OF[$1]}")" ]]; }

stop_nodes() { # NODE…: all at once, each given the time to drain
  local node
  for node in "$@"; do signal "$node" TERM || true; done
  for node in "$@"; do finish "$node" 40; done
}

rss_of() { # NODE: MiB
  local rss
  rss=$(awk '/^VmRSS/ { print $2 }' "/proc/$(pid_of "$1")/status")
  echo $((rss / 1024))
}
