import { expect, it } from 'vitest';
import { evidenceLimits } from '$lib/sync';
import { evidenceKind } from './evidence-kind';

const bytes = (text: string) => new TextEncoder().encode(text);

it('tells a file by its bytes', () => {
  expect(evidenceKind(bytes('%PDF-1.7 …'))).toBe('pdf');
  expect(evidenceKind(Uint8Array.of(0xff, 0xd8, 0xff, 0xe1))).toBe('jpg');
  expect(evidenceKind(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))).toBe('png');
});

it.each([
  ['nothing', new Uint8Array(), 'empty-file'],
  ['a page', bytes('<!doctype html><script>'), 'not-evidence'],
  ['a drawing with a script', bytes('<svg onload="">'), 'not-evidence'],
  ['a packed file', bytes('PK\u0003\u0004'), 'not-evidence'],
  ['a PDF behind something else', bytes(' %PDF-1.7'), 'not-evidence'],
  ['too much', new Uint8Array(evidenceLimits.bytes + 1).fill(0x25), 'file-too-large']
])('refuses %s', (_, file, code) => {
  expect(() => evidenceKind(file)).toThrow(expect.objectContaining({ code }));
});
