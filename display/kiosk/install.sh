#!/usr/bin/env bash
# Turns this computer into a board, on Debian 12 or 13 or Raspberry Pi OS. It runs as root, as often as one likes.
#
#   install.sh https://sunboard.example.org          installs for the server's address, given without /wall
#   install.sh --ca root.crt https://192.168.1.10    trusts a LAN's own certificate authority, from http://192.168.1.10/root.crt
#   install.sh --dry-run …                           prints what it would do
#   install.sh --remove                              removes everything, including the board's profile
#
# With DESTDIR=/somewhere it only writes files below that folder, for images and for tests.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=display/kiosk/say.sh
. "$here/say.sh"
# shellcheck source=display/kiosk/address.sh
. "$here/address.sh"

packages=(chromium sway seatd fonts-noto-cjk curl ca-certificates v4l-utils kbd tzdata)
program=/usr/lib/sunboard-board
settings=/etc/sunboard-board.env
# The first folder is read by the Chromium of Debian and Raspberry Pi OS 13, the second by that of Raspberry
# Pi OS 12.
policies=(/etc/chromium/policies/managed /etc/chromium-browser/policies/managed)
authority=/usr/local/share/ca-certificates/sunboard-board.crt
units=(sunboard-board.service sunboard-board-restart.service sunboard-board-restart.timer)

remove=no dry=no ca='' url=''
while [ $# -gt 0 ]; do
  case $1 in
    --remove) remove=yes ;;
    --dry-run) dry=yes ;;
    --ca) ca=${2:?--ca FILE} && shift ;;
    -*) refuse "不认识 $1；用法见 install.sh 开头" "$1? How it is used stands at the top of install.sh" ;;
    *) url=$1 ;;
  esac
  shift
done
root=${DESTDIR:-}
# Whether the running computer is changed, and not only files below DESTDIR.
here_and_now() { [ -z "$root" ]; }

# Runs a command, or prints it in a dry run.
act() {
  if [ "$dry" = yes ]; then printf '  %s\n' "$*"; else "$@"; fi
}

# put MODE SOURCE TARGET: installs a file, whole or not at all.
put() {
  if [ "$dry" = yes ]; then
    printf '  → %s\n' "$root$3"
    return
  fi
  install -D -m "$1" "$2" "$root$3.new"
  mv -f "$root$3.new" "$root$3"
}

# put_text MODE TARGET <text: installs a text, whole or not at all.
put_text() {
  local text
  text=$(mktemp)
  cat >"$text"
  put "$1" "$text" "$2"
  rm -f "$text"
}

if here_and_now && [ "$dry" = no ] && [ "$(id -u)" != 0 ]; then refuse '要用 root 运行（sudo）' 'to be run as root (sudo)'; fi

if [ "$remove" = yes ]; then
  if here_and_now; then act systemctl disable --now sunboard-board.service sunboard-board-restart.timer || true; fi
  for unit in "${units[@]}"; do act rm -f "$root/etc/systemd/system/$unit"; done
  for folder in "${policies[@]}"; do act rm -f "$root$folder/sunboard-board.json" "$root$folder/sunboard-board-ca.json"; done
  act rm -f "$root/etc/sysusers.d/sunboard-board.conf" "$root$settings" "$root$authority"
  act rm -rf "${root}$program"
  if here_and_now; then
    act systemctl daemon-reload
    act update-ca-certificates
    # The profile holds the board's token, which the computer's next owner must not get.
    act rm -rf /var/lib/sunboard-board
    if id sunboard-board >/dev/null 2>&1; then act userdel sunboard-board; fi
    say '软件包还留着；要有登录界面：systemctl set-default graphical.target' \
      'The packages stay. For a desktop again: systemctl set-default graphical.target' \
      '请在 /office/boards 断开这块屏 / end the connection of this board at /office/boards'
  fi
  exit
fi

[ -n "$url" ] || refuse '用法：install.sh https://服务器地址' 'usage: install.sh https://SERVER'
origin=$(origin_of "$url")
[ -z "$ca" ] || grep -q 'BEGIN CERTIFICATE' "$ca" || refuse "$ca 不是证书" "$ca is no certificate in PEM"

if here_and_now; then
  command -v apt-get >/dev/null || refuse '这里没有 apt：只支持 Debian 和树莓派系统' 'there is no apt: Debian and Raspberry Pi OS only'
  # A machine without a network may have all packages already.
  act apt-get update -q || say '软件源没有更新' 'the package lists are old'
  act env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends --no-upgrade "${packages[@]}"
fi

for script in compositor launch watch may-restart; do put 755 "$here/$script.sh" "$program/$script.sh"; done
for part in say address flags profile panel; do put 644 "$here/$part.sh" "$program/$part.sh"; done
for file in sway.config waiting.html; do put 644 "$here/$file" "$program/$file"; done
for unit in "${units[@]}"; do put 644 "$here/$unit" "/etc/systemd/system/$unit"; done
put 644 "$here/sunboard-board.sysusers" /etc/sysusers.d/sunboard-board.conf

# A browser takes `https://host` for all hosts below it too; with a dot in front it means that one alone.
# Addresses have no hosts below them.
exact=$origin
[[ $(host_of "$origin") =~ ^[0-9.]+$|: ]] || exact=${origin/:\/\//:\/\/.}
for folder in "${policies[@]}"; do
  sed "s|@ORIGIN@|$exact|" "$here/policies.json" | put_text 644 "$folder/sunboard-board.json"
done

if [ -n "$ca" ]; then
  # curl (for the check before the nightly restart) uses the system's store, Chromium has one of its own.
  put 644 "$ca" "$authority"
  body=$(sed -n '/BEGIN CERTIFICATE/,/END CERTIFICATE/{/CERTIFICATE/!p}' "$ca" | tr -d ' \r\n')
  for folder in "${policies[@]}"; do
    printf '{ "CACertificates": ["%s"] }\n' "$body" | put_text 644 "$folder/sunboard-board-ca.json"
  done
fi

# Settings of this board are kept, except for the address, which is the one given now.
kept=$root$settings
[ -e "$kept" ] || kept=$here/board.env.example
sed "s|^BOARD_URL=.*|BOARD_URL=$origin|" "$kept" | put_text 644 "$settings"

if here_and_now; then
  act systemd-sysusers
  [ -z "$ca" ] || act update-ca-certificates
  act systemctl daemon-reload
  # A desktop login would compete for the screen, so the board gets it from the next start on.
  if systemctl -q is-enabled display-manager.service 2>/dev/null; then
    say '关掉桌面登录界面，屏幕归公示屏' 'the desktop is switched off: the board has the screen'
    act systemctl set-default multi-user.target
  fi
  act systemctl enable --now seatd.service sunboard-board-restart.timer
  act systemctl enable sunboard-board.service
  act systemctl restart sunboard-board.service
  say "公示屏打开 $origin/wall，屏上的代码在 /office/boards 输入" "the board opens $origin/wall; type its code at /office/boards"
fi
