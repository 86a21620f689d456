#!/usr/bin/env bash
# Goes back to the release before, or to the one that is named, on the data as they are now. A release that can't read
# them says so, and then the one that ran goes on: the data's own way back is docs/backup.md.
#
#   rollback.sh            the newest of the others
#   rollback.sh RELEASE    a folder under PREFIX/releases
#   rollback.sh --list     what there is
# shellcheck source=deploy/releases.sh
. "$(dirname "$(readlink -f "$0")")/releases.sh"

now=$(current)
if [ "${1:-}" = --list ]; then
  releases | while read -r each; do
    if [ "$each" = "$now" ]; then say "* $each"; else say "  $each"; fi
  done
  exit 0
fi
target=${1:-$(releases | grep -vxF "$now" | head -n 1 || true)}
[ -f "$PREFIX/releases/${target:-.}/build/server.js" ] ||
  refuse "没有可退回的版本${target:+：$target}" "there is no release to go back to${target:+: $target}"
lock

say "… 切换 / switching: $now → $target"
switch_to "$target"
if restart_all; then
  say "✓ $target 在运行 / is running"
  exit 0
fi
say "✗ $target 没有就绪，回到 $now / isn’t ready, $now goes on" >&2
stop_all
switch_to "$now"
restart_all || refuse "$now 也没有就绪：看日志" "$now isn’t ready either: see the log"
refuse "$target 读不了现在的数据或设置；$now 继续运行" "$target can’t read the data or settings as they are; $now runs on"
