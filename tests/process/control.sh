#!/usr/bin/env bash
# Replaces systemctl in the tests of deploy/: `control.sh restart sunboard`, `control.sh stop sunboard`.
set -euo pipefail
pid_file=$SUNBOARD_PREFIX/pid
if [ "$1" = is-active ]; then
  kill -0 "$(cat "$pid_file")" 2>/dev/null
  exit
fi
# A test that has made this pipe lets the restart go on by closing it.
if [ "$1" = restart ] && [ -p "$SUNBOARD_PREFIX/hold" ]; then
  cat "$SUNBOARD_PREFIX/hold"
  rm "$SUNBOARD_PREFIX/hold"
fi
if [ -f "$pid_file" ]; then
  pid=$(cat "$pid_file")
  rm "$pid_file"
  if kill "$pid" 2>/dev/null; then tail --pid="$pid" -f /dev/null; fi
fi
[ "$1" = restart ] || exit 0
cd "$SUNBOARD_PREFIX/current"
env -i PATH="$PATH" setsid node --env-file="$SUNBOARD_ENV" build/server.js >>"$SUNBOARD_PREFIX/log" 2>&1 9>&- </dev/null &
echo $! >"$pid_file"
