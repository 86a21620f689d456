import type { Actor } from '$lib/server/platform/access/actor';
import type { SignedIn } from '$lib/server/platform/access/signed-in';
import type { PageLifetime } from '$lib/server/platform/http/pages/published';
import type { SentForm } from '$lib/server/platform/http/typed-text';
import type { App as SunboardApp } from '$lib/server/app';
import type { ObservedWork } from '$lib/server/platform/command/observed-work';
import type { PracticeYears } from '$lib/server/domain/practice/practice-years';
import type { RoleNames } from '$lib/text/role-text';
import type { HttpRefusal } from '$lib/server/platform/http/refusal';

declare global {
  /** addresses of the board's program, styles and font sheet (vite/board.ts); null in development */
  const __BOARD__: { script: string; style: string; letters: string } | null;
  namespace App {
    interface Locals {
      /** the real app, or the practice year that the request's ticket opens */
      app: SunboardApp;
      practiceYears: PracticeYears;
      /** the account that is signed in and has a role today, even if its password has to be changed first */
      signedIn: SignedIn | null;
      /** the actor of the request; null for nobody, and while the password has to be changed */
      actor: Actor | null;
      /** set while somebody watches a command's progress */
      work?: ObservedWork;
      /** set by a public page's load: how long its bytes may be cached */
      pageLifetime: PageLifetime | null;
      /** set when a public page's form has arrived, so that a refusal can show what was typed */
      sent?: SentForm;
      /** set when the database or its disk has failed; the response is then one complete error */
      fault?: HttpRefusal;
    }
    interface PageData {
      /** the unit's names for those who hold a role; absent: the product's own */
      roleNames?: RoleNames;
    }
    interface Error {
      message: string;
      code?: string;
      /** id of the request in the log, given when the fault is the server's */
      id?: string;
    }
  }
}
