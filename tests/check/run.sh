#!/usr/bin/env bash
# `npm run check` checks messages, shell scripts, format, lint, types, boundaries and dead code. The longest
# checks begin first, one for each core, and each prints what it has found when it is done.
# With `--after-messages` the messages are neither checked nor compiled: other tests are reading them.
# The command of each check that failed is added to the file that FAILED_CHECKS names.
set -u
cd "$(dirname "$0")/../.." || exit 1
# The compiler makes so many short-lived objects that V8's small nursery costs a tenth of the time.
export NODE_OPTIONS="${NODE_OPTIONS:-} --max-semi-space-size=64"
[ "${1:-}" = --after-messages ] || { npx svelte-kit sync && node tests/check/messages.mjs; } || exit 1
if command -v shellcheck >/dev/null; then
  find deploy display tests -name '*.sh' -exec shellcheck -x {} + || {
    echo 'npm run -s check' >>"${FAILED_CHECKS:-/dev/null}"
    exit 1
  }
else
  echo 'shell scripts are not checked: shellcheck is missing (apt install shellcheck)' >&2
fi
checks=(
  'npm run -s lint:code'
  'npm run -s lint:components'
  'npx prettier --check --log-level warn .'
  'npm run -s types'
  'npm run -s lint:promises'
  'npm run -s boundaries'
  'npx knip'
  'node tests/check/sentences.mjs'
)
# shellcheck disable=SC2016 # The inner shell fills in its own argument.
printf '%s\0' "${checks[@]}" |
  xargs -0 -P "$(nproc)" -I{} bash -c '
    found=$($1 2>&1) && code=0 || code=1
    echo "── $1"
    echo "$found"
    [ "$code" = 0 ] || echo "$1" >>"${FAILED_CHECKS:-/dev/null}"
    exit "$code"' check {}
