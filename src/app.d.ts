import type { Actor } from '$lib/server/accounts/actor';
import type { SignedIn } from '$lib/server/accounts/signed-in';
import type { Shelf } from '$lib/server/front/published';
import type { House } from '$lib/server/house';
import type { Work } from '$lib/server/work';
import type { PlayYears } from '$lib/server/play/play-years';
import type { Fault } from '$lib/server/requests/fault-of';

declare global {
  /** addresses of the board's program and styles (vite.board.ts); null in development */
  const __BOARD__: { script: string; style: string; letters: string } | null;
  namespace App {
    interface Locals {
      /** the real house, or the play year that the request's ticket opens */
      house: House;
      plays: PlayYears;
      /** who is signed in and has a role today, also when the password must be changed first */
      signedIn: SignedIn | null;
      /** who may act */
      actor: Actor | null;
      /** set where somebody looks on while an act is done */
      work?: Work;
      /** set by a public page's load: how long its bytes may be kept */
      shelf: Shelf | null;
      /** set when the database or its disk failed: one answer for all, and no half page */
      fault?: Fault;
    }
    interface Error {
      message: string;
      code?: string;
      /** of the request, as its line in the log has it: given when the fault is ours */
      id?: string;
    }
  }
}
