import { withoutMarks } from '$lib/notice';
import { paginate } from './paginate';
import { widthOf } from './text-lines';

/** What the plain board holds beside its code: full-width characters in a line, and lines; a paragraph costs half a line. */
const columns = 21.5;
const lines = { first: 6.5, next: 10 };

/** Pages of running text by counting, where nothing can be measured: on the server, for browsers too old for the board. */
export function countedPages(body: string): string[][] {
  return paginate(body, (page, index) => {
    const taken = page.reduce((sum, each) => sum + Math.ceil(widthOf(withoutMarks(each)) / columns) + 0.5, 0);
    return taken <= (index === 0 ? lines.first : lines.next);
  });
}
