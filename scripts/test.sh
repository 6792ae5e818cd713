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

# run_tests PROJECT: adds the project's own counts. A skipped test counts as failed, and so does a run that ends without counts.
run_tests() {
  local name counters
  name=$(basename "$1" .csproj)
  echo "== $name"
  dotnet test "$1" --no-build --logger "trx;LogFileName=$results/$name.trx" || true

  counters=$(grep -s '<Counters ' "$results/$name.trx" || echo ' total="1" passed="0"')
  passed=$((passed + $(attribute passed "$counters")))
  failed=$((failed + $(attribute total "$counters") - $(attribute passed "$counters")))
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
[ ! -e tests/js/package.json ] || (cd tests/js && npm ci --no-audit --no-fund)
[ ! -d tests/ChatServer.BrowserTests ] || command -v chromium >/dev/null || install_packages chromium

check "Build the browser client" build_client
[ -d src/ChatServer.Web/node_modules ] || (cd src/ChatServer.Web && npm ci --no-audit --no-fund)
check "Build without a warning" dotnet build --verbosity quiet
[ "$failed" -eq 0 ] || exit 0 # Nothing to test; "finish" makes it a failure.
check "Format" dotnet format --verify-no-changes --no-restore
check "Migrations match the model" pending_migrations
check "Types of the browser client" npm --prefix src/ChatServer.Web run --silent check
run_web_tests
for project in tests/*Tests/*.csproj; do run_tests "$project"; done
