import { unpackPart } from '../../imports/files/unzip';
import { Unreadable } from '../../imports/upload';
import { zipDirectory, type ZipEntry } from '../../imports/files/zip-directory';
import { openCompound } from './compound-file';
import { oldOffice } from './old-office';

/** A document of Word, Excel or PowerPoint, and whether it brings programs along. */
export interface OfficeFile {
  kind: 'docx' | 'xlsx' | 'pptx' | 'doc' | 'xls' | 'ppt';
  hasMacros: boolean;
}

/**
 * Tells which kind of office document a file is by the parts of its container; its text doesn't matter.
 * @returns null when it is none, or when it can't be opened
 */
export function officeFile(bytes: Uint8Array): OfficeFile | null {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  try {
    if (head === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return oldOffice(openCompound(bytes));
    return head.startsWith('PK\x03\x04') ? packedOffice(bytes) : null;
  } catch (error) {
    // Such a file ends before its directory does, or its directory lies.
    if (error instanceof Unreadable || error instanceof RangeError) return null;
    throw error;
  }
}

const mainParts = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['ppt/presentation.xml', 'pptx']
] as const;

/** ECMA-376-2: a packed folder, of which one part says what the others are. */
function packedOffice(bytes: Uint8Array): OfficeFile | null {
  // Only that one part is unpacked, so the others' sizes don't matter.
  const parts = zipDirectory(bytes, { parts: 5000, inflated: Infinity, ratio: Infinity });
  const types = parts.find(({ path }) => path === '[Content_Types].xml');
  const [, kind] = mainParts.find(([main]) => parts.some(({ path }) => path === main)) ?? [];
  const declared = types && declaredTypes(bytes, types);
  if (!kind || !declared) return null;
  return { kind, hasMacros: parts.some(isMacro) || declared.some((type) => macroType.test(type)) };
}

/**
 * VBA under the name that everybody gives it, what Excel had before it (MS-OFFMACRO2 2.1, 2.2), and documents with macros that lie
 * in this one.
 */
function isMacro({ path }: ZipEntry): boolean {
  return /(?:^|\/)(?:vba(?:project|data)[^/]*\.(?:bin|xml)$|(?:intl)?macrosheets\/)|\.(?:doc|dot|xls|xlt|ppt|pot|pps|sld)m$|\.(?:xlam|ppam|xlsb)$/i.test(
    path
  );
}

/** Matches macros by their declared type, because programs open a part by its type, whatever it is called. */
const macroType = /macroenabled|vnd\.ms-office\.vba|ms-word\.vbadata|ms-excel\.(?:intl)?macrosheet/i;

/** The most bytes of the declaration of types, enough for ten thousand parts. */
const longestTypes = 1024 * 1024;

/** @returns null: written as no program writes it, so that it might say something else than it seems */
function declaredTypes(bytes: Uint8Array, part: ZipEntry): string[] | null {
  if (part.size > longestTypes) return null;
  const plain = unpackPart(bytes, part);
  const isWide = (plain[0] === 0xff && plain[1] === 0xfe) || (plain[0] === 0xfe && plain[1] === 0xff);
  const xml = isWide ? null : new TextDecoder().decode(plain);
  if (xml === null || /<!|&/.test(xml)) return null;
  return [...xml.matchAll(/\sContentType\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, double, single]) => double ?? single ?? ''
  );
}
