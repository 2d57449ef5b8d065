/**
 * What is small and wanted before the first paint: it is read and written at once. A device that keeps nothing has it for
 * this visit alone.
 */

/** `localStorage` is for every later visit, `sessionStorage` for this tab when it is loaded again. */
type Place = 'localStorage' | 'sessionStorage';

/** The text of a key; `null` where there is none, or where the device keeps nothing. */
export function recall(key: string, place: Place = 'localStorage'): string | null {
  try {
    return window[place].getItem(key);
  } catch {
    return null;
  }
}

/** Keeps the text of a key; `null` forgets it. */
export function remember(key: string, text: string | null, place: Place = 'localStorage'): void {
  try {
    if (text === null) window[place].removeItem(key);
    else window[place].setItem(key, text);
  } catch {
    // As above.
  }
}
