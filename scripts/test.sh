#!/usr/bin/env bash
# Installs what is missing and checks everything. The last line is the count: "N passed, N failed".
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/install.sh"
cd "$root"

passed=0
failed=0
results=$(mktemp -d)
trap finish EXIT

# However the script ends, its last line is the count, and success means that nothing failed.
finish() {
  if [ $? -ne 0 ]; then failed=$((failed + 1)); fi
  kill $(jobs -p) 2>/dev/null || true
  grep -ah -A 12 '\[FAIL\]$' "$results"/*.log 2>/dev/null || true # Once more, below all that was printed since.
  rm -rf "$results"
  echo "$passed passed, $failed failed"
  if [ "$failed" -gt 0 ]; then exit 1; fi
}

# check NAME COMMAND...: counts as one test.
check() {
  echo "== $1"
  if "${@:2}"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

pending_migrations() {
  dotnet tool restore >/dev/null && dotnet ef migrations has-pending-model-changes --no-build --project src/ChatServer
}

# went_well JOB LOG: waits for what was started in the background.
went_well() {
  wait "$1" || { cat "$2"; return 1; }
}

# run_tests PROJECT: adds the project's own counts. A skipped test counts as failed, and so does a run that ends without counts, or
# badly though every test passed.
run_tests() {
  local counters total lost=0
  echo "== $1"
  "tests/$1/bin/Debug/net10.0/$1" -noColor -trx "$results/$1.trx" >"$results/$1.log" 2>&1 || lost=1

  counters=$(grep -s '<Counters ' "$results/$1.trx" || echo ' total="1" passed="0"')
  total=$(attribute total "$counters")
  passed=$((passed + $(attribute passed "$counters")))
  [ "$total" -eq "$(attribute passed "$counters")" ] || lost=$((total - $(attribute passed "$counters")))
  failed=$((failed + lost))
  if [ "$lost" -eq 0 ]; then tail -n 1 "$results/$1.log"; else cat "$results/$1.log"; fi
}

attribute() {
  sed "s/.* $1=\"\([0-9]*\)\".*/\1/" <<<"$2"
}

# run_web_tests: the browser client's, counted in the same way.
run_web_tests() {
  local counters="$results/web.json" total
  echo "== ChatServer.Web"
  (cd src/ChatServer.Web/engine && npx vitest run --reporter=default --reporter=json --outputFile="$counters") || true

  total=$(member numTotalTests "$counters")
  passed=$((passed + $(member numPassedTests "$counters")))
  failed=$((failed + total - $(member numPassedTests "$counters")))
  # A file that cannot be read has no tests to count.
  grep -qs '"numFailedTestSuites":0' "$counters" || [ "$failed" -gt 0 ] || failed=1
}

member() {
  grep -so "\"$1\":[0-9]*" "$2" | grep -o '[0-9]*$' || echo 0
}

need_dotnet
[ -n "${CHATSERVER_TEST_DATABASE:-}" ] || need_postgres
need_media_tools
need_exiftool
command -v curl >/dev/null || install_packages curl
[ tests/js/node_modules/.package-lock.json -nt tests/js/package-lock.json ] || (cd tests/js && npm ci --no-audit --no-fund)
[ ! -d tests/ChatServer.BrowserTests ] || command -v chromium >/dev/null || install_packages chromium

check "Build the browser client" build_client
[ -d src/ChatServer.Web/node_modules ] || (cd src/ChatServer.Web && npm ci --no-audit --no-fund)
check "Build without a warning" dotnet build --verbosity quiet
[ "$failed" -eq 0 ] || exit 0 # Nothing to test; "finish" makes it a failure.
dotnet format --verify-no-changes --no-restore >"$results/format.log" 2>&1 & # On one core, and what follows on another.
format=$!
check "Migrations match the model" pending_migrations
check "Types of the browser client" npm --prefix src/ChatServer.Web run --silent check
run_web_tests
check "Format" went_well "$format" "$results/format.log"
for project in tests/*Tests; do run_tests "$(basename "$project")"; done
