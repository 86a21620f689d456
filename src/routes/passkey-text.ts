import { m } from '$lib/text';

const sentences: Record<string, () => string> = {
  'passkey-refused': m.problem_passkey_refused,
  'passkey-not-here': m.problem_passkey_not_here,
  'sign-in-again': m.problem_sign_in_again,
  'sign-in-too-often': m.problem_sign_in_too_often,
  'no-role': m.problem_no_role,
  'signed-out': m.problem_signed_out
};

/** The sentence for what a passkey's door answered. */
export function passkeyText(code: string): string {
  return (sentences[code] ?? m.office_passkey_stopped)();
}
