// Answers: a table that sorts, bars of a column of numbers, a picture of triples.

import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { PALETTE, ink } from "../network/colours";

export interface Value { type: string; value: string; datatype?: string; "xml:lang"?: string }
export interface Rows { columns: string[]; rows: Record<string, Value | undefined>[] }
export type Triple = [string, string, string];

const SHOWN = 200; // rows that are written at first
const BARS = 30;

/** Where the page of an IRI is: on this site for its own, else where the IRI says. */
export function pageOf(iri: string, base: string): string {
  return iri.startsWith(base) ? `/${iri.slice(base.length)}` : iri;
}

/** A table of rows; a click on a column's head sorts by it. */
export function table(found: Rows, base: string, more: string): HTMLElement {
  const box = document.createElement("div");
  box.className = "wide";
  box.tabIndex = 0;
  let rows = found.rows, by = "", down = false, shown = SHOWN;
  const draw = (): void => {
    const made = document.createElement("table");
    const head = made.createTHead().insertRow();
    for (const column of found.columns) {
      const cell = document.createElement("th");
      cell.scope = "col";
      if (column === by) cell.ariaSort = down ? "descending" : "ascending";
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain";
      button.textContent = column + (column === by ? (down ? " ↓" : " ↑") : "");
      button.addEventListener("click", () => { down = by === column && !down; by = column; rows = sorted(found.rows, by, down); draw(); });
      cell.append(button);
      head.append(cell);
    }
    const body = made.createTBody();
    for (const row of rows.slice(0, shown)) {
      const line = body.insertRow();
      for (const column of found.columns) line.append(cellOf(row[column], base));
    }
    box.replaceChildren(made);
    if (rows.length > shown) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `${more} (${rows.length - shown})`;
      button.addEventListener("click", () => { shown += 1000; draw(); });
      box.append(button);
    }
  };
  draw();
  return box;
}

function cellOf(value: Value | undefined, base: string): HTMLTableCellElement {
  const cell = document.createElement("td");
  if (!value) return cell;
  if (value.type === "uri") {
    const link = document.createElement("a");
    link.href = pageOf(value.value, base);
    link.textContent = value.value.startsWith(base) ? value.value.slice(base.length) : value.value;
    cell.append(link);
  } else {
    cell.textContent = value.value;
    if (isNumber(value)) cell.className = "number";
  }
  return cell;
}

function isNumber(value: Value | undefined): boolean {
  return value !== undefined && value.type !== "uri" && value.value !== "" && Number.isFinite(Number(value.value));
}

function sorted(rows: Rows["rows"], by: string, down: boolean): Rows["rows"] {
  const order = new Intl.Collator(undefined, { numeric: true });
  const found = [...rows].sort((a, b) => order.compare(a[by]?.value ?? "", b[by]?.value ?? ""));
  return down ? found.reverse() : found;
}

/** The columns that hold nothing but numbers. */
export function numeric(found: Rows): string[] {
  return found.columns.filter((column) => found.rows.some((row) => row[column]) && found.rows.every((row) => !row[column] || isNumber(row[column])));
}

/** Bars of a column of numbers, named by the first column of words. */
export function bars(found: Rows, column: string): SVGElement {
  const names = found.columns.find((one) => one !== column && !numeric(found).includes(one)) ?? found.columns[0]!;
  const rows = found.rows.filter((row) => row[column]).slice(0, BARS);
  const most = Math.max(1, ...rows.map((row) => Math.abs(Number(row[column]!.value))));
  const picture = svg("svg", { viewBox: `0 0 900 ${rows.length * 24 + 8}`, role: "img", class: "bars", "aria-label": column });
  rows.forEach((row, at) => {
    const value = Number(row[column]!.value);
    const y = at * 24 + 4;
    const name = row[names]?.value ?? "";
    picture.append(
      svg("text", { x: 340, y: y + 15, "text-anchor": "end" }, name.length > 44 ? `${name.slice(0, 43)}…` : name),
      svg("rect", { x: 350, y, width: Math.max(1, (420 * Math.abs(value)) / most), height: 18, fill: PALETTE[0]! }),
      svg("text", { x: 356 + (420 * Math.abs(value)) / most, y: y + 15 }, value.toLocaleString()),
    );
  });
  return picture;
}

function svg(name: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text) made.textContent = text;
  return made;
}

/** The triples of an answer in N-Triples. */
export function triples(text: string): Triple[] {
  return [...text.matchAll(/^(\S+) <([^>]+)> (.+) \.$/gm)].map(([, subject, predicate, object]) => [bare(subject!), predicate!, bare(object!)]);
}

function bare(term: string): string {
  return term.startsWith("<") ? term.slice(1, -1) : (term.match(/^"((?:[^"\\]|\\.)*)"/)?.[1] ?? term);
}

/** Draws triples whose objects are things as a network; returns how to take it away. */
export function network(box: HTMLElement, found: Triple[]): () => void {
  const graph = new Graph({ type: "directed" });
  const place = (iri: string): void => {
    if (!graph.hasNode(iri)) graph.addNode(iri, { label: iri.split(/[/#]/).pop() ?? iri, size: 6, color: PALETTE[graph.order % 6]!, x: Math.cos(graph.order * 2.4) * graph.order, y: Math.sin(graph.order * 2.4) * graph.order });
  };
  for (const [subject, predicate, object] of found.slice(0, 3000)) {
    if (!/^\w+:/.test(object)) continue;
    place(subject);
    place(object);
    if (subject !== object) graph.mergeEdge(subject, object, { label: predicate.split(/[/#]/).pop(), size: 1.5, color: ink("--edge") });
  }
  if (graph.order) forceAtlas2.assign(graph, { iterations: 120, settings: forceAtlas2.inferSettings(graph) });
  const sigma = new Sigma(graph, box, { allowInvalidContainer: true, defaultEdgeType: "arrow", renderEdgeLabels: graph.size < 80, labelColor: { color: ink("--ink") } });
  return () => sigma.kill();
}
