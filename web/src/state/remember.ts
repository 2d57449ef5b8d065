/**
 * What is small and wanted before the first paint, in localStorage: it is read and written at once. A device that keeps
 * nothing has it for this visit alone.
 */

/** The text of a key; `null` where there is none, or where the device keeps nothing. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps the text of a key for the next visit. */
export function remember(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // As above.
  }
}
