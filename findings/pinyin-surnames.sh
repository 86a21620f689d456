#!/usr/bin/env bash
# pinyin-pro 3.29.4 spells names for sign-in names. Seen:
# - Some surnames aren't in its list, in either mode: 种 (Chóng) is zhong, 么 (Yāo) is me, 贠 (Yùn) is yuan.
# - The compound surname 单于 (Chányú) is read as 单 (Shàn) and a given name.
# - `surname: 'all'` reads any character as a surname, in given names too: 刘乐 is liu yue, 黄教员 is huang jiao yun.
# - `surname: 'head'` also changes what follows: 行长 in 李行长 is hang zhang without it, and xing chang with it.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund pinyin-pro@3.29.4
cat >seen.mjs <<'JS'
import { deepStrictEqual } from 'node:assert';
import { pinyin } from 'pinyin-pro';
const spell = (name, surname) => pinyin(name, { toneType: 'none', surname });
const seen = {
  head: ['种向东', '么大海', '贠小苏', '单于飞', '李行长'].map((name) => spell(name, 'head')),
  all: ['种向东', '刘乐', '黄教员'].map((name) => spell(name, 'all')),
  none: ['李行长'].map((name) => spell(name, undefined))
};
console.log(seen);
deepStrictEqual(seen, {
  head: ['zhong xiang dong', 'me da hai', 'yuan xiao su', 'shan yu fei', 'li xing chang'],
  all: ['zhong xiang dong', 'liu yue', 'huang jiao yun'],
  none: ['li hang zhang']
});
JS
node seen.mjs
