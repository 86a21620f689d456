#!/usr/bin/env bash
# `npm run check`: messages, format, lint, types, walls, dead code. Lint takes most of the time: it begins at once, in two
# workers, and what is left of both cores when the rest is done is its own.
set -u
cd "$(dirname "$0")/../.." || exit 1
npx svelte-kit sync && node tests/check/messages.mjs || exit 1
npm run -s lint &
lint=$!
prettier --check --log-level warn . && npm run -s types && npm run -s walls && knip
rest=$?
wait "$lint" && exit "$rest"
