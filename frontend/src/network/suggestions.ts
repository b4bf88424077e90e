// Names that fit what a reader types, of all actors of the drawing: the page itself lists only the first ones of the alphabet.

const MOST = 20;

/** A text without accents and case, to search by. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

interface Named { label: string; sigla: string[] }

/** Fills the list of suggestions of a form as its reader types in a field that has one. */
export function suggest(form: HTMLFormElement, actors: () => Named[]): void {
  form.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !field.list) return;
    field.list.replaceChildren(...fitting(actors(), field.value).map(({ label, sigla }) => new Option(sigla.join(", "), label)));
  });
}

/** The actors whose names or sigla hold all words typed: those that begin with the first word come first. */
function fitting(actors: Named[], typed: string): Named[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = new Map<string, { actor: Named; plain: string }>();
  for (const actor of actors) {
    const plain = folded([actor.label, ...actor.sigla].join(" "));
    if (words.every((word) => plain.includes(word))) found.set(actor.label, { actor, plain });
  }
  const first = ({ plain }: { plain: string }): number => (plain.startsWith(words[0]!) ? 0 : 1);
  return [...found.values()].sort((a, b) => first(a) - first(b) || a.plain.localeCompare(b.plain)).slice(0, MOST).map(({ actor }) => actor);
}
