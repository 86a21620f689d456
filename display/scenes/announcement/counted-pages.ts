import { withoutMarks } from '$lib/markup';
import { paginate } from '../../player/paginate';
import { widthInCharacters } from '../../player/text-lines';

/**
 * Room on a page of the plain board beside the code: full-width characters in a line, and lines on the first
 * and other pages; a paragraph costs half a line.
 */
const columns = 21.5;
const lines = { first: 6.5, next: 10 };

/**
 * Pages running text by counting, where nothing can be measured: on the server, for browsers too old for the
 * board.
 * @param body paragraphs, separated by line ends
 */
export function countedPages(body: string): string[][] {
  return paginate(body, (page, index) => {
    const taken = page.reduce(
      (sum, each) => sum + Math.ceil(widthInCharacters(withoutMarks(each)) / columns) + 0.5,
      0
    );
    return taken <= (index === 0 ? lines.first : lines.next);
  });
}
