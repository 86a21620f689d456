#!/usr/bin/env bash
# Sway starts this inside its session: it repairs the profile, collects Chromium's flags, opens the board, and ends
# with it.
#
#   launch.sh            opens the board
#   launch.sh --print    prints the command, one argument on each line
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
for part in say address flags profile panel; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done

profile=${BOARD_PROFILE:-$HOME/profile}
origin=$(origin_of "${BOARD_URL:-}")
board=$origin/wall
declare -a flags
collect_flags "$origin" "$profile"

browser=${BOARD_BROWSER:-}
# Raspberry Pi OS 12 calls it chromium-browser.
[ -n "$browser" ] || browser=$(command -v chromium || command -v chromium-browser) ||
  refuse '没有 Chromium：apt install chromium' 'there is no Chromium: apt install chromium'

# If the last start showed the board, its disk has everything to open without a server. Otherwise a page of
# our own waits for the server.
address=$board
if [ "$(trust_of "$origin")" = open ] || [ ! -e "$profile/shown" ]; then address="file://$here/waiting.html#$board"; fi

if [ "${1:-}" = --print ]; then
  printf '%s\n' "$browser" "${flags[@]}" "$address"
  exit
fi

mkdir -p "$profile"
# Chromium inherits this lock: while a browser runs on this profile, none of its files are changed.
exec 9>"$profile/.launch"
flock -n 9 || refuse "$profile 已有浏览器在用" "a browser runs on $profile already"
repair_profile "$profile"
# While the panel is off no frame is painted, so nothing can be learned then, and the result of the last lit
# start is kept.
[ "$(panel_wanted "$(time_of_day)")" = off ] || rm -f "$profile/shown"

if [ -n "${SWAYSOCK:-}" ]; then
  case ${BOARD_ROTATE:-0} in
    0 | 90 | 180 | 270)
      swaymsg -q output '*' transform "${BOARD_ROTATE:-0}" || say '画面没有转过来' "the picture wasn't turned"
      ;;
    *) say "BOARD_ROTATE=$BOARD_ROTATE：只能是 0、90、180、270" "BOARD_ROTATE=$BOARD_ROTATE: 0, 90, 180 or 270" ;;
  esac
fi

# The watcher reads the end of the pipe: when the browser is gone it sees the end, and so does the unit.
"$browser" "${flags[@]}" "$address" 2>&1 | "$here/watch.sh" "$profile" 9>&-
