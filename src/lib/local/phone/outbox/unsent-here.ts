/**
 * Loads `countUnsent` and calls it.
 *
 * @param but an account to leave out
 * @returns null where the phone's storage can't be read, which keeps nobody from signing in or out
 */
export async function unsentHere(but: string | null = null): Promise<number | null> {
  try {
    const { countUnsent } = await import('./unsent');
    return await countUnsent(but);
  } catch (error) {
    console.warn(error);
    return null;
  }
}
