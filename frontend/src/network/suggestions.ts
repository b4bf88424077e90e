// Names that fit what a reader types, of all actors of the drawing: the page itself lists only the first ones of the alphabet.

const MOST = 20;

/** A text without accents and case, to search by. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** Fills the list of suggestions of a form as its reader types in a field that has one. */
export function suggest(form: HTMLFormElement, names: () => string[]): void {
  form.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !field.list) return;
    field.list.replaceChildren(...fitting(names(), field.value).map((name) => new Option(name, name)));
  });
}

/** The names that hold all words typed: those that begin with the first word come first. */
function fitting(names: string[], typed: string): string[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = [...new Set(names)].map((name) => ({ name, plain: folded(name) })).filter(({ plain }) => words.every((word) => plain.includes(word)));
  const first = ({ plain }: { plain: string }): number => (plain.startsWith(words[0]!) ? 0 : 1);
  return found.sort((a, b) => first(a) - first(b) || a.plain.localeCompare(b.plain)).slice(0, MOST).map(({ name }) => name);
}
