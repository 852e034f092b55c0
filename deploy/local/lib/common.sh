# shellcheck shell=bash
# What `servers` and `fleet` share: messages, ports, and background processes with their ids under $DIR/run.

say() { printf '%s\n' "$*"; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
is_root() { [[ $EUID == 0 ]]; }
seconds_since() { local ms=$(($(now_ms) - $1)); printf '%d.%d' $((ms / 1000)) $((ms % 1000 / 100)); } # TIME IN MS
now_ms() { local t=${EPOCHREALTIME/[.,]/}; echo $((t / 1000)); }

use_dir() { # DIR: makes it (absolute) the home of everything that the script starts
  mkdir -p "$1" || die "cannot create $1: choose another directory"
  DIR=$(cd "$1" && pwd)
  mkdir -p "$DIR/log" "$DIR/run"
}

# Lets nobody else start or stop anything in $DIR until the script ends.
lock_dir() {
  exec 9>"$DIR/run/${0##*/}.lock"
  flock -w 180 9 || die "another ${0##*/} has been working in $DIR for three minutes: wait for it, or end it"
}

need_disk() { # MIB: refuses when less is free under $DIR
  local free
  free=$(($(df -Pk "$DIR" | awk 'NR == 2 { print $4 }') / 1024))
  ((free >= $1)) || die "only $free MiB are free under $DIR, and $1 MiB are needed: free some space, or choose a directory on another disk"
}

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

declare -A CLAIMED=()
free_port() { # sets REPLY to a port that nothing listens on, below the range of outgoing connections
  while REPLY=$((20000 + RANDOM % 12000)); [[ ${CLAIMED[$REPLY]:-} ]] || port_taken "$REPLY"; do :; done
  CLAIMED[$REPLY]=1
}

# When process PID was started, so that a recycled process id is not taken for ours; nothing when it is gone or a zombie.
started_at() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  read -r -a stat <<<"${stat##*) }"
  [[ ${stat[0]} != Z ]] && echo "${stat[19]}"
}

spawn() { # NAME COMMAND…: runs it in the background, in a process group of its own, logging to $DIR/log/NAME.log
  local name=$1 log=$DIR/log/$1.log; shift
  [[ ! -e $log || $(stat -c %s "$log") -lt 20000000 ]] || mv "$log" "$log.1"
  setsid "$@" </dev/null >>"$log" 2>&1 8>&- 9>&- &
  local pid=$!
  until started_at "$pid" >"$DIR/run/$name.started"; do kill -0 "$pid" 2>/dev/null || break; done
  echo "$pid $(<"$DIR/run/$name.started")" >"$DIR/run/$name.pid"
  rm -f "$DIR/run/$name.started"
}

pid_of() { # NAME: its process id, when it runs
  local pid started
  read -r pid started 2>/dev/null <"$DIR/run/$1.pid" || return 1
  [[ $started && $(started_at "$pid") == "$started" ]] && echo "$pid"
}

running() { pid_of "$1" >/dev/null; }

await() { # NAME SECONDS CHECK…: until CHECK succeeds; fails with the end of the log when the process dies or time is up
  local name=$1 until=$((SECONDS + $2)); shift 2
  until "$@" 2>/dev/null; do
    running "$name" || { last_words "$name"; die "$name ended while starting: its log is $DIR/log/$name.log"; }
    ((SECONDS < until)) || { last_words "$name"; die "$name is not ready in time: its log is $DIR/log/$name.log"; }
    sleep 0.1
  done
}

last_words() { tail -n 15 "$DIR/log/$1.log" >&2; }

signal() { # NAME SIGNAL
  local pid
  pid=$(pid_of "$1") && kill -s "$2" "$pid" 2>/dev/null
}

finish() { # NAME SECONDS: waits for a signalled process, then ends its whole group
  local pid tries=$(($2 * 10))
  while pid=$(pid_of "$1"); do
    ((tries-- > 0)) || { kill -s KILL -- "-$pid" 2>/dev/null; say "$1 did not stop in $2 s and was killed"; }
    sleep 0.1
  done
  rm -f "$DIR/run/$1.pid"
}
