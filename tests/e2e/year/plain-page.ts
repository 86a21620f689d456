import type { APIRequestContext, APIResponse, Browser, Page } from '@playwright/test';

/** A window without scripts and styles, whose pages come by plain requests. */
export interface PlainPage {
  /** reads and fills in what was last opened, as any page does; its forms and links work */
  page: Page;
  /** the requests of this window, with its cookies */
  request: APIRequestContext;
  open(path: string): Promise<void>;
}

/** A form as it is sent. A file comes as its name, type and text. */
interface SentForm {
  action: string;
  method: string;
  isMultipart: boolean;
  fields: [name: string, value: string | { name: string; type: string; text: string }][];
}

/**
 * Opens a window that requests pages and sends forms as a browser without scripts does, and leaves to the browser
 * only what it knows best: the labels, roles, checks and fields of a document. Nothing is navigated or drawn,
 * which is most of what a page costs.
 * @param url of the server
 */
export async function plainPage(browser: Browser, url: string): Promise<PlainPage> {
  const context = await browser.newContext({ locale: 'zh-CN', bypassCSP: true });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const { request } = context;
  // The document stands at the server's address, so that each page may have its own.
  await page.route(`${url}/`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
  );
  await page.goto(`${url}/`);
  await page.unroute(`${url}/`);

  const show = async (answer: APIResponse) => {
    await page.setContent(withoutPrograms(await answer.text()));
    await page.evaluate(listen, answer.url());
  };
  const open = async (path: string) => show(await request.get(new URL(path, url).href));
  await page.exposeBinding('follow', (_, href: string) => open(href));
  await page.exposeBinding('send', async (_, form: SentForm) => show(await sendForm(request, form)));
  return { page, request, open };
}

/** Posts a form from its own page, or requests the address that a form of the method GET makes. */
function sendForm(request: APIRequestContext, { action, method, isMultipart, fields }: SentForm) {
  const body = new FormData();
  for (const [name, value] of fields)
    if (typeof value === 'string') body.append(name, value);
    else body.append(name, new File([value.text], value.name, { type: value.type }));
  if (method === 'get') {
    const to = new URL(action);
    to.search = new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString();
    return request.get(to.href);
  }
  const headers = { origin: new URL(action).origin, accept: 'text/html' };
  return request.post(action, { headers, ...(isMultipart ? { multipart: body } : { form: body }) });
}

/** The document without what only a drawing browser loads; what stands there for those without scripts is shown. */
const withoutPrograms = (html: string) =>
  html
    .replace(/<script\b[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*>/g, '')
    .replace(/<(\/?)noscript>/g, '<$1div>');

/** Runs in the page: it hands links and forms over instead of navigating. */
function listen(address: string): void {
  const { follow, send } = globalThis as unknown as {
    follow(href: string): Promise<void>;
    send(form: SentForm): Promise<void>;
  };
  history.replaceState(null, '', address);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    if (!link) return;
    event.preventDefault();
    void follow(link.href);
  });
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    const { target: form, submitter } = event;
    if (!(form instanceof HTMLFormElement)) return;
    const by = submitter instanceof HTMLButtonElement ? submitter : null;
    void (async () => {
      const fields = [...new FormData(form, by)].map(
        async ([name, value]): Promise<SentForm['fields'][number]> => [
          name,
          typeof value === 'string' ? value : { name: value.name, type: value.type, text: await value.text() }
        ]
      );
      await send({
        action: by?.hasAttribute('formaction') ? by.formAction : form.action,
        method: form.method,
        isMultipart: form.enctype === 'multipart/form-data',
        fields: await Promise.all(fields)
      });
    })();
  });
}
