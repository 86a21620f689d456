#!/usr/bin/env bash
# `npm run check` checks messages, shell scripts, format, lint, types, boundaries and dead code. Lint takes
# most of the time, so it begins at once in two workers, and has both cores to itself when the rest is done.
set -u
cd "$(dirname "$0")/../.." || exit 1
npx svelte-kit sync && node tests/check/messages.mjs || exit 1
if command -v shellcheck >/dev/null; then
  find deploy display tests -name '*.sh' -exec shellcheck -x {} + || exit 1
else
  echo 'shell scripts are not checked: shellcheck is missing (apt install shellcheck)' >&2
fi
npm run -s lint &
lint=$!
prettier --check --log-level warn . && npm run -s types && npm run -s boundaries && knip
rest=$?
wait "$lint" && exit "$rest"
