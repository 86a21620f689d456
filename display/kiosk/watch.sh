#!/usr/bin/env bash
# Reads Chromium's log. Every 20 seconds, and at once when it changes, the board writes there whether it has
# painted and whether an emergency is on (display/watchdog.ts): the first keeps systemd's watchdog quiet, the
# second lights the panel at night. Everything else goes on to the journal.
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=display/kiosk/say.sh
. "$here/say.sh"
# shellcheck source=display/kiosk/panel.sh
. "$here/panel.sh"

# This file keeps the nightly restart away from an emergency.
emergency=${XDG_RUNTIME_DIR:-/tmp}/emergency
# This file says that the last start brought content onto the screen; see launch.sh.
shown=${1:?the profile}/shown
# This file keeps the panel's state from one start to the next, until a reboot, so that the nightly restart
# doesn't overrule somebody who has switched a TV off by hand. Only `off` is asked for anew, because a new
# sway has its outputs on.
left=${XDG_RUNTIME_DIR:-/tmp}/panel
panel_is=unknown
if [ -e "$left" ] && [ "$(<"$left")" = on ]; then panel_is=on; fi
rm -f "$emergency"
check_panel_hours

alive() { [ -z "${NOTIFY_SOCKET:-}" ] || systemd-notify WATCHDOG=1 || say '没能告诉 systemd' "can't tell systemd"; }

heard() {
  local painted=$1 state=$2
  if [ "$state" = emergency ]; then : >"$emergency"; else rm -f "$emergency"; fi
  if [ "$painted" = painted ]; then
    [ -e "$shown" ] || : >"$shown"
    alive
  # The page is alive, and isn't to blame that nothing can be seen.
  elif [ "$panel_is" = off ] || ! has_screen; then
    alive
  fi
}

# An emergency lights the panel at any hour.
attend_panel() {
  local wanted=on
  [ -e "$emergency" ] || wanted=$(panel_wanted "$(time_of_day)")
  [ "$wanted" != "$panel_is" ] || return 0
  panel_is=$wanted
  # A failed switch is tried again at the next start.
  if panel "$wanted"; then printf '%s\n' "$wanted" >"$left"; else rm -f "$left"; fi
}

attend_panel
rest=
while :; do
  if IFS= read -r -t 5 line; then
    line=$rest$line rest=
    case $line in
      *:CONSOLE*'"sunboard: painted usual"'*) heard painted usual ;;
      *:CONSOLE*'"sunboard: painted emergency"'*) heard painted emergency ;;
      *:CONSOLE*'"sunboard: unpainted usual"'*) heard unpainted usual ;;
      *:CONSOLE*'"sunboard: unpainted emergency"'*) heard unpainted emergency ;;
      # This is waiting.html: the board isn't there yet, and a restart wouldn't help.
      *:CONSOLE*'"sunboard: waiting"'*) alive ;;
      *) printf '%s\n' "$line" ;;
    esac
  elif [ $? -gt 128 ]; then
    # Five seconds of silence may fall in the middle of a line.
    rest=$rest$line
  else
    break
  fi
  attend_panel
done
rm -f "$emergency"
