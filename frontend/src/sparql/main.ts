// The page of the endpoint: an editor in the place of the plain form, and the answers below it.

import { save } from "../network/files";
import { type Answer, type Rows, type Triple, ask, read } from "./answers";
import { chart, numeric } from "./chart";
import { Editor } from "./editor";
import { examples } from "./examples";
import { type Links, linksOfRows, linksOfTriples, picture } from "./graph";
import { table } from "./table";
import { button, element, told, word } from "./told";

type View = [string, () => Node];

const form = document.querySelector<HTMLFormElement>("form.sparql-form")!;
const area = form.querySelector("textarea")!;
const out = document.getElementById("answer")!;
const status = document.getElementById("sparql-status")!;
const submit = form.querySelector<HTMLButtonElement>("button[type=submit]")!;
const endpoint = form.getAttribute("action")!;

let running: AbortController | null = null;
let takeAway = (): void => undefined;

const host = element("div", "", { class: "editor" });
area.before(host);
area.hidden = true;
form.querySelector<HTMLElement>("label[for=query]")!.hidden = true;
const editor = new Editor(host, fromAddress() ?? area.value, word("query"), told.terms, told.prefixes, () => void run(), () => submit.focus());

/** The query in the part of the address that stays in the browser, so that its length has no limit. */
function fromAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get("query");
}

function toAddress(): void {
  history.replaceState(null, "", `#query=${encodeURIComponent(editor.text)}`);
}

async function run(): Promise<void> {
  if (running) { running.abort(); return; }
  running = new AbortController();
  submit.textContent = word("cancel");
  const start = performance.now();
  const clock = setInterval(() => { status.textContent = `${word("running")} ${seconds(start)}`; }, 200);
  toAddress();
  try {
    const query = editor.text;
    show(await read(await ask(endpoint, query, "application/sparql-results+json, application/n-triples;q=0.9", running.signal)), query, start);
  } catch (error) {
    status.textContent = error instanceof DOMException && error.name === "AbortError" ? word("cancelled") : String(error);
  } finally {
    clearInterval(clock);
    running = null;
    submit.textContent = word("run");
  }
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(2)} s`;
}

function show(answer: Answer, query: string, start: number): void {
  takeAway();
  takeAway = () => undefined;
  editor.mark("", 0, 0);
  switch (answer.kind) {
    case "refused":
      editor.mark(answer.message, answer.line, answer.column);
      status.textContent = word("refused");
      out.replaceChildren(element("p", answer.message, { class: "problem", role: "alert" }));
      return;
    case "truth":
      status.textContent = seconds(start);
      out.replaceChildren(element("p", word(String(answer.truth)), { class: "truth" }));
      return;
    case "triples":
      status.textContent = `${answer.triples.length.toLocaleString()} ${word("triples")} · ${seconds(start)}`;
      tabs([["table", () => table(asRows(answer.triples))], ...graph(linksOfTriples(answer.triples))], [["Turtle", "text/turtle", "ttl"], ["JSON-LD", "application/ld+json", "jsonld"]], query);
      return;
    case "rows": {
      status.textContent = `${answer.rows.rows.length.toLocaleString()} ${word("rows")} · ${seconds(start)}`;
      const numbers = numeric(answer.rows);
      const charts: View[] = numbers.length ? [["chart", () => chart(answer.rows, numbers)]] : [];
      tabs([["table", () => table(answer.rows)], ...charts, ...graph(linksOfRows(answer.rows))], [["CSV", "text/csv", "csv"], ["JSON", "application/sparql-results+json", "json"]], query);
    }
  }
}

function asRows(triples: Triple[]): Rows {
  return { columns: ["s", "p", "o"], rows: triples.map(([s, p, o]) => ({ s, p: { type: "uri", value: p }, o })) };
}

function graph(links: Links): View[] {
  if (!links.ties.length) return [];
  return [["graph", () => {
    const made = picture(links, endpoint);
    setTimeout(() => { takeAway = made.start(); });
    return made.box;
  }]];
}

/** The views of an answer, one shown at a time, with the files of the whole answer beside. */
function tabs(views: View[], files: [string, string, string][], query: string): void {
  const bar = element("p", "", { class: "tools" });
  const box = element("div");
  const choices = views.map(([name, make]) => button(word(name), () => {
    takeAway();
    takeAway = () => undefined;
    choices.forEach((one, at) => one.setAttribute("aria-pressed", String(views[at]![0] === name)));
    box.replaceChildren(make());
  }));
  const gap = element("span", "", { class: "gap" });
  bar.append(...choices, gap, ...files.map(([title, accept, ending]) =>
    button(title, () => void ask(endpoint, query, accept).then((answer) => answer.blob()).then((file) => save(file, `ecograph.${ending}`)))));
  out.replaceChildren(bar, box);
  choices[0]!.click();
}

form.addEventListener("submit", (event) => { event.preventDefault(); void run(); });
document.getElementById("share")!.addEventListener("click", () => {
  toAddress();
  void navigator.clipboard?.writeText(location.href).then(() => { status.textContent = word("copied"); });
});
addEventListener("hashchange", () => {
  const query = fromAddress();
  if (query !== null && query !== editor.text) { editor.text = query; void run(); }
});
document.getElementById("plain-format")!.hidden = true;
document.getElementById("share")!.hidden = false;
document.getElementById("sparql-keys")!.hidden = false;
void examples(document.getElementById("examples") as HTMLDetailsElement, document.getElementById("parameters")!, (text, ready) => {
  editor.text = text;
  if (ready) void run();
  else status.textContent = word("fill");
});
if (fromAddress()) void run();
