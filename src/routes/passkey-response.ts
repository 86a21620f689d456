import * as v from 'valibot';

const base64url = v.pipe(v.string(), v.regex(/^[\w-]*$/), v.maxLength(8192));

/**
 * What `navigator.credentials` gave, as WebAuthn's JSON has it. Looked through here, since the library takes anything;
 * what browsers add beside it is left behind.
 */
export const passkeyResponse = v.object({
  id: v.pipe(base64url, v.minLength(1)),
  rawId: base64url,
  type: v.literal('public-key'),
  clientExtensionResults: v.optional(v.strictObject({}), {}),
  response: v.object({
    clientDataJSON: base64url,
    attestationObject: v.optional(base64url),
    authenticatorData: v.optional(base64url),
    signature: v.optional(base64url),
    userHandle: v.optional(base64url),
    transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(32))), v.maxLength(8)))
  })
});
