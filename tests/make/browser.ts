import { kitCookies } from '$lib/server/platform/auth/kit-cookies';

/** The part of a browser that signing in needs: it keeps cookies and sends them back. */
export class Browser {
  readonly #jar = new Map<string, string>();
  /** the flags of each cookie when it was last set, by name */
  readonly flags = new Map<string, { secure?: boolean; httpOnly?: boolean; sameSite?: unknown }>();

  /** The plugin through which an app sets this browser's cookies, as Kit's event would. */
  readonly plugin = kitCookies(() => ({ url: new URL(this.origin), cookies: this }));

  constructor(
    public origin = 'http://localhost:4000',
    readonly userAgent = 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36'
  ) {}

  set(name: string, value: string, options: { secure?: boolean; httpOnly?: boolean; sameSite?: unknown }) {
    this.#jar.set(name, value);
    this.flags.set(name, options);
  }

  /**
   * Remembers the present cookies.
   * @returns a function that restores them
   */
  keep(): () => void {
    const kept = [...this.#jar];
    return () => {
      this.#jar.clear();
      for (const [name, value] of kept) this.#jar.set(name, value);
    };
  }

  value(name: string): string | undefined {
    return this.#jar.get(name);
  }

  /** Forgets all cookies, so that this is a new browser. */
  clear(): void {
    this.#jar.clear();
  }

  get headers(): Headers {
    const cookie = [...this.#jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
    return new Headers({ cookie, origin: this.origin, 'user-agent': this.userAgent });
  }

  get caller() {
    return { headers: this.headers, source: '192.0.2.1' };
  }
}
