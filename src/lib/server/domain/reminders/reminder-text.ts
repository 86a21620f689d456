import { m } from '$lib/text';
import type { ReminderKind, ReminderMessage } from '$lib/sync';

const sentences = {
  asked: m.reminder_push_asked,
  returned: m.reminder_push_returned,
  decided: m.reminder_push_decided,
  answered: m.reminder_push_answered,
  notice: m.reminder_push_notice
} satisfies Record<ReminderKind, unknown>;

/** The message of a kind: always the same sentence, which names nobody and has no figure. */
export function reminderText(kind: ReminderKind, language: string): string {
  const locale = language === 'en' ? 'en' : 'zh-CN';
  const message: ReminderMessage = { kind, sentence: sentences[kind]({}, { locale }) };
  return JSON.stringify(message);
}
