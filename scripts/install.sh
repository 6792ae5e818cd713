#!/usr/bin/env bash
# Sourced by run.sh and test.sh: installs what is missing on Debian and Ubuntu, and says what to do elsewhere.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DEBIAN_FRONTEND=noninteractive

fail() {
  echo "$*" >&2
  exit 1
}

need_dotnet() {
  command -v dotnet >/dev/null || fail "The .NET SDK 10 is not installed: see https://dotnet.microsoft.com/download."
  (cd "$root" && dotnet --version >/dev/null 2>&1) || fail "The .NET SDK 10 is needed; installed are: $(cd / && dotnet --list-sdks | tr '\n' ' ')"
}

# install_packages PACKAGE...: by apt, as root; anybody else is told the line that root must run.
install_packages() {
  command -v apt-get >/dev/null || fail "Please install by this system's own means: $*"
  if [ "$(id -u)" -ne 0 ]; then
    fail "Something is missing. Run this as root, then try again:
  apt-get update && apt-get install -y --no-install-recommends $*"
  fi
  echo "Installing $* ..."
  apt-get update -q >/dev/null
  apt-get install -q -y --no-install-recommends "$@" >/dev/null
}

has_postgres() {
  local initdb
  for initdb in /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb "$(command -v initdb || true)"; do
    [ -x "$initdb" ] && [ "$("$initdb" --version | sed 's/.*) \([0-9]*\).*/\1/')" -ge 15 ] && return
  done
  return 1
}

need_postgres() {
  has_postgres && return

  # The package would start a cluster of its own; the server runs its own and needs only the programs.
  if [ "$(id -u)" -eq 0 ]; then
    install_packages postgresql-common
    echo "create_main_cluster = false" >>/etc/postgresql-common/createcluster.conf
  fi
  install_packages postgresql
  has_postgres || fail "The system's PostgreSQL is older than 15; install a later one."
}

# Previews of images, of videos and sound, and of PDF. Without these the server runs as well, and shows such files as plain ones.
need_media_tools() {
  local packages=()
  /sbin/ldconfig -p | grep libvips.so.42 >/dev/null || packages+=(libvips42)
  command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null || packages+=(ffmpeg)
  command -v pdftoppm >/dev/null && command -v pdfinfo >/dev/null || packages+=(poppler-utils)
  [ ${#packages[@]} -eq 0 ] || install_packages "${packages[@]}"
}

# The test suite looks for private metadata by a program that knows every place for it.
need_exiftool() {
  command -v exiftool >/dev/null || install_packages libimage-exiftool-perl
}

# Builds the browser client, unless it is there and nothing that it is made of is newer.
build_client() {
  local client="$root/src/ChatServer/wwwroot/index.html" sources=("$root/src/ChatServer.Web" "$root/docs/openapi.json")
  command -v npm >/dev/null || fail "Node.js, which builds the browser client, is not installed: see https://nodejs.org."
  [ -e "$client" ] && [ -z "$(find "${sources[@]}" \( -name node_modules -o -name generated \) -prune -o -type f -newer "$client" -print -quit)" ] && return

  echo "Building the browser client ..."
  (cd "$root/src/ChatServer.Web" && npm ci --no-audit --no-fund --silent && npm run build --silent)
}
