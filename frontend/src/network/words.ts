// The words of the explorer, written into the page by the server in the reader's language.

export const lang = document.documentElement.lang || "fr";
const plain = new Intl.NumberFormat(lang);
const said = JSON.parse(document.getElementById("explorer-words")?.textContent ?? "{}") as Record<string, string>;

/** A text by its name, with values for what stands in braces; numbers as people write them. */
export function word(name: string, values: Record<string, string | number> = {}): string {
  return Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, typeof value === "number" ? plain.format(value) : value), said[name] ?? name);
}

const euros = [0, 2].map((digits) => new Intl.NumberFormat(lang, { style: "currency", currency: "EUR", minimumFractionDigits: digits, maximumFractionDigits: digits }));

/** A weight as people read it: euros, or a number of statements. */
export function weight(cents: number, unit: string): string {
  return unit === "euros" ? euros[cents % 100 ? 1 : 0]!.format(cents / 100) : word("ties", { ties: plain.format(cents / 100) });
}
