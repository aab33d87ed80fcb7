#!/bin/sh
# Runs a command with a Docker engine at hand and the image redis:7-local in it.
#
#   .ci/docker.sh COMMAND [ARGUMENT...]
#
# For a Debian 12 machine, as root unless everything is there already. Uses the engine that answers;
# if none does, installs one, starts it for the length of COMMAND and ends it again. No image is
# pulled: the one that is needed is made from Debian packages. Exits as COMMAND does, or with 2 if
# there is no engine or no image to be had.
set -eu

image=redis:7-local
work=$(mktemp -d)
dockerd_pid=

# fail MESSAGE [LOG]
fail() {
  echo "docker.sh: $1" >&2
  if [ -n "${2:-}" ]; then
    tail -n 40 "$2" >&2
  fi
  exit 2
}

clean_up() {
  status=$?
  trap '' HUP INT TERM
  if [ -n "$dockerd_pid" ]; then
    kill "$dockerd_pid" 2>/dev/null || true
    wait "$dockerd_pid" || true
  fi
  rm -rf -- "$work"
  exit "$status"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# quietly SECONDS WHAT COMMAND...: its output is shown only if it fails.
quietly() {
  seconds=$1
  what=$2
  shift 2
  echo "docker.sh: $what" >&2
  timeout "$seconds" "$@" >"$work/log" 2>&1 ||
    fail "failed, or took longer than $seconds s: $what" "$work/log"
}

install() {
  export DEBIAN_FRONTEND=noninteractive
  if [ -z "${apt_updated:-}" ]; then
    quietly 300 'apt-get update' apt-get update
    apt_updated=yes
  fi
  quietly 600 "apt-get install $*" \
    apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$@"
}

engine_answers() {
  timeout 10 docker version >/dev/null 2>&1
}

start_engine() {
  command -v dockerd >/dev/null || install docker.io
  echo 'docker.sh: starting dockerd' >&2
  dockerd >"$work/dockerd.log" 2>&1 &
  dockerd_pid=$!
  tries=0
  until engine_answers; do
    kill -0 "$dockerd_pid" 2>/dev/null || fail 'dockerd ended early' "$work/dockerd.log"
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || fail 'dockerd did not answer within a minute' "$work/dockerd.log"
    sleep 1
  done
}

make_image() {
  command -v mmdebstrap >/dev/null || install mmdebstrap
  quietly 300 'mmdebstrap: redis-server of Debian bookworm' \
    mmdebstrap --variant=extract --include=redis-server bookworm "$work/redis.tar"
  quietly 120 "docker import $image" \
    docker import \
    -c 'CMD ["redis-server","--protected-mode","no","--bind","0.0.0.0"]' -c 'EXPOSE 6379' \
    "$work/redis.tar" "$image"
}

[ $# -gt 0 ] || fail 'usage: .ci/docker.sh COMMAND [ARGUMENT...]'
engine_answers || start_engine
docker image inspect "$image" >/dev/null 2>&1 || make_image

# Neither Testcontainers' helper image nor alpine can be pulled without a registry; the override
# spares it the attempt on a machine that is itself a container.
export TESTCONTAINERS_RYUK_DISABLED=true
export TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
"$@"
