import * as v from 'valibot';

const base64url = v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(8192));

/**
 * The schema of what `navigator.credentials` returns, in WebAuthn's JSON form, as the page sends it. It is
 * checked here because the library accepts anything.
 */
function from<Response extends v.GenericSchema>(response: Response) {
  return v.strictObject({
    id: base64url,
    rawId: base64url,
    type: v.literal('public-key'),
    clientExtensionResults: v.strictObject({}),
    response
  });
}

/** A new passkey. */
export const passkeyMade = from(
  v.strictObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(32))), v.maxLength(8)))
  })
);

/** A passkey's response at signing in. */
export const passkeyUsed = from(
  v.strictObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: v.optional(base64url)
  })
);

export type PasskeyMade = v.InferOutput<typeof passkeyMade>;
export type PasskeyUsed = v.InferOutput<typeof passkeyUsed>;
