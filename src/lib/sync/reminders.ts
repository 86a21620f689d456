/** The kinds of things that a phone may be reminded of, as its inbox knows them; each is switched by the person. */
export const reminderKinds = ['asked', 'returned', 'decided', 'answered', 'notice'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** A pushed message: a fixed sentence, which a lock screen may show. `kind` replaces an older message of its kind. */
export interface ReminderMessage {
  kind: ReminderKind;
  sentence: string;
}

/** One's reminders on one device, as the server has them. */
export interface DeviceReminders {
  /** the server's public key, in base64url; null: it pushes nothing */
  key: string | null;
  /** the address that this device's browser has given out; null: it gets no reminders */
  endpoint: string | null;
  kinds: ReminderKind[];
}
