# shellcheck shell=bash
# Derives settings from the server's address. This file is sourced.

# The origin as browsers write it: scheme, host in lower case, port. Fails with a sentence when the address
# has none.
origin_of() {
  local address=${1%/} scheme rest
  scheme=${address%%://*}
  rest=${address#*://}
  scheme=${scheme,,}
  if [[ $address != *://* || ! $scheme =~ ^https?$ || ! $rest =~ ^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?$ ]]; then
    printf '✗ BOARD_URL=%s：要写 http:// 或 https:// 加主机名，不带路径\n' "$1" >&2
    printf '✗ BOARD_URL=%s: http:// or https:// and a host, no path\n' "$1" >&2
    return 1
  fi
  printf '%s://%s' "$scheme" "${rest,,}"
}

host_of() {
  local host=${1#*://}
  case $host in
    \[*) host=${host#[} && printf '%s' "${host%%]*}" ;;
    *) printf '%s' "${host%:*}" ;;
  esac
}

# Whether a host is in a LAN: RFC 1918, link-local, RFC 4193, and names that no public DNS has.
is_in_lan() {
  case $1 in
    10.* | 192.168.* | 169.254.*) [[ $1 =~ ^[0-9.]+$ ]] ;;
    172.*) [[ $1 =~ ^172\.(1[6-9]|2[0-9]|3[01])\.[0-9]+\.[0-9]+$ ]] ;;
    f[cd]*:* | fe80:*) true ;;
    *.local | *.lan | *.internal | *.home.arpa) true ;;
    *.* | *:*) false ;;
    *) true ;;
  esac
}

# How far browsers trust the origin: `secure` by itself, `lan` (plain http, which has to be allowed) or `open`
# (public plain http).
trust_of() {
  local host
  host=$(host_of "$1")
  case $1 in
    https://*) printf secure ;;
    http://localhost | http://localhost:* | http://127.* | 'http://[::1]'*) printf secure ;;
    *) if is_in_lan "$host"; then printf lan; else printf open; fi ;;
  esac
}
