#!/usr/bin/env bash
# A name with a rare character, 方𠮷 (U+20BB7), may stand in a workbook's XML as a numeric reference, which is what
# writers with an ASCII output do. Seen with @e965/xlsx 0.20.3 (SheetJS) and read-excel-file 9.3.17: both cut the
# number to 16 bits, and give 方ஷ, a Tamil letter. Written as UTF-8, both read the name as it is.
# So references have to be turned into characters before either reader sees them.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund @e965/xlsx@0.20.3 read-excel-file@9.3.17 fflate@0.8.3
cat >seen.mjs <<'JS'
import { deepStrictEqual } from 'node:assert';
import { read } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import readRows from 'read-excel-file/node';
import { utils, write } from '@e965/xlsx';
const book = utils.book_new();
utils.book_append_sheet(book, utils.aoa_to_sheet([['@']]), '积分');
const parts = unzipSync(new Uint8Array(write(book, { type: 'array' })));
const sheet = 'xl/worksheets/sheet1.xml';
async function readName(written) {
  const xml = Buffer.from(parts[sheet]).toString().replace(/<c r="A1"[^]*<\/c>/, `<c r="A1" t="inlineStr"><is><t>${written}</t></is></c>`);
  const zip = zipSync({ ...parts, [sheet]: strToU8(xml) });
  const [{ data }] = await readRows(Buffer.from(zip));
  return { sheetjs: read(zip, { type: 'array' }).Sheets['积分'].A1.v, readExcelFile: data[0][0] };
}
const seen = { asReference: await readName('方&#x20BB7;'), asUtf8: await readName('方𠮷') };
console.log(seen);
deepStrictEqual(seen, {
  asReference: { sheetjs: '方ஷ', readExcelFile: '方ஷ' },
  asUtf8: { sheetjs: '方𠮷', readExcelFile: '方𠮷' }
});
JS
node seen.mjs
