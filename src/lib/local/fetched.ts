/** Fetches a part of the program when it is needed; null where it doesn't come, because the page stands without it. */
export async function fetched<Part>(part: Promise<Part>): Promise<Part | null> {
  try {
    return await part;
  } catch (error) {
    console.warn(error);
    return null;
  }
}
