// The graph of an answer: the things that it links, by name.

import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { colour, ink } from "../network/colours";
import { type Rows, type Triple, ask, columnsOf, read } from "./answers";
import { element, pageOf, short, told, word } from "./told";

const MOST = 3000; // links that are drawn
const NAMED = 400; // things whose names are asked for
const NAMES = "http://www.w3.org/2004/02/skos/core#prefLabel http://www.w3.org/2000/01/rdf-schema#label http://purl.org/dc/terms/title".split(" ");

export interface Links { ties: [string, string, string][]; names: Map<string, string> }

/** The links between things in triples, and the names that the triples say. */
export function linksOfTriples(found: Triple[]): Links {
  const links: Links = { ties: [], names: new Map() };
  for (const [subject, predicate, object] of found) {
    if (object.type !== "literal") links.ties.push([subject.value, predicate, object.value]);
    else if (NAMES.includes(predicate)) links.names.set(subject.value, object.value);
  }
  return links;
}

/** The links in rows: of subject to object where the columns are ?s ?p ?o, else of the first thing with a name to the second
 * (?payer and ?payer_iri), else of the first column of IRIs to the second. */
export function linksOfRows(found: Rows): Links {
  const links: Links = { ties: [], names: new Map() };
  const things = columnsOf(found, (value) => value.type === "uri");
  const named = things.filter((column) => column.endsWith("_iri") && found.columns.includes(column.slice(0, -4)));
  const [from, to] = ["s", "p", "o"].every((name) => found.columns.includes(name)) ? ["s", "o"] : named.length > 1 ? named : things;
  if (!from || !to) return links;
  for (const row of found.rows) {
    const [a, b] = [row[from], row[to]];
    if (!a || !b || b.type === "literal") continue;
    links.ties.push([a.value, row.p?.type === "uri" ? row.p.value : "", b.value]);
    for (const column of [from, to]) {
      const name = row[column.replace(/_iri$/, "")];
      if (name?.type === "literal") links.names.set(row[column]!.value, name.value);
    }
  }
  return links;
}

/** A picture of links, with a line below that leads to the page of the thing that was clicked; and how to take it away. */
export function picture(links: Links, endpoint: string): { box: HTMLElement; start: () => () => void } {
  const box = element("div");
  const stage = element("div", "", { class: "stage", role: "img", "aria-label": `${word("graph")} : ${links.ties.length} ${word("triples")}` });
  const chosen = element("p", "", { class: "note", role: "status" });
  box.append(stage, chosen);
  return { box, start: () => draw(stage, chosen, links, endpoint) };
}

function draw(stage: HTMLElement, chosen: HTMLElement, links: Links, endpoint: string): () => void {
  const graph = drawn(links);
  if (graph.order) forceAtlas2.assign(graph, { iterations: 150, settings: { ...forceAtlas2.inferSettings(graph), strongGravityMode: true, gravity: 0.5, scalingRatio: 5 } });
  const sigma = new Sigma(graph, stage, {
    allowInvalidContainer: true, defaultEdgeType: "arrow", renderEdgeLabels: graph.size < 80, labelColor: { color: ink("--ink") },
    edgeLabelColor: { color: ink("--quiet") }, labelRenderedSizeThreshold: graph.order < 80 ? 0 : 6, labelDensity: graph.order < 80 ? 20 : 1,
  });
  sigma.on("clickNode", ({ node }) => {
    const page = pageOf(node);
    chosen.replaceChildren(`${graph.getNodeAttribute(node, "label") as string} `, ...(page ? [element("a", word("open"), { href: page })] : []));
  });
  void name(graph, links.names, endpoint).then(() => sigma.refresh());
  return () => sigma.kill();
}

function drawn(links: Links): Graph {
  const graph = new Graph({ type: "directed" });
  const place = (iri: string): void => {
    const at = graph.order;
    if (!graph.hasNode(iri)) graph.addNode(iri, { label: links.names.get(iri) ?? short(iri), size: 5, color: colour(0), x: Math.cos(at * 2.4) * at, y: Math.sin(at * 2.4) * at });
  };
  for (const [source, predicate, target] of links.ties.slice(0, MOST)) {
    place(source);
    place(target);
    if (source !== target) graph.mergeEdge(source, target, { label: predicate.split(/[/#]/).pop() ?? "", size: 2, color: ink("--edge") || ink("--quiet") });
  }
  graph.forEachNode((node) => graph.setNodeAttribute(node, "size", Math.min(16, 4 + 2 * Math.sqrt(graph.degree(node)))));
  return graph;
}

/** Asks the endpoint for the names of things that the answer itself does not name. */
async function name(graph: Graph, known: Map<string, string>, endpoint: string): Promise<void> {
  const unnamed = graph.nodes().filter((node) => node.startsWith(told.base) && !known.has(node)).slice(0, NAMED);
  if (!unnamed.length) return;
  const things = unnamed.map((node) => `<${node}>`).join(" ");
  const query = `SELECT ?thing (MIN(STR(?said)) AS ?name) WHERE { VALUES ?thing { ${things} } ?thing ${NAMES.map((iri) => `<${iri}>`).join("|")} ?said } GROUP BY ?thing`;
  const answer = await read(await ask(endpoint, query, "application/sparql-results+json"));
  if (answer.kind !== "rows") return;
  for (const row of answer.rows.rows) {
    if (row.thing && row.name && graph.hasNode(row.thing.value)) graph.setNodeAttribute(row.thing.value, "label", row.name.value);
  }
}
