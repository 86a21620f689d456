import { kitCookies } from '$lib/server/auth/kit-cookies';

/** As much of a browser as signing in needs: it keeps cookies and sends them back. */
export class Browser {
  readonly #jar = new Map<string, string>();
  /** what was set last, by name */
  readonly flags = new Map<string, { secure?: boolean; httpOnly?: boolean; sameSite?: unknown }>();

  /** The plugin through which a house sets this browser's cookies, as Kit's event would. */
  readonly plugin = kitCookies(() => ({ url: new URL(this.origin), cookies: this }));

  constructor(
    public origin = 'http://localhost:4000',
    readonly userAgent = 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36'
  ) {}

  set(name: string, value: string, options: { secure?: boolean; httpOnly?: boolean; sameSite?: unknown }) {
    this.#jar.set(name, value);
    this.flags.set(name, options);
  }

  /** Remembers the cookies as they are; the returned function puts them back. */
  keep(): () => void {
    const kept = [...this.#jar];
    return () => {
      this.#jar.clear();
      for (const [name, value] of kept) this.#jar.set(name, value);
    };
  }

  get headers(): Headers {
    const cookie = [...this.#jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
    return new Headers({ cookie, origin: this.origin, 'user-agent': this.userAgent });
  }

  get caller() {
    return { headers: this.headers, source: '192.0.2.1' };
  }
}
