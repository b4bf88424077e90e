// What the page says to its script, and how the script speaks.

export interface Term { name: string; iri: string; label: string; kind: string }

interface Told {
  words: Record<string, string>;
  terms: Term[];
  prefixes: Record<string, string>;
  topics: [string, string][]; // in the order of the catalogue
  base: string;
}

export const told = JSON.parse(document.getElementById("sparql-told")!.textContent!) as Told;
export const language = document.documentElement.lang;

/** A phrase in the language of the page. */
export function word(name: string): string {
  return told.words[name] ?? name;
}

/** The page of an IRI: on this site, in its language, for its own; else where the IRI says; "" where it leads nowhere. */
export function pageOf(iri: string): string {
  if (!iri.startsWith(told.base)) return /^https?:/.test(iri) ? iri : "";
  const [path, fragment] = iri.slice(told.base.length).split("#");
  return `/${path}${language === "fr" ? "" : `?lang=${language}`}${fragment ? `#${fragment}` : ""}`;
}

/** An IRI as short as it can be read: with a prefix, or the path on this site. */
export function short(iri: string): string {
  for (const [prefix, base] of Object.entries(told.prefixes)) {
    if (base !== told.base && iri.startsWith(base) && /^[\w-]+$/.test(iri.slice(base.length))) return `${prefix}:${iri.slice(base.length)}`;
  }
  return iri.startsWith(told.base) ? iri.slice(told.base.length) : iri;
}

/** An element with its text and attributes. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K, text = "", attributes: Record<string, string> = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** A button that does something. */
export function button(text: string, act: () => void, style = "quiet"): HTMLButtonElement {
  const made = element("button", text, { type: "button", class: style });
  made.addEventListener("click", act);
  return made;
}

/** A choice among words, under its label. */
export function choice(label: string, options: [string, string][], changed: (value: string) => void): HTMLLabelElement {
  const made = element("label", `${label} `);
  const select = document.createElement("select");
  for (const [value, text] of options) select.append(new Option(text, value));
  select.addEventListener("change", () => changed(select.value));
  made.append(select);
  return made;
}
