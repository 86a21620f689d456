# shellcheck shell=bash
# Prints sentences for the journal in both languages. This file is sourced.
say() { printf '· %s\n' "$@" >&2; }
refuse() {
  printf '✗ %s\n' "$@" >&2
  exit 1
}
