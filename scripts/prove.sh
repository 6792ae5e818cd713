#!/usr/bin/env bash
# Longer proofs than the tests have time for: 100,000 random schedules of what orders and queues changes; then each failure 20 times
# (--cycles N: N times) while people write, read and listen, and a checker that decides whether every promise was kept.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/install.sh"

cycles=20
if [ "${1:-}" = --cycles ]; then cycles=${2:?"--cycles needs a number"}; fi

need_dotnet
need_postgres
dotnet build "$root/tests/ChatServer.Tests" --configuration Release --verbosity quiet

tests="$root/tests/ChatServer.Tests/bin/Release/net10.0/ChatServer.Tests"
echo "== 100,000 schedules"
CHATSERVER_SCHEDULES=100000 "$tests" -class ChatServer.Tests.Schedules.ScheduleTests
failures=("the server is killed" "PostgreSQL is killed" "both are killed" "the server stands still" "PostgreSQL stands still" \
  "connections are cut" "the network stalls")
[ "$(id -u)" -ne 0 ] || failures+=("the disk is full") # It takes root to mount a small one.
for failure in "${failures[@]}"; do
  echo "== $cycles times: $failure"
  CHATSERVER_CRASH_CYCLES=$cycles CHATSERVER_CRASH_FAILURE=$failure "$tests" -class ChatServer.Tests.Crashes.CrashTests -showLiveOutput
done
