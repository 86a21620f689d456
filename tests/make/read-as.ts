import { readDocument } from '../../src/lib/points/propose/document/read-document';
import { worthCells } from '../../src/lib/points/propose/worth/worth-cells';

/** The rows of a document as they were read: `open`, or kind and points with the codes of the remarks. */
export const readAs = (text: string) =>
  readDocument(text).rows.map(({ worth, remarks }) => {
    if (worth.kind === 'open') return 'open';
    const { kind, points } = worthCells(worth);
    return [kind, points, ...remarks.map(({ code }) => code)].join(' ').trim();
  });
