#!/usr/bin/env bash
# The number formats 27 to 36 and 50 to 58 have no code in the file: a Chinese Excel shows them as in ECMA-376 part 1,
# 18.8.30 (zh-cn), such as 57 as 2026年11月 and 58 as 11月5日. Seen with @e965/xlsx 0.20.3 (SheetJS): the text of such a
# cell (`w`) is the American short date, also where only the month is meant, and a time is 12:00:00 instead of 12时00分.
# So what a person sees in the sheet can't be taken from `w`: the format's number has to be looked up.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund @e965/xlsx@0.20.3 fflate@0.8.3
cat >seen.mjs <<'JS'
import { deepStrictEqual } from 'node:assert';
import { read } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
const formats = [14, 27, 28, 31, 36, 50, 51, 57, 58];
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const relations = (...targets) =>
  `<Relationships xmlns="${packaged}/relationships">${targets
    .map(([kind, target], at) => `<Relationship Id="r${at}" Type="${office}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;
const files = {
  '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
  '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
  'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']),
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="积分" sheetId="1" r:id="r0"/></sheets></workbook>`,
  'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs>${formats.map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${formats.map((_, at) => `<row r="${at + 1}"><c r="A${at + 1}" s="${at}"><v>46331.5</v></c></row>`).join('')}</sheetData></worksheet>`
};
const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const sheet = read(zip, { type: 'array' }).Sheets['积分'];
const seen = Object.fromEntries(formats.map((id, at) => [id, sheet[`A${at + 1}`].w]));
console.log(seen);
deepStrictEqual(seen, Object.fromEntries(formats.map((id) => [id, '11/5/26'])));
JS
node seen.mjs
