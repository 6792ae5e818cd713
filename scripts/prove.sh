#!/usr/bin/env bash
# Longer proofs than the tests have time for: each failure 20 times (--cycles N: N times) while people write, read and listen; then
# a checker decides whether every promise was kept.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/install.sh"

cycles=20
if [ "${1:-}" = --cycles ]; then cycles=${2:?"--cycles needs a number"}; fi

need_dotnet
need_postgres
dotnet build "$root/tests/ChatServer.Tests" --configuration Release --verbosity quiet

CHATSERVER_CRASH_CYCLES=$cycles "$root/tests/ChatServer.Tests/bin/Release/net10.0/ChatServer.Tests" \
  -explicit only -class ChatServer.Tests.Crashes.CrashTests -showLiveOutput
