import { password } from './unit-with-years';

/** The answer to a form: a redirect is an acknowledgement, 4xx and 5xx are refusals with a sentence. */
export interface FormAnswer {
  status: number;
  location: string | null;
  html: string;
}

/** Somebody who works in the office, through its own pages and forms, as a browser without script does. */
export class Office {
  readonly #url: string;
  #cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  async signIn(username: string, secret = password): Promise<this> {
    const answer = await fetch(`${this.#url}/sign-in`, {
      method: 'POST',
      headers: this.headers,
      body: new URLSearchParams({ username, password: secret }),
      redirect: 'manual'
    });
    if (answer.status !== 303) throw new Error(`${username} isn’t let in: ${answer.status}`);
    this.#cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    return this;
  }

  get headers(): Record<string, string> {
    // Without `accept`, Kit takes us for its own script and answers in JSON.
    return { origin: this.#url, cookie: this.#cookie, accept: 'text/html' };
  }

  async page(path: string): Promise<FormAnswer> {
    return formAnswer(await fetch(this.#url + path, { headers: this.headers, redirect: 'manual' }));
  }

  /** @param fields a list stands for ticked boxes of one name */
  async post(path: string, fields: Record<string, string | File | string[]>): Promise<FormAnswer> {
    const files = Object.values(fields).some((value) => value instanceof File);
    const body = files ? new FormData() : new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of Array.isArray(value) ? value : [value]) body.append(name, one as string);
    return formAnswer(
      await fetch(this.#url + path, { method: 'POST', headers: this.headers, body, redirect: 'manual' })
    );
  }
}

async function formAnswer(answer: Response): Promise<FormAnswer> {
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
}

/** The value of a form's hidden field on a page; null when it isn't there. */
export function hiddenField(html: string, name: string): string | null {
  return new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(html)?.[1] ?? null;
}
