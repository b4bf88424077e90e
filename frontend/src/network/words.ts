// The words of the explorer, written into the page by the server in the reader's language.

const said = JSON.parse(document.getElementById("explorer-words")?.textContent ?? "{}") as Record<string, string>;

/** A text by its name, with values for what stands in braces. */
export function word(name: string, values: Record<string, string | number> = {}): string {
  return Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, String(value)), said[name] ?? name);
}

export const lang = document.documentElement.lang || "fr";
const euros = [0, 2].map((digits) => new Intl.NumberFormat(lang, { style: "currency", currency: "EUR", minimumFractionDigits: digits, maximumFractionDigits: digits }));
const plain = new Intl.NumberFormat(lang);

/** A weight as people read it: euros, or a number of statements. */
export function weight(cents: number, unit: string): string {
  return unit === "euros" ? euros[cents % 100 ? 1 : 0]!.format(cents / 100) : word("ties", { ties: plain.format(cents / 100) });
}
