#!/usr/bin/env bash
# Whether the nightly restart may happen: the server answers, and no emergency is on the screen. A board that
# restarts while its server is away would show its last copy, but the risk isn't worth it.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=display/kiosk/say.sh
. "$here/say.sh"
# shellcheck source=display/kiosk/address.sh
. "$here/address.sh"

if [ -e "${XDG_RUNTIME_DIR:-/run/sunboard-board}/emergency" ]; then
  say '紧急通知正在播出，今夜不重启' 'an emergency is on: no restart tonight'
  exit 1
fi
origin=$(origin_of "${BOARD_URL:-}")
curl --fail --silent --show-error --max-time 20 --output /dev/null "$origin/readyz" || {
  say "服务器 $origin 没有应答，今夜不重启" "$origin didn't answer: no restart tonight"
  exit 1
}
