/**
 * The address that a text is, as the standard for URLs reads it; undefined if it is none. `URL.canParse` would be shorter, but
 * Node 20 refuses every address with a letter like "ä" in it once the call has been compiled: fine in a test, wrong after an hour.
 */
export function webAddressOf(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch (error) {
    // Known by its code: in a test the error comes from another world than the tests' own TypeError.
    if ((error as { code?: unknown }).code === 'ERR_INVALID_URL') return undefined;
    throw error;
  }
}
