#!/usr/bin/env bash
# Longer proofs than the tests have time for: 100,000 random schedules of what orders and queues changes and of what apps make of them;
# then each failure 20 times (--cycles N: N times) while people write, read and listen, and a checker that decides whether every promise
# was kept; then the server is killed as often while people send each other files ("files are sent").
# --pauses 5-40: what stands still does so for 5 to 40 seconds, not for one. --only FAILURE: nothing but this.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/install.sh"

cycles=20
pauses=1-1
failures=("the server is killed" "PostgreSQL is killed" "a backend of PostgreSQL is killed" "both are killed" \
  "the server stands still" "PostgreSQL stands still" "connections are cut" "the network stalls" "the server's clock is set")
[ "$(id -u)" -ne 0 ] || failures+=("the disk is full") # It takes root to mount a small one.
files="files are sent"
only=

while [ $# -gt 0 ]; do
  value=${2:?"$1 needs a value"}
  case $1 in
    --cycles) cycles=$value ;;
    --pauses) pauses=$value ;;
    --only) only=$value failures=("$value") ;;
    *) fail "There is no option $1." ;;
  esac
  shift 2
done

need_dotnet
need_postgres
compgen -G "/usr/lib/*/faketime/libfaketimeMT.so.1" >/dev/null || install_packages libfaketime

# prove PROJECT CLASS OPTIONS...
prove() {
  "$root/tests/ChatServer.$1/bin/Release/net10.0/ChatServer.$1" -class "ChatServer.$1.$2" "${@:3}"
}

for project in Tests ProgramTests; do dotnet build "$root/tests/ChatServer.$project" --configuration Release --verbosity quiet; done
if [ -z "$only" ]; then
  echo "== 100,000 schedules"
  CHATSERVER_SCHEDULES=100000 prove Tests Schedules.ScheduleTests
fi
for failure in "${failures[@]}"; do
  [ "$failure" != "$files" ] || continue
  echo "== $cycles times: $failure"
  CHATSERVER_CRASH_CYCLES=$cycles CHATSERVER_CRASH_PAUSES=$pauses CHATSERVER_CRASH_FAILURE=$failure \
    prove ProgramTests Crashes.CrashTests -showLiveOutput
done
if [ -z "$only" ] || [ "$only" = "$files" ]; then
  echo "== $cycles times: the server is killed while $files"
  CHATSERVER_CRASH_CYCLES=$cycles prove ProgramTests Crashes.MediaCrashTests -showLiveOutput
fi
