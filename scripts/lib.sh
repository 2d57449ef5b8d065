# shellcheck shell=bash
# What the scripts share: where things are, how they speak, and which Node they run.
set -euo pipefail

root=$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")
build=$root/build
PATH=$build/node/node_modules/.bin:$PATH

say() {
  printf '%s\n' "== $*" >&2
}

fail() {
  printf '%s\n' "$(basename -- "$0"): $*" >&2
  exit 2
}

# Runs a command; its output shows only if it fails.
quietly() {
  local log
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    rm -f -- "$log"
  else
    cat -- "$log" >&2
    rm -f -- "$log"
    return 1
  fi
}
