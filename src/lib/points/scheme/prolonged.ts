import { isMap, isSeq, parseDocument } from 'yaml';
import type { Day } from '../../calendar';

/**
 * A scheme's text with one version more, which says the same and is in force from one day to another. Each
 * version starts from the one before it, so that the new one has the rules that held last. A trial ends with the
 * new version. Every other word, and every comment, stays.
 * @param text a scheme file that can be read
 * @throws TypeError for a text without versions
 */
export function prolongedText(text: string, { from, to }: { from: Day; to: Day }): string {
  const document = parseDocument(text);
  const versions = document.get('inForce');
  if (!isSeq(versions)) throw new TypeError('a scheme has versions');
  const version = document.createNode({ from, to }, { flow: true });
  versions.add(version);
  if (isMap(document.get('trial'))) document.setIn(['trial', 'to'], to);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
