#!/usr/bin/env bash
# Longer proofs than the tests have time for: kills the server 20 times and PostgreSQL 10 times under sends (--cycles N: N times each).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/install.sh"

server=20 postgres=10
if [ "${1:-}" = --cycles ]; then server=${2:?"--cycles needs a number"} postgres=$2; fi

need_dotnet
need_postgres
dotnet build "$root/tests/ChatServer.Tests" --configuration Release --verbosity quiet

prove() {
  CHATSERVER_CRASH_CYCLES=$1 "$root/tests/ChatServer.Tests/bin/Release/net10.0/ChatServer.Tests" -method "*.$2" -showLiveOutput
}
prove "$server" Killing_the_server_under_sends_loses_doubles_and_reorders_nothing
prove "$postgres" Killing_PostgreSQL_under_sends_loses_doubles_and_reorders_nothing
