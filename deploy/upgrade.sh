#!/usr/bin/env bash
# Installs a release beside the running one, backs the data up, switches, and asks whether the new one is ready. When it
# isn't, the one before runs again, on the data that it left.
#
#   upgrade.sh SOURCE            a checkout or an unpacked archive: copied, installed and built
#   upgrade.sh --built SOURCE    one that has been built, with its production node_modules: copied
#   upgrade.sh --built ARCHIVE   what `npm run release` has made, with its .sha256 beside it: checked, and unpacked
#
# Settings, each with its default:
#   SUNBOARD_PREFIX=/opt/sunboard   SUNBOARD_ENV=/etc/sunboard/sunboard.env   SUNBOARD_BACKUPS=$SUNBOARD_PREFIX/backups
#   SUNBOARD_SERVICES=sunboard      SUNBOARD_USER=sunboard                    SUNBOARD_READY_SECONDS=60
# Several processes: SUNBOARD_SERVICES="sunboard@4000 sunboard@4001"
# shellcheck source=deploy/releases.sh
. "$(dirname "$(readlink -f "$0")")/releases.sh"

built=no
[ "${1:-}" != --built ] || { built=yes; shift; }
source=${1:-}
archive=
if [ "$built" = yes ] && [ -f "$source" ]; then archive=$(readlink -f "$source"); fi
[ -n "$archive" ] || [ -f "$source/package.json" ] || refuse "用法：upgrade.sh [--built] 源码目录或压缩包" 'usage: upgrade.sh [--built] SOURCE'
[ -r "$ENV_FILE" ] || refuse "没有 $ENV_FILE：先按 deploy/README.md 写好设置" "there is no $ENV_FILE: write it first, see deploy/README.md"
lock
if [ -n "$archive" ]; then
  (cd "$(dirname "$archive")" && sha256sum --check --status "$(basename "$archive").sha256") 2>/dev/null ||
    refuse "$archive 和旁边的 .sha256 对不上，或者没有这个文件：什么也没有换，请重新复制" \
      "$archive isn’t what the .sha256 beside it says, or there is none: nothing was changed, copy both again"
  source=$PREFIX/releases/.unpacked
  rm -rf "$source"
  mkdir -p "$source"
  trap 'rm -rf "$PREFIX/releases/.unpacked"' EXIT
  tar -xzf "$archive" --no-same-owner --strip-components=1 -C "$source"
fi
source=$(readlink -f "$source")

version=$("$NODE" -p "require('$source/package.json').version")
release=$version-$(date +%Y%m%d-%H%M%S)
draft=$PREFIX/releases/.draft
before=$(current)

# A folder left by an interrupted upgrade is no release.
rm -rf "$draft"
mkdir -p "$draft"
say "… 准备 $release / preparing $release"
(
  cd "$source" || exit 1
  if [ "$built" = yes ]; then
    tar -cf - --exclude=./data --exclude=./.git .
  elif [ -e .git ]; then
    git -c safe.directory="$source" archive HEAD
  else
    tar -cf - --exclude=./data --exclude=./.git --exclude=./node_modules --exclude=./build .
  fi
) | tar -xf - --no-same-owner -C "$draft"
if [ "$built" = no ]; then
  (cd "$draft" && npm ci --workspaces=false && npm run -s build && npm prune --workspaces=false --omit=dev) >"$PREFIX/build.log" 2>&1 ||
    refuse "构建失败，什么也没有换；详见 $PREFIX/build.log" "the build failed, nothing was changed: see $PREFIX/build.log"
fi
# An archive may lack the binary for this machine; without it the server wouldn't start.
if [ -n "$archive" ] && [ -z "$(setting DATABASE_URL)$(setting DATABASE_URL_FILE)" ]; then
  (cd "$draft" && "$NODE" -e "new (require('better-sqlite3'))(':memory:')") 2>/dev/null ||
    refuse "这个压缩包没有适合本机 Node $("$NODE" -p 'process.version + " " + process.arch') 的 better-sqlite3，什么也没有换" \
      "the archive has no better-sqlite3 for this machine’s Node $("$NODE" -p 'process.version + " " + process.arch'): nothing was changed"
fi
[ -f "$draft/build/server.js" ] || refuse "$source 里没有构建好的程序" "$source has no built program"
chmod -R go-w,a+rX "$draft"
mv "$draft" "$PREFIX/releases/$release"

backup=
if [ -n "$before" ]; then
  say '… 备份 / backing up'
  backup=$(back_up) || refuse '备份失败，什么也没有换' 'the backup failed, nothing was changed'
fi

say "… 切换 / switching: ${before:-—} → $release"
rm -f "$(migrated_mark)"
switch_to "$release"
if restart_all; then
  say "✓ $release 在运行 / is running${backup:+; 备份 / backup: $backup}"
  # The newest three releases stay, and so does the one before whatever its age, so that going back needs no
  # build.
  releases | tail -n +4 | grep -vxF -e "$release" -e "$before" |
    while read -r old; do rm -rf "${PREFIX:?}/releases/$old"; done || true
  exit 0
fi

# A failed release is no way back; it is kept for inspection until the next one fails.
put_away() {
  rm -rf "$PREFIX/releases/.failed"
  mv "$PREFIX/releases/$release" "$PREFIX/releases/.failed"
}

if [ -z "$before" ]; then
  stop_all
  rm "$PREFIX/current"
  put_away
  refuse "$release 没有就绪：看日志（journalctl -u sunboard）" "$release isn’t ready: see the log (journalctl -u sunboard)"
fi
say "✗ $release 没有就绪，退回 $before / isn’t ready, going back to $before" >&2
stop_all
switch_to "$before"
put_away
if restart_all; then
  refuse "已退回 $before，数据未动；$release 的日志说明原因" "$before runs again on the data as they were; the log says what $release lacked"
fi
stop_all
if ! only_migrated "$backup"; then
  refuse "$before 也没有就绪：数据未动，备份以后的变动也都在；切换前的备份在 $backup；看日志，要恢复时按 docs/backup.md" \
    "$before isn’t ready either: the data are as they were left, with all that came after the backup, $backup; see the log, and docs/backup.md before restoring"
fi
# The new release has changed the tables so that the one before can't read them, and nothing else has changed.
say '… 旧版读不了新版改过的数据，恢复备份 / putting the backup back' >&2
if put_back "$backup" && restart_all; then
  refuse "已退回 $before，并恢复了切换前的备份 $backup；新版改过的数据留在 $backup/set-aside" \
    "$before runs again on the backup from before the switch, $backup; the data as the new release left them are in $backup/set-aside"
fi
refuse "退回也没有成功：按 docs/backup.md 恢复 $backup" "going back failed too: restore $backup as docs/backup.md says"
