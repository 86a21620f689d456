#!/usr/bin/env bash
# A row that a recorder has hidden is no row of the month. @e965/xlsx 0.20.3 (SheetJS) says of an .xlsx which rows are
# hidden. Of an .ods it says nothing: neither of rows and columns that are hidden (`collapse`) or filtered (`filter`) by
# table:visibility, nor of a sheet whose style has table:display="false".
# A formula that was saved without a result is a cell of kind z, whose value is 0 all the same: who reads values books a zero.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund @e965/xlsx@0.20.3 fflate@0.8.3
cat >seen.mjs <<'JS'
import { deepStrictEqual } from 'node:assert';
import { read, utils, write } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
const book = utils.book_new();
const rows = utils.aoa_to_sheet([['姓名', '次数'], ['李明', 2], ['韩冰', 5]]);
rows['!rows'] = [{}, {}, { hidden: true }];
utils.book_append_sheet(book, rows, '11月');
const partsOf = (bookType) => unzipSync(new Uint8Array(write(book, { type: 'array', bookType })));
const readParts = (parts) => read(zipSync(parts), { type: 'array', cellStyles: true });
const hiddenRows = (file) =>
  (file.Sheets['11月']['!rows'] ?? []).flatMap((row, at) => (row?.hidden ? [at + 1] : []));

const ods = partsOf('ods');
const content = Buffer.from(ods['content.xml']).toString();
const places = content.split('<table:table-row').length - 1;
let row = 0;
const marked = content
  .replace(/<table:table-row/g, (tag) => ((row += 1) === places ? `${tag} table:visibility="collapse"` : tag))
  .replace(/<style:table-properties [^>]*\/>/, '<style:table-properties table:display="false"/>');
const asOds = readParts({ ...ods, 'content.xml': strToU8(marked) });

const xlsx = partsOf('xlsx');
const sheet = 'xl/worksheets/sheet1.xml';
const xml = Buffer.from(xlsx[sheet]).toString().replace(/<c r="B2"[^]*?<\/c>/, '<c r="B2"><f>1+1</f></c>');
const { t, v, w } = readParts({ ...xlsx, [sheet]: strToU8(xml) }).Sheets['11月'].B2;

const seen = {
  xlsx: { hiddenRows: hiddenRows(readParts(xlsx)) },
  ods: {
    isMarked: marked.includes('"collapse"') && marked.includes('table:display="false"'),
    hiddenRows: hiddenRows(asOds),
    sheet: asOds.Workbook?.Sheets?.[0]?.Hidden ?? 'not said'
  },
  withoutResult: { kind: t, value: v, shown: w ?? 'nothing' }
};
console.log(seen);
deepStrictEqual(seen, {
  xlsx: { hiddenRows: [3] },
  ods: { isMarked: true, hiddenRows: [], sheet: 'not said' },
  withoutResult: { kind: 'z', value: 0, shown: 'nothing' }
});
JS
node seen.mjs
