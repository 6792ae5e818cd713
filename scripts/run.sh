#!/usr/bin/env bash
# Installs what is missing, builds the server and runs it. Arguments are the server's, such as --demo or
# --urls=http://127.0.0.1:8080.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/install.sh"

need_dotnet
# An empty connection string means a PostgreSQL of the server's own.
[ -n "${ConnectionStrings__Chat:-}" ] || need_postgres
(need_media_tools) || echo "Going on without previews."
(build_client) || echo "Going on without the browser client."

echo "Building ..."
dotnet build "$root/src/ChatServer" --configuration Release --verbosity quiet

# Runs from where it was called: ./data is made there.
exec dotnet "$root/src/ChatServer/bin/Release/net10.0/ChatServer.dll" "$@"
