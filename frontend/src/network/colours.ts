// The colours of the page's stylesheet: those that name groups are its --n0, --n1 ... (Okabe and Ito).

/** A colour of the page's stylesheet, so that the picture follows the light or dark mode. */
export function ink(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The colour of a group or community by its number. */
export function colour(number: number): string {
  return ink(`--n${number}`);
}
