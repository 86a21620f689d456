# shellcheck shell=bash
# Switches the panel on and off: CEC tells a TV, DPMS takes a monitor's signal away. Where neither works, the
# board's own dimmed night scene stays. This file is sourced.

# The time of day; BOARD_NOW replaces the clock in tests.
time_of_day() { printf '%s' "${BOARD_NOW:-$(printf '%(%H:%M)T' -1)}"; }

# Prints the panel's state that BOARD_PANEL_OFF asks for at a time of day: `panel_wanted 23:05` prints on or
# off. Hours may cross midnight.
panel_wanted() {
  local now=$1 hours=${BOARD_PANEL_OFF:-} from until
  if [[ ! $hours =~ ^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$ ]]; then
    printf on
    return
  fi
  from=${hours%-*} until=${hours#*-}
  if [[ $from < $until ]]; then
    if [[ ! $now < $from && $now < $until ]]; then printf off; else printf on; fi
  else
    if [[ ! $now < $from || $now < $until ]]; then printf off; else printf on; fi
  fi
}

# Invalid hours never blank a board, but are reported.
check_panel_hours() {
  local hours=${BOARD_PANEL_OFF:-}
  [ -z "$hours" ] || [[ $hours =~ ^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$ ]] ||
    say "BOARD_PANEL_OFF=$hours 看不懂，屏幕整夜亮着；要写成 22:30-06:00" "BOARD_PANEL_OFF=$hours isn't hours, the panel stays on: 22:30-06:00"
}

# `panel on` and `panel off` switch by what this device has. They are called once per change, so that somebody
# who switches a TV by hand has the last word until the next one. Fails with a sentence when nothing has
# answered.
panel() {
  case ${BOARD_PANEL:-auto} in
    none) ;;
    cec) panel_by_cec "$1" ;;
    dpms) panel_by_dpms "$1" ;;
    *) panel_by_cec "$1" || panel_by_dpms "$1" ;;
  esac && return
  say "屏幕没有关掉或打开：$1" "the panel didn't go $1"
  return 1
}

# Each CEC port is tried: a Raspberry Pi has two.
panel_by_cec() {
  local device answered=1
  command -v cec-ctl >/dev/null || return 1
  for device in "${BOARD_DEV:-/dev}"/cec*; do
    [ -e "$device" ] || continue
    timeout 10 cec-ctl -s -d "$device" --playback --osd-name Sunboard >/dev/null 2>&1 || continue
    if [ "$1" = off ]; then
      tell_tv "$device" --standby && answered=0
    elif tell_tv "$device" --image-view-on; then
      answered=0
      # The TV changes to the input that this computer is plugged into.
      tell_tv "$device" --active-source phys-addr="$(address_on "$device")" || true
    fi
  done
  return "$answered"
}

# cec-ctl exits with 0 whether or not anybody answered, and only prints what became of a message. (v4l-utils,
# cec-info.cpp)
tell_tv() {
  local device=$1 said
  shift
  said=$(timeout 10 cec-ctl -s -d "$device" --to 0 "$@" 2>/dev/null) || return 1
  [[ $said == *'Transmit from'* && ! $said =~ Not\ Acknowledged|Max\ Retries|,\ Error|,\ Timeout ]]
}

address_on() { timeout 10 cec-ctl -d "$1" 2>/dev/null | sed -n 's/.*Physical Address *: *\([0-9a-f.]*\).*/\1/p' | head -n 1; }

# sway 1.7 (Debian 12) knows only the word dpms; later versions know both.
panel_by_dpms() {
  [ -n "${SWAYSOCK:-}" ] && timeout 10 swaymsg -q output '*' dpms "$1"
}

# Whether any screen is connected. A TV that was switched off may disconnect itself, and then nothing can be
# painted.
has_screen() {
  local status any=no
  for status in "${BOARD_SYS:-/sys}"/class/drm/card*-*/status; do
    [ -e "$status" ] || continue
    any=yes
    [ "$(<"$status")" != connected ] || return 0
  done
  [ "$any" = no ]
}
