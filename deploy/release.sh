#!/usr/bin/env bash
# `npm run release` makes one archive that upgrade.sh --built installs without a compiler, a registry or a network: the
# built program, its production packages, and better-sqlite3's binaries for Node 20, 22 and 24 on x64 and arm64. A binary
# that can be neither fetched nor taken from this installation is missing, and the last lines say so.
#
#   release.sh [--built] [FOLDER]    into FOLDER (default: release); --built takes the build that is there
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."

built=no
[ "${1:-}" != --built ] || { built=yes; shift; }
mkdir -p "${1:-release}"
folder=$(readlink -f "${1:-release}")
name=sunboard-$(node -p 'require("./package.json").version')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
program=$work/$name
sqlite=$program/node_modules/better-sqlite3
say() { printf '%s\n' "$*"; }

[ "$built" = yes ] || npm run -s build
[ -f build/server.js ] || { say '✗ 程序还没有构建：npm run build / the program isn’t built yet: npm run build' >&2; exit 1; }
mkdir -p "$program/src"
cp -r package.json package-lock.json .npmrc LICENSE README.md README.zh-CN.md deploy build "$program/"
cp -r src/cli "$program/src/"
say '… 安装运行所需的依赖 / installing the production packages'
(cd "$program" && npm ci --workspaces=false --omit=dev --ignore-scripts --prefer-offline --silent)

# Whether a file is a binary for this Node and this processor: a compiler told otherwise may have made another one.
is_for() {
  local file=$1 abi=$2 machine=$3
  [ -f "$file" ] && grep -qa "node_register_module_v$abi" "$file" &&
    [ "$(od -An -tu2 -j18 -N2 "$file" | tr -d ' ')" = "$machine" ]
}

# Fetches the package's own release, or takes the binary of this installation. The places are those that the package
# `bindings` looks into: one folder for each Node and processor, so that one archive serves all.
binary() {
  local node=$1 abi=$2 arch=$3 machine=$4 fetched=$work/fetched-$1-$3
  mkdir -p "$fetched"
  cp "$sqlite/package.json" "$fetched/"
  local place=$sqlite/lib/binding/node-v$abi-linux-$arch file
  node node_modules/prebuild-install/bin.js --path "$fetched" --runtime node --target "$node" --platform linux --arch "$arch" \
    >/dev/null 2>&1 || true
  for file in "$fetched/build/Release/better_sqlite3.node" node_modules/better-sqlite3/build/Release/better_sqlite3.node; do
    is_for "$file" "$abi" "$machine" || continue
    mkdir -p "$place"
    cp "$file" "$place/"
    return
  done
  return 1
}

missing=()
say '… 准备 better-sqlite3 的二进制文件 / binaries of better-sqlite3'
for node in 20.19.0:115 22.12.0:127 24.0.0:137; do
  for arch in x64:62 arm64:183; do
    binary "${node%:*}" "${node#*:}" "${arch%:*}" "${arch#*:}" || missing+=("Node ${node%%.*} ${arch%:*}")
  done
done

archive=$folder/$name.tar.gz
tar -C "$work" --owner=0 --group=0 -czf "$archive" "$name"
(cd "$folder" && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
say "✓ $archive"
say "  SHA-256: $(cut -d ' ' -f 1 "$archive.sha256")"
for one in "${missing[@]}"; do say "! 缺二进制文件 / without a binary for: $one"; done
