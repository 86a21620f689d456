/** What a part of the program exports that is fetched when it is needed; null where it can't be fetched, because the page stands without it. */
export async function fetched<Part>(part: Promise<Part>): Promise<Part | null> {
  try {
    return await part;
  } catch (error) {
    console.warn(error);
    return null;
  }
}
