// The view in the address of the page: the same parameters as those of the page without script.

import type { Choice } from "./data";

const NAMES: (keyof Choice)[] = [
  "projection", "year", "status", "instrument", "minimum", "kind", "territory", "layer", "size", "colour", "q", "actor", "from", "to",
];

const DEFAULTS: Partial<Choice> = { projection: "money", size: "strength", colour: "type" };

/** The choice that an address holds. */
export function read(search: string): Choice {
  const said = new URLSearchParams(search);
  const choice = Object.fromEntries(NAMES.map((name) => [name, said.get(name) ?? ""])) as unknown as Choice;
  return { ...choice, projection: choice.projection || "money" };
}

/** The parameters of a choice; what is not asked or goes without saying, and the language of the page where it is French, stay out. */
export function write(choice: Choice, lang: string): string {
  const said = new URLSearchParams();
  if (lang !== "fr") said.set("lang", lang);
  for (const name of NAMES) {
    if (choice[name] && choice[name] !== DEFAULTS[name]) said.set(name, choice[name]);
  }
  return said.toString();
}
