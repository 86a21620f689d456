#!/usr/bin/env bash
# `npm test`, on a fresh clone too: it installs what the tests need, runs what a change needs, and ends with
# `N passed, N failed`. `npm test -- --all` runs everything (tests/tiers.ts says what the difference is).
set -u
case "${1:-}" in
  '') export TEST_TIER=core ;;
  --all) export TEST_TIER=all ;;
  *)
    echo "npm test, or npm test -- --all: '$1' is neither" >&2
    exit 2
    ;;
esac
# Output that isn't a terminal is plain text.
[ -t 1 ] || export NO_COLOR=1
cd "$(dirname "$0")/.." || exit 1
passed=0
failed=0
skipped=0
# tests that failed or were flaky, said once more at the end of a long output
names=

# Finds the system's Chromium and a Chinese font; no browser is downloaded.
need_browser() {
  node -e "import('./tests/chromium.js').then((m) => process.exit(require('node:fs').existsSync(m.systemChromium()) ? 0 : 1))"
}
# The browser's tests take three quarters of the time in Chromium's headless shell, and do without it.
install_headless_shell() {
  [ -e /usr/bin/chromium-headless-shell ] || [ -n "${CHROMIUM:-}" ] && return
  [ "$(id -u)" = 0 ] && [ -n "$(apt-cache search --names-only '^chromium-headless-shell$' 2>/dev/null)" ] || return
  timeout 120 apt-get install -y -qq chromium-headless-shell >/dev/null 2>&1 ||
    echo 'chromium-headless-shell is not installed: the tests in a browser take longer without it' >&2
}
install_system_packages() {
  need_browser && fc-list 2>/dev/null | grep -qi 'noto.*cjk' && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk fontconfig >/dev/null
  fi
  need_browser || {
    echo 'Chromium is missing: install it (Debian: apt install chromium fonts-noto-cjk) or name it in CHROMIUM' >&2
    exit 1
  }
}

# The proxies of deploy/ are tried as Debian has them.
install_proxies() {
  command -v nginx >/dev/null && command -v caddy >/dev/null && command -v openssl >/dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq &&
    apt-get install -y -qq --no-install-recommends nginx-light caddy openssl >/dev/null
}

began=$SECONDS
took() {
  echo "   $((SECONDS - began)) s"
  began=$SECONDS
}

# Counts as one test, so that a lint error fails the run as a test does.
stage() {
  local name=$1
  echo "── $name"
  shift
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)) names+="failed: $name"$'\n'"  $*"$'\n'; fi
  took
}

# Ends the output, and the run.
finish() {
  printf '%s' "$names"
  if [ "$skipped" = 0 ]; then echo "$passed passed, $failed failed"; else echo "$passed passed, $failed failed, $skipped skipped"; fi
  [ "$failed" = 0 ]
  exit
}

# What all later ones need: without it the run ends.
needed() {
  local before=$failed
  stage "$@"
  [ "$failed" = "$before" ] || finish
}

# Counts as one test what `begin_check` began.
end_check() {
  local name
  echo '── check'
  if wait "$check"; then passed=$((passed + 1)); else
    failed=$((failed + 1)) names+=$'failed: check\n'
    [ -s test-results/failed-checks ] || echo 'npm run -s check' >test-results/failed-checks
    while IFS= read -r name; do names+="  $name"$'\n'; done <test-results/failed-checks
  fi
  cat test-results/check.log
  took
}
begin_check() {
  FAILED_CHECKS=test-results/failed-checks bash tests/check/run.sh --after-messages >test-results/check.log 2>&1 &
  check=$!
}

# Counts each test that the runner's report names; a runner that broke without naming any counts as one
# failure. A failed browser, process or endpoint test has a second try, alone: flaky ones count as passed.
suite() {
  local name=$1 report=$2 ended line p f s
  shift 2
  echo "── $name"
  "$@"
  ended=$?
  if node tests/check/second-try.mjs "$report" "$name" "$ended" test-results/counted; then
    { read -r p f s && while IFS= read -r line; do names+=$line$'\n'; done; } <test-results/counted
  else
    p=0 f=1 s=0 names+="failed in $name: its report can't be read"$'\n'
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  took
}

# The demo installs without the workspace of test packages, so its installation isn't enough.
[ -d node_modules/sunboard-test-packages ] && [ ! package-lock.json -nt node_modules/.package-lock.json ] || npm ci || exit 1
install_system_packages
install_headless_shell
install_proxies
rm -rf test-results && mkdir -p test-results
# Each of Vitest's suites, with its projects.
vitest() {
  local name=$1 report=test-results/$2.json
  shift 2
  suite "$name" "$report" npx vitest run "${@/#/--project=}" \
    --reporter=dot --reporter=./tests/check/json-reporter.mjs --outputFile.json="$report"
}

needed 'routes and types' npx svelte-kit sync
needed 'messages' node tests/check/messages.mjs
# The check and the units need no build. Together they leave no core idle.
begin_check
if [ "$TEST_TIER" = all ]; then vitest 'units and contract suites' unit pure unit; else
  vitest 'units, and contract suites on SQLite' unit pure sqlite
fi
end_check
# Without a build the browser would test an older one.
needed 'build' npm run -s build
# The build leaves each message in a file of its own, for its chunks: too many for every browser test to load.
needed 'messages as one module' npm run -s messages
if [ "$TEST_TIER" = all ]; then vitest 'components, endpoints and processes' built browser endpoints process; else
  vitest 'contract suites on PostgreSQL, components and endpoints' built unit browser endpoints
fi
suite 'the built server in a browser' test-results/e2e.json npx playwright test
finish
