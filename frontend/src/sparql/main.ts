// The page of the endpoint: an editor in the place of the plain form, and the answers below it.

import { save } from "../network/files";
import { Editor, type Term } from "./editor";
import { type Rows, type Value, bars, network, numeric, table, triples } from "./results";

interface Told { words: Record<string, string>; terms: Term[]; prefixes: Record<string, string>; base: string }
interface Example { name: string; topic: string; summary: string; question: string; sparql: string }
interface Answer { head: { vars?: string[] }; boolean?: boolean; results?: { bindings: Record<string, Value>[] } }

const INTERNAL = ["fiches", "tables"]; // the queries behind the pages and the exports

const told = JSON.parse(document.getElementById("sparql-told")!.textContent!) as Told;
const word = (name: string): string => told.words[name] ?? name;
const form = document.querySelector<HTMLFormElement>("form.sparql-form")!;
const area = form.querySelector("textarea")!;
const out = document.getElementById("answer")!;
const status = document.getElementById("sparql-status")!;
const endpoint = form.getAttribute("action")!;

let running: AbortController | null = null;
let takeAway = (): void => undefined;

const host = document.createElement("div");
host.className = "editor";
area.before(host);
area.hidden = true;
form.querySelector<HTMLElement>("label[for=query]")!.hidden = true;
const editor = new Editor(host, fromAddress() ?? area.value, word("query"), told.terms, told.prefixes, () => void run());

function fromAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get("query");
}

async function ask(accept: string, signal?: AbortSignal): Promise<Response> {
  return fetch(endpoint, { method: "POST", body: editor.text, headers: { "Content-Type": "application/sparql-query", Accept: accept }, signal: signal ?? null });
}

async function run(): Promise<void> {
  if (running) { running.abort(); return; }
  running = new AbortController();
  const button = form.querySelector<HTMLButtonElement>("button[type=submit]")!;
  button.textContent = word("cancel");
  const start = performance.now();
  const clock = setInterval(() => { status.textContent = `${word("running")} ${seconds(start)}`; }, 200);
  history.replaceState(null, "", `#query=${encodeURIComponent(editor.text)}`);
  try {
    const answer = await ask("application/sparql-results+json, application/n-triples;q=0.9", running.signal);
    if (answer.ok) show(answer.headers.get("Content-Type") ?? "", await answer.text(), start);
    else refuse(((await answer.json()) as { detail?: string; title?: string }) ?? {});
  } catch (error) {
    status.textContent = error instanceof DOMException && error.name === "AbortError" ? word("cancelled") : String(error);
  } finally {
    clearInterval(clock);
    running = null;
    button.textContent = word("run");
  }
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(2)} s`;
}

function refuse(problem: { detail?: string; title?: string }): void {
  const message = problem.detail ?? problem.title ?? "?";
  const place = /\b(?:line |at )(\d+)/.exec(message);
  editor.mark(message, place ? Number(place[1]) : 0);
  const shown = document.createElement("p");
  shown.className = "problem";
  shown.textContent = message;
  takeAway();
  out.replaceChildren(shown);
  status.textContent = word("refused");
}

function show(type: string, text: string, start: number): void {
  editor.mark("", 0);
  takeAway();
  takeAway = () => undefined;
  if (!type.includes("json")) {
    const found = triples(text);
    status.textContent = `${found.length} ${word("triples")} · ${seconds(start)}`;
    const rows: Rows = { columns: ["s", "p", "o"], rows: found.map(([s, p, o]) => ({ s: uri(s), p: uri(p), o: uri(o) })) };
    const box = document.createElement("div");
    box.className = "stage";
    tabs([["table", () => table(rows, told.base, word("more"))], ["graph", () => { setTimeout(() => { takeAway = network(box, found); }); return box; }]]);
    return;
  }
  const answer = JSON.parse(text) as Answer;
  if (answer.boolean !== undefined) {
    status.textContent = seconds(start);
    const said = document.createElement("p");
    said.textContent = word(String(answer.boolean));
    out.replaceChildren(said);
    return;
  }
  const rows: Rows = { columns: answer.head.vars ?? [], rows: answer.results?.bindings ?? [] };
  status.textContent = `${rows.rows.length} ${word("rows")} · ${seconds(start)}`;
  const numbers = numeric(rows);
  const views: [string, () => Node][] = [["table", () => table(rows, told.base, word("more"))]];
  if (numbers.length) views.push(["chart", () => chart(rows, numbers)]);
  tabs(views);
}

function uri(value: string): Value {
  return { type: /^\w+:\S+$/.test(value) ? "uri" : "literal", value };
}

function chart(rows: Rows, numbers: string[]): Node {
  const box = document.createElement("div");
  const label = document.createElement("label");
  label.textContent = `${word("column")} `;
  const choice = document.createElement("select");
  for (const name of numbers) choice.append(new Option(name, name));
  choice.addEventListener("change", () => box.lastElementChild!.replaceWith(bars(rows, choice.value)));
  label.append(choice);
  box.append(label, bars(rows, numbers[0]!));
  return box;
}

/** The views of an answer, one shown at a time, with the files beside. */
function tabs(views: [string, () => Node][]): void {
  const bar = document.createElement("p");
  bar.className = "tools";
  const box = document.createElement("div");
  for (const [name, make] of views) {
    bar.append(button(word(name), () => { takeAway(); takeAway = () => undefined; box.replaceChildren(make()); }));
  }
  const isRows = views.every(([name]) => name !== "graph");
  for (const [name, accept, ending] of isRows ? [["CSV", "text/csv", "csv"], ["JSON", "application/sparql-results+json", "json"]] : [["Turtle", "text/turtle", "ttl"]]) {
    bar.append(button(name!, async () => save(await (await ask(accept!)).blob(), `ecograph.${ending}`)));
  }
  box.append(views[0]![1]());
  out.replaceChildren(bar, box);
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

async function examples(choice: HTMLSelectElement): Promise<void> {
  const answer = await fetch("/queries.json");
  if (!answer.ok) return;
  const found = ((await answer.json()) as Example[]).filter((one) => !INTERNAL.includes(one.topic));
  const groups = new Map<string, HTMLOptGroupElement>();
  for (const one of found) {
    let group = groups.get(one.topic);
    if (!group) { groups.set(one.topic, (group = document.createElement("optgroup"))); group.label = one.topic; choice.append(group); }
    group.append(new Option(document.documentElement.lang === "fr" ? one.question : one.summary, one.name));
  }
  choice.addEventListener("change", () => {
    const one = found.find((example) => example.name === choice.value);
    if (one) { editor.text = one.sparql; void run(); }
  });
}

form.addEventListener("submit", (event) => { event.preventDefault(); void run(); });
document.getElementById("share")!.addEventListener("click", () => {
  history.replaceState(null, "", `#query=${encodeURIComponent(editor.text)}`);
  void navigator.clipboard?.writeText(location.href).then(() => { status.textContent = word("copied"); });
});
document.getElementById("plain-format")!.hidden = true;
document.getElementById("sparql-tools")!.hidden = false;
void examples(document.getElementById("examples") as HTMLSelectElement);
if (fromAddress()) void run();
