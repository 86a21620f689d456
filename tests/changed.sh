#!/usr/bin/env bash
# `npm run test:changed` runs the tests that a change touches: those that changed themselves, and Vitest's whose
# modules changed. `npm run test:changed -- COMMIT` counts the changes since that commit; without it, since the last one.
set -u
cd "$(dirname "$0")/.." || exit 1
since=${1:-HEAD}
git rev-parse --verify --quiet "$since^{commit}" >/dev/null || {
  echo "there is no commit '$since'" >&2
  exit 2
}
failed=0
npm run -s messages || exit 1
npx vitest run --changed "$since" --passWithNoTests --project pure --project unit --project browser || failed=1
# These drive the built server, so nothing leads from a changed module to them.
if ! git diff --quiet "$since" -- tests/e2e tests/endpoints tests/process tests/make ||
  [ -n "$(git ls-files --others --exclude-standard -- tests/e2e tests/endpoints tests/process tests/make)" ]; then
  npm run -s build && npm run -s messages || exit 1
  npx vitest run --changed "$since" --passWithNoTests --project endpoints --project process || failed=1
  npx playwright test --only-changed="$since" --pass-with-no-tests || failed=1
fi
exit "$failed"
