# shellcheck shell=bash
# What upgrade.sh and rollback.sh share. A release is a folder under PREFIX/releases; PREFIX/current points to the one
# that runs. A running server is never touched: its release stays where it is until three newer ones stand beside it.
set -euo pipefail

PREFIX=${SUNBOARD_PREFIX:-/opt/sunboard}
ENV_FILE=${SUNBOARD_ENV:-/etc/sunboard/sunboard.env}
SERVICES=${SUNBOARD_SERVICES:-sunboard}
SERVICE_USER=${SUNBOARD_USER:-sunboard}
# Started as `CONTROL restart sunboard`, `CONTROL stop sunboard`, `CONTROL is-active --quiet sunboard`.
CONTROL=${SUNBOARD_CONTROL:-systemctl}
BACKUPS=${SUNBOARD_BACKUPS:-$PREFIX/backups}
READY_SECONDS=${SUNBOARD_READY_SECONDS:-60}
NODE=${SUNBOARD_NODE:-node}

say() { printf '%s\n' "$*"; }
refuse() {
  printf '✗ %s\n' "$@" >&2
  exit 1
}

# One at a time: two upgrades at once would each take the other for the one before.
lock() {
  mkdir -p "$PREFIX/releases"
  exec 9>"$PREFIX/.lock"
  flock -n 9 || refuse '另一次升级或回退正在进行' 'another upgrade or rollback is under way'
}

# As the server's own account: what root writes into its folder, the server couldn't read.
as_service() {
  if [ "$(id -u)" = 0 ] && [ "$SERVICE_USER" != root ]; then runuser -u "$SERVICE_USER" -- "$@"; else "$@"; fi
}

# A setting from the file that the service reads, or nothing.
setting() { sed -n "s/^$1=//p" "$ENV_FILE" | tail -n 1 | tr -d "\"'"; }

current() {
  if [ -L "$PREFIX/current" ]; then basename "$(readlink "$PREFIX/current")"; fi
}

# The link is replaced in one step: there is no moment without one.
switch_to() {
  ln -sfn "releases/$1" "$PREFIX/current.next"
  mv -T "$PREFIX/current.next" "$PREFIX/current"
}

# `sunboard@4001` listens on 4001, `sunboard` where its settings say.
ready_address() {
  local port
  case $1 in
    *@*) port=${1##*@} ;;
    *) port=$(setting PORT) ;;
  esac
  printf 'http://127.0.0.1:%s/readyz' "${port:-4000}"
}

is_ready() {
  "$NODE" -e 'fetch(process.argv[1], { signal: AbortSignal.timeout(2000) }).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))' "$1"
}

# Asks until the server wants requests. One that has ended and doesn't come back has failed already.
wait_ready() {
  local address gone=0 end=$((SECONDS + READY_SECONDS))
  address=$(ready_address "$1")
  until is_ready "$address"; do
    if "$CONTROL" is-active --quiet "$1"; then gone=0; else gone=$((gone + 1)); fi
    [ "$gone" -lt 3 ] && [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.5
  done
}

# One process after the other, each ready before the next one goes: with several, somebody always answers.
restart_all() {
  local service
  for service in $SERVICES; do
    "$CONTROL" restart "$service" && wait_ready "$service" || return 1
  done
}

stop_all() {
  local service
  for service in $SERVICES; do "$CONTROL" stop "$service"; done
}

# Runs a command of the release that is the current one, with the service's settings.
run_command() (
  cd "$PREFIX/current" || exit 1
  as_service "$NODE" --env-file="$ENV_FILE" src/cli/keep/start.mjs "$@"
)

# Prints where the backup is. (Called where `set -e` is off: each step says itself that it failed.)
back_up() {
  local folder
  folder=$BACKUPS/$(date +%Y%m%d-%H%M%S)
  mkdir -p "$folder" && chmod 700 "$BACKUPS" "$folder" || return 1
  if [ "$(id -u)" = 0 ]; then chown "$SERVICE_USER" "$BACKUPS" "$folder" || return 1; fi
  run_command backup --to "$folder" >&2 || return 1
  printf '%s' "$folder"
}

# Into an emptied folder: what the newer release has made of the database is set aside, never thrown away. PostgreSQL's
# backup is put back by hand, as docs/backup.md says.
put_back() {
  local backup data
  backup=$(find "$1" -mindepth 1 -maxdepth 1 -type d | sort | tail -n 1)
  data=$(setting DATA_DIR)
  [ -z "$(setting DATABASE_URL)$(setting DATABASE_URL_FILE)" ] && [ -n "$backup" ] && [ -f "$data/sunboard.db" ] || return 1
  mkdir -p "$1/set-aside" && mv "$data"/sunboard.db* "$1/set-aside/" || return 1
  run_command restore "$backup" --yes >&2
}
