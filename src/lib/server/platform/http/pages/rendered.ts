import { notedRefusal } from '../../requests/note-refusal';
import { hasFormKey } from './form-key';
import { formAnswers, pageAnswers, type PageAnswers, type PageRequest } from './page-answers';
import { keptBy, plainBoard } from './page-key';

/** The result of a render. Only a page that is the same for everybody who asked meanwhile is `shared`. */
export type Rendered =
  | { kind: 'page'; answers: PageAnswers; shared: boolean }
  | { kind: 'busy' }
  | { kind: 'other'; response: Response };

/** A page as it was rendered, with the code of its refusal, for the line in the log of whoever gets it from memory. */
export interface RenderedPage {
  answers: PageAnswers;
  code: string | null;
}

/**
 * Makes a page's answers of what Kit has rendered for a request, and compresses the one that was asked for.
 * @param isKept whether they are stored: then it is worth compressing them well
 */
export async function renderedPage(
  request: Request,
  response: Response,
  isKept: boolean
): Promise<RenderedPage> {
  const html = lean(await response.text());
  const { pathname } = new URL(request.url);
  const by = keptBy({ method: request.method, pathname });
  const answers = hasFormKey(html)
    ? formAnswers(response.status, html, { keptBy: by })
    : pageAnswers(response.status, html, {
        keptBy: by,
        effort: isKept ? 'kept' : 'live',
        policy: pathname === plainBoard ? 'board' : 'reading'
      });
  const code = notedRefusal();
  await answers.to(askedOf(request));
  return { answers, code };
}

/** The parts of a request by which one of a page's answers is chosen. */
export function askedOf({ method, headers }: Request): PageRequest {
  return { method, accept: headers.get('accept-encoding'), ifNoneMatch: headers.get('if-none-match') };
}

/** Svelte's marks for hydration mean nothing on a page without script. */
function lean(html: string): string {
  return html.replace(/<!--[\s\S]*?-->/g, '');
}
