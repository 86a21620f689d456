# shellcheck shell=bash
# Shared by upgrade.sh and rollback.sh. A release is a folder under PREFIX/releases, and PREFIX/current points
# to the one that runs. The release of a running server is never touched: it stays until three newer ones
# stand beside it.
set -euo pipefail

PREFIX=${SUNBOARD_PREFIX:-/opt/sunboard}
ENV_FILE=${SUNBOARD_ENV:-/etc/sunboard/sunboard.env}
SERVICES=${SUNBOARD_SERVICES:-sunboard}
SERVICE_USER=${SUNBOARD_USER:-sunboard}
# This is called as `CONTROL restart sunboard`, `CONTROL stop sunboard` and `CONTROL is-active --quiet
# sunboard`.
CONTROL=${SUNBOARD_CONTROL:-systemctl}
BACKUPS=${SUNBOARD_BACKUPS:-$PREFIX/backups}
READY_SECONDS=${SUNBOARD_READY_SECONDS:-60}
NODE=${SUNBOARD_NODE:-node}

say() { printf '%s\n' "$*"; }
refuse() {
  printf '✗ %s\n' "$@" >&2
  exit 1
}

# Only one upgrade runs at a time: of two, each would take the other for the release before.
lock() {
  mkdir -p "$PREFIX/releases"
  exec 9>"$PREFIX/.lock"
  flock -n 9 || refuse '另一次升级或回退正在进行' 'another upgrade or rollback is under way'
}

# Runs a command as the server's own account, because the server couldn't read files that root writes into its
# folder.
as_service() {
  if [ "$(id -u)" = 0 ] && [ "$SERVICE_USER" != root ]; then runuser -u "$SERVICE_USER" -- "$@"; else "$@"; fi
}

# Prints a setting from the file that the service reads, or nothing.
setting() { sed -n "s/^$1=//p" "$ENV_FILE" | tail -n 1 | tr -d "\"'"; }

current() {
  if [ -L "$PREFIX/current" ]; then basename "$(readlink "$PREFIX/current")"; fi
}

# The link is replaced in one step: there is no moment without one.
switch_to() {
  ln -sfn "releases/$1" "$PREFIX/current.next"
  mv -T "$PREFIX/current.next" "$PREFIX/current"
}

# Prints the releases by the time in their names, the newest first: the time of a folder is that of its source.
releases() {
  find "$PREFIX/releases" -mindepth 1 -maxdepth 1 -type d -not -name '.*' -printf '%f\n' |
    sed -E 's/^(.*-)?([0-9]{8}-[0-9]{6})$/\2 &/; t; s/^/0 /' | sort -k 1,1r -k 2,2Vr | cut -d ' ' -f 2
}

# Prints the address for readiness: `sunboard@4001` listens on 4001, `sunboard` on the port in its settings; a server
# that listens at one address alone answers there alone.
ready_address() {
  local port host
  case $1 in
    *@*) port=${1##*@} ;;
    *) port=$(setting PORT) ;;
  esac
  host=$(setting HOST)
  case $host in
    '' | 0.0.0.0) host=127.0.0.1 ;;
    ::) host='[::1]' ;;
    *:*) host="[$host]" ;;
  esac
  printf 'http://%s:%s/readyz' "$host" "${port:-4000}"
}

is_ready() {
  "$NODE" -e 'fetch(process.argv[1], { signal: AbortSignal.timeout(2000) }).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))' "$1"
}

# Waits until the server accepts requests. One that has ended and doesn't come back has failed already.
wait_ready() {
  local address gone=0 end=$((SECONDS + READY_SECONDS))
  address=$(ready_address "$1")
  until is_ready "$address"; do
    if "$CONTROL" is-active --quiet "$1"; then gone=0; else gone=$((gone + 1)); fi
    [ "$gone" -lt 3 ] && [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.5
  done
}

# Restarts one process after the other, each ready before the next one goes, so that with several somebody
# always answers.
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
  as_service "$NODE" --env-file="$ENV_FILE" src/cli/backup/start.mjs "$@"
)

# Makes a backup and prints its place. It is called where `set -e` is off, so each step reports its own
# failure.
back_up() {
  local folder
  folder=$BACKUPS/$(date +%Y%m%d-%H%M%S)
  mkdir -p "$folder" && chmod 700 "$BACKUPS" "$folder" || return 1
  if [ "$(id -u)" = 0 ]; then chown "$SERVICE_USER" "$BACKUPS" "$folder" || return 1; fi
  run_command backup --to "$folder" >&2 || return 1
  printf '%s' "$folder"
}

# The server leaves this file when its migrations ran, and removes it before its first answer.
migrated_mark() { printf '%s/sunboard.db.migrated' "$(setting DATA_DIR)"; }

# Prints the folder of the backup that was made into a folder of ours.
made_in() { find "$1" -mindepth 1 -maxdepth 1 -type d -name 'sunboard-*' | sort | tail -n 1; }

# Whether migrations are all that tells the data from the backup: they ran, no request was answered since, and the release
# before had recorded nothing after the backup. It serves until the restart. PostgreSQL's backup is restored by hand.
only_migrated() {
  local backup
  backup=$(made_in "$1")
  [ -z "$(setting DATABASE_URL)$(setting DATABASE_URL_FILE)" ] && [ -f "$(migrated_mark)" ] && [ -n "$backup" ] &&
    records_nothing_since "$backup/sunboard.db"
}

# Compares what commands, sign-ins and pairings leave in the data with a backup. A table or column that a migration
# has renamed can't be compared, and counts as a difference. Of sessions only ended ones count.
records_nothing_since() (
  cd "$PREFIX/current" || exit 1
  as_service "$NODE" --input-type=module -e '
    import Database from "better-sqlite3";
    const [, live, backup] = process.argv;
    const db = new Database(live, { fileMustExist: true });
    db.prepare("attach ? as backup").run(backup);
    const kept = [
      "id from unit", "id, digest from audit", "account_id, client_key from answer", "seq from change_log",
      "id, username, banned from auth_user", "id, password from auth_account", "id from auth_passkey",
      "code, token, paired_at, revoked_at from board", "digest, ended_at from calendar_link"
    ];
    const more = (a, b, what) => {
      const of = (schema) => "select " + what.replace(" from ", " from " + schema + ".");
      return db.prepare(of(a) + " except " + of(b) + " limit 1").get() !== undefined;
    };
    const differs = (what) => more("main", "backup", what) || more("backup", "main", what);
    process.exit(kept.some(differs) || more("backup", "main", "id from auth_session") ? 1 : 0);
  ' "$(setting DATA_DIR)/sunboard.db" "$1"
)

# Puts the backup in the place of the migrated database, which is moved aside, never deleted. Nothing else happened
# since, so numbers, sessions and the history go on.
put_back() {
  local backup data
  backup=$(made_in "$1")
  data=$(setting DATA_DIR)
  [ -n "$backup" ] && [ -f "$data/sunboard.db" ] || return 1
  as_service cp "$backup/sunboard.db" "$data/put-back.db" && mkdir -p "$1/set-aside" &&
    mv "$data"/sunboard.db* "$1/set-aside/" && mv "$data/put-back.db" "$data/sunboard.db"
}
