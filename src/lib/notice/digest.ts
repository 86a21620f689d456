import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical, type Json } from './canonical';

/**
 * SHA-256 over the canonical form, 64 hex digits. From a library and not `crypto.subtle`: on plain http in a LAN
 * a board has none, and it must be able to check its own copy there too.
 */
export function digestOf(document: Json): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(document))));
}

/** Whether a document that came with a digest is the one that it was taken of; one that has no canonical form is none. */
export function isTrueTo(digest: string, document: Json): boolean {
  try {
    return digestOf(document) === digest;
  } catch {
    return false;
  }
}

/** 核对码: the first 12 digits as people compare them, `7F3A 92C1 0B4E`. */
export function checkCode(digest: string): string {
  return (digest.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join(' ');
}
