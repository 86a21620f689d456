#!/usr/bin/env bash
# `npm run soak`: 200 kills, failing disks, a full disk, minutes of load, and an hour of a board with every
# kind of trouble. `SOAK_MINUTES=30 SOAK_BOARD_MINUTES=600 npm run soak` runs longer, `npm run soak --
# tests/soak/5-board.test.ts` one file.
set -u
[ -t 1 ] || export NO_COLOR=1
cd "$(dirname "$0")/../.." || exit 1
[ -d node_modules/sunboard-test-packages ] || npm ci || exit 1
npm run -s build || exit 1
mkdir -p test-results
report=test-results/soak.json
rm -f "$report"
npx vitest run --config tests/soak/vitest.config.ts --reporter=default --reporter=json --outputFile.json="$report" "$@"
broke=$?
if [ $# = 0 ]; then
  npm run -s messages || exit 1
  export HISTORIES="${HISTORIES:-10000}" HISTORY_SEED="${HISTORY_SEED:-$(($(date +%s) % 1000000000))}"
  echo "── $HISTORIES histories from HISTORY_SEED=$HISTORY_SEED"
  npx vitest run --project 'browser (chromium)' tests/histories || broke=1
fi
node -e "
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } =
    JSON.parse(require('node:fs').readFileSync('$report', 'utf8'));
  console.log(passed + ' passed, ' + failed + ' failed' + (skipped ? ', ' + skipped + ' skipped' : ''))"
exit $broke
