# shellcheck shell=bash
# The panel, on and off: CEC tells a TV, DPMS takes a monitor its signal. Where neither works the board's own night scene
# stands, dimmed. Sourced.

# BOARD_NOW stands in for the clock in tests.
time_of_day() { printf '%s' "${BOARD_NOW:-$(printf '%(%H:%M)T' -1)}"; }

# BOARD_PANEL_OFF at a time of day: `panel_wanted 23:05` prints on or off. Hours may go over midnight.
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

# Hours that aren't any never blank a board; whoever wrote them is told.
check_panel_hours() {
  local hours=${BOARD_PANEL_OFF:-}
  [ -z "$hours" ] || [[ $hours =~ ^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$ ]] ||
    say "BOARD_PANEL_OFF=$hours 看不懂，屏幕整夜亮着；要写成 22:30-06:00" "BOARD_PANEL_OFF=$hours isn't hours, the panel stays on: 22:30-06:00"
}

# `panel on`, `panel off`: by what this device has. Asked for once per change, so that somebody who switches a TV by hand
# has the last word until then. Fails, and says so, when nothing has answered.
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

# Each port: a Raspberry Pi has two.
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
      # It changes to the input that this computer is plugged into.
      tell_tv "$device" --active-source phys-addr="$(address_on "$device")" || true
    fi
  done
  return "$answered"
}

# cec-ctl ends well whether or not anybody was there; what became of a message it only prints. (v4l-utils, cec-info.cpp)
tell_tv() {
  local device=$1 said
  shift
  said=$(timeout 10 cec-ctl -s -d "$device" --to 0 "$@" 2>/dev/null) || return 1
  [[ $said == *'Transmit from'* && ! $said =~ Not\ Acknowledged|Max\ Retries|,\ Error|,\ Timeout ]]
}

address_on() { timeout 10 cec-ctl -d "$1" 2>/dev/null | sed -n 's/.*Physical Address *: *\([0-9a-f.]*\).*/\1/p' | head -n 1; }

# sway 1.7 (Debian 12) calls it dpms; later ones know both words.
panel_by_dpms() {
  [ -n "${SWAYSOCK:-}" ] && timeout 10 swaymsg -q output '*' dpms "$1"
}

# Whether any screen is plugged in. A TV that was switched off may take itself off the cable: then nothing can be painted.
has_screen() {
  local status any=no
  for status in "${BOARD_SYS:-/sys}"/class/drm/card*-*/status; do
    [ -e "$status" ] || continue
    any=yes
    [ "$(<"$status")" != connected ] || return 0
  done
  [ "$any" = no ]
}
