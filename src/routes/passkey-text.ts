import { m } from '$lib/text';
import { waitText } from '$lib/ui/text/span-text';

type PasskeyParams = Record<string, unknown>;

const sentences: Record<string, (params: PasskeyParams) => string> = {
  'passkey-refused': () => m.problem_passkey_refused(),
  'passkey-not-here': () => m.problem_passkey_not_here(),
  'sign-in-again': () => m.problem_sign_in_again(),
  'sign-in-too-often': ({ seconds }) => m.problem_sign_in_too_often({ span: waitText(Number(seconds)) }),
  'no-role': () => m.problem_no_role(),
  'signed-out': () => m.problem_signed_out()
};

/**
 * The sentence for a passkey endpoint's refusal.
 * @param code the refusal's code
 * @param params its parameters, such as how long to wait
 */
export function passkeyText({ code, params }: { code: string; params: PasskeyParams }): string {
  return sentences[code]?.(params) ?? m.office_passkey_stopped();
}
