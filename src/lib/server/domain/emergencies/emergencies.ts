import type { Emergency } from '$lib/sync';

/** One unit's emergencies (紧急通知): they cover everything on all of its boards until they end. */
export interface Emergencies {
  /** those that boards show by this clock, newest first: now, or at the moment of a preview */
  running(): Promise<SentEmergency[]>;
  /**
   * The emergencies that boards are sent, newest first: all that weren't taken down, whatever the clocks of
   * the sending processes say. Boards check beginning and end themselves.
   */
  active(): Promise<SentEmergency[]>;
  /** all that were ever sent, newest first, so many */
  list(most: number): Promise<SentEmergency[]>;
  /** the emergency of one sending; null: this unit got none of it */
  bySending(sending: string): Promise<SentEmergency | null>;
  /** @returns its id */
  send(emergency: NewEmergency): Promise<string>;
  /** Takes one down before its end. Doing it again changes nothing. */
  end(emergency: { id: string; account: string }): Promise<void>;
}

export interface NewEmergency {
  /** names one sending, in every unit that it goes to */
  sending: string;
  title: string;
  text: string;
  /** the sender, as boards name it */
  by: string;
  drill: boolean;
  /** sent by the superior */
  bySuperior: boolean;
  account: string;
  /** instants */
  from: string;
  until: string;
}

/** An emergency as it was sent; its texts are empty when they have been erased. */
export interface SentEmergency extends Emergency {
  sending: string;
  bySuperior: boolean;
  account: string;
  /** when it was taken down before its end (解除); null: it wasn't */
  ended: { at: string; account: string } | null;
}
