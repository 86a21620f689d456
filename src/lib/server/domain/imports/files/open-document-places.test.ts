import { expect, test } from 'vitest';
import { Unreadable } from '../upload';
import { openDocumentPlaces } from './open-document-places';

/** A part of a document as LibreOffice writes it. */
const content = `<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
<table:table table:name="11月" table:style-name="ta1"><table:table-column table:number-columns-repeated="2"/>
<table:table-column table:visibility="collapse"/>
<table:table-row><table:table-cell office:value-type="string"><text:p>姓名</text:p></table:table-cell></table:table-row>
<table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row table:visibility="collapse"><table:table-cell/></table:table-row></table:table>
<table:table table:name="旧表" table:style-name="ta2"><table:table-row><table:table-cell/></table:table-row></table:table>`;

test('hidden rows, columns and sheets of an .ods', () => {
  expect(openDocumentPlaces(content)).toEqual([
    {
      isHidden: false,
      rows: new Map([
        [2, 'filtered'],
        [3, 'filtered'],
        [4, 'hidden']
      ]),
      columns: new Set([3])
    },
    { isHidden: true, rows: new Map(), columns: new Set() }
  ]);
});

test('a filled cell that is repeated beyond all sheets is refused before it is made', () => {
  const repeated = content.replace(
    '<table:table-cell office:value-type="string">',
    '<table:table-cell office:value-type="string" table:number-columns-repeated="999999">'
  );
  expect(() => openDocumentPlaces(repeated)).toThrow(Unreadable);
});
