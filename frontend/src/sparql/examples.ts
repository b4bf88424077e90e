// The questions of the catalogue: searched, grouped by topic, their parameters filled in by the server.

import { button, element, language, told, word } from "./told";

interface Parameter { name: string; type: string; description: string; description_fr: string; default: string | null }
interface Example { name: string; topic: string; summary: string; question: string; parameters: Parameter[] }

/** Fills the panel; `use` takes the text of a chosen question, and whether it can be run as it is. */
export async function examples(panel: HTMLDetailsElement, fields: HTMLElement, use: (text: string, ready: boolean) => void): Promise<void> {
  const answer = await fetch("/queries.json");
  if (!answer.ok) return;
  const all = ((await answer.json()) as Example[]).filter((one) => told.topics.some(([topic]) => topic === one.topic));
  const search = panel.querySelector("input")!, found = panel.querySelector(".found")!;
  const choose = (one: Example): void => {
    panel.open = false;
    const fill = async (said: Record<string, string>): Promise<void> => use(await text(one, said), one.parameters.every((each) => each.type !== "iri" || said[each.name]));
    form(fields, one, fill);
    void fill(defaults(one));
  };
  const list = (): void => found.replaceChildren(...groups(all.filter((one) => matches(one, search.value)), choose));
  search.addEventListener("input", list);
  list();
  panel.hidden = false;
}

function asked(one: Example): string {
  return language === "fr" ? one.question : one.summary;
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function matches(one: Example, words: string): boolean {
  const text = plain(`${one.name} ${one.question} ${one.summary}`);
  return plain(words).split(/\s+/).every((each) => text.includes(each));
}

function groups(found: Example[], choose: (one: Example) => void): HTMLElement[] {
  return told.topics.flatMap(([topic, title]) => {
    const inside = found.filter((one) => one.topic === topic);
    if (!inside.length) return [];
    const list = element("ul");
    for (const one of inside) {
      const item = element("li");
      item.append(button(asked(one), () => choose(one), "plain"));
      list.append(item);
    }
    const group = element("section");
    group.append(element("h2", title), list);
    return [group];
  });
}

function defaults(one: Example): Record<string, string> {
  return Object.fromEntries(one.parameters.flatMap((each) => (each.default === null ? [] : [[each.name, each.default]])));
}

async function text(one: Example, said: Record<string, string>): Promise<string> {
  const answer = await fetch(`/queries/${one.name}.rq?${new URLSearchParams(said).toString()}`);
  if (answer.ok) return answer.text();
  return `# ${((await answer.json()) as { detail?: string }).detail ?? answer.statusText}\n`;
}

/** The fields of a question's parameters; a change fills the question again. */
function form(fields: HTMLElement, one: Example, fill: (said: Record<string, string>) => Promise<void>): void {
  const said = defaults(one);
  fields.replaceChildren(...one.parameters.map((each) => {
    const label = element("label", language === "fr" && each.description_fr ? each.description_fr : each.description);
    const field = each.type.startsWith("code:") ? codes(each.type.slice(5), each.default) : input(each);
    field.addEventListener("change", () => {
      said[each.name] = field.value; // an empty one takes the default away
      void fill(said);
    });
    label.append(field);
    const line = element("p");
    line.append(label);
    return line;
  }));
  fields.hidden = one.parameters.length === 0;
}

function codes(scheme: string, chosen: string | null): HTMLSelectElement {
  const select = document.createElement("select");
  select.append(new Option(word("any"), ""));
  for (const term of told.terms) {
    const [owner, code] = term.iri.split("/code/")[1]?.split("/") ?? [];
    if (owner === scheme && code) select.append(new Option(term.label, code, false, code === chosen));
  }
  return select;
}

/** A field for a word, a year, or an IRI; for an actor's IRI it suggests actors by name. */
function input(parameter: Parameter): HTMLInputElement {
  const field = element("input", "", { type: "text", autocomplete: "off", value: parameter.default ?? "" });
  if (!["actor", "iri", "person"].includes(parameter.name)) return field;
  const known = element("datalist", "", { id: `known-${parameter.name}` });
  field.setAttribute("list", known.id);
  field.addEventListener("input", () => void suggest(field, known));
  return field;
}

async function suggest(field: HTMLInputElement, known: HTMLDataListElement): Promise<void> {
  const words = field.value;
  if (words.length < 2 || words.startsWith("http")) return;
  if (!known.isConnected) field.after(known);
  const answer = await fetch(`/actors.json?q=${encodeURIComponent(words)}`);
  if (!answer.ok || field.value !== words) return;
  const found = ((await answer.json()) as { iri: string; label: string }[]).slice(0, 12);
  known.replaceChildren(...found.map((one) => element("option", one.label, { value: one.iri, label: one.label })));
}
