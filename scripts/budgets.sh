#!/usr/bin/env bash
# Measures what the browser client costs beside what it may cost: the real server, and Chromium with a processor slowed down 4 times.
# Arguments: how often each is measured (5), and the names of some of them (script, list, enter, scroll, heap). Fails when one is missed.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/install.sh"

need_dotnet
need_postgres
command -v chromium >/dev/null || install_packages chromium
build_client
dotnet build "$root/tests/ChatServer.Budgets" --configuration Release --verbosity quiet
exec dotnet "$root/tests/ChatServer.Budgets/bin/Release/net10.0/ChatServer.Budgets.dll" "$@"
