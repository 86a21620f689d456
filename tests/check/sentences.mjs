/**
 * Lists sentences over 30 words, or over 60 Chinese characters, in the pages for people: every Markdown file but decisions
 * (docs/adr), documents that a test writes, and foreign ones. Comments have the lint rule `sunboard/comment-sentence`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { paragraphs } from './paragraphs.js';
import { longSentences } from './sentence-length.js';

const left = /^docs\/(?:adr\/|documents\.md$|rules\.md$)|^tests\/fixtures\//;

const files = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' }).split('\n').filter(Boolean);
let found = 0;
for (const file of files.filter((each) => !left.test(each)))
  for (const sentence of paragraphs(readFileSync(file, 'utf8')).flatMap(longSentences)) {
    found += 1;
    console.error(`${file}: ${sentence}`);
  }
if (found > 0) {
  console.error(`${found} sentences are too long: at most 30 words, or 60 Chinese characters`);
  process.exitCode = 1;
}
