# shellcheck shell=bash
# Sentences for the journal, in both languages. Sourced.
say() { printf '· %s\n' "$@" >&2; }
refuse() {
  printf '✗ %s\n' "$@" >&2
  exit 1
}
