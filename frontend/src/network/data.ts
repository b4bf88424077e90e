// The drawing of a network as the server computed it at build time, and the part of it that a reader chose to see.

export interface Actor { iri: string; label: string; kind: string; x: number; y: number; community: number; territory: string; sigla: string[] }
export interface Tie {
  source: number; target: number; layer: string; year: number | null; status: string; instrument: string;
  weight: number; statement: string;
}
export interface Drawing {
  name: string; directed: boolean; unit: string; status: string; money: boolean; folded: boolean; actors: Actor[]; ties: Tie[];
  within: Map<string, string>; // the région of a département, by their keys
  places: Map<string, string>; // the names of territories, by their keys
}
export interface Choice {
  projection: string; year: string; status: string; instrument: string; minimum: string; kind: string; territory: string; layer: string;
  size: string; colour: string; q: string; actor: string; from: string; to: string;
}
export interface Edge { source: number; target: number; cents: number; statements: number; years: number[]; layers: string[] }
export interface Part { edges: Edge[]; nodes: Map<number, { cents: number; degree: number }>; cents: number }

const GUARANTEE = "guarantee";

type Row = [string, string, string, number, number, number, string, string[]];
type TieRow = [number, number, string, number | null, string, string, string, string];

/** The drawing of a projection; throws where the server does not answer. */
export async function load(address: string, projection: string): Promise<Drawing> {
  const answer = await fetch(`${address}?projection=${encodeURIComponent(projection)}`);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  const told = (await answer.json()) as Drawing & { nodes: Row[]; ties: unknown; territories: [string, string, string][] };
  return {
    name: told.name, directed: told.directed, unit: told.unit, status: told.status, money: told.money, folded: told.folded,
    places: new Map(told.territories.map(([key, name]) => [key, name])),
    within: new Map(told.territories.map(([key, , within]) => [key, within])),
    actors: told.nodes.map(([iri, label, kind, x, y, community, territory, sigla]) => ({ iri, label, kind, x, y, community, territory, sigla })),
    ties: (told.ties as unknown as TieRow[]).map(([source, target, layer, year, status, instrument, weight, statement]) =>
      ({ source, target, layer, year, status, instrument, weight: Number(weight), statement })),
  };
}

/** The years of a drawing, oldest first. */
export function yearsOf(drawing: Drawing): number[] {
  return [...new Set(drawing.ties.flatMap((tie) => (tie.year === null ? [] : [tie.year])))].sort((a, b) => a - b);
}

/** The ties that a choice keeps, by the rules of the server: one status of euros, no guarantee unless asked for. */
export function chosen(drawing: Drawing, choice: Choice): Tie[] {
  const status = choice.status || drawing.status;
  const minimum = Number(choice.minimum.replace(",", ".").replace(/\s/g, "")) || 0;
  const kept = drawing.ties.filter((tie) => {
    if (drawing.money) {
      if (tie.status !== status || tie.weight < minimum) return false;
      if ((tie.instrument === GUARANTEE) !== (choice.instrument === GUARANTEE)) return false;
      if (choice.instrument && tie.instrument !== choice.instrument) return false;
    } else if (choice.layer && tie.layer !== choice.layer) return false;
    if (choice.year && String(tie.year) !== choice.year) return false;
    const ends = [drawing.actors[tie.source]!, drawing.actors[tie.target]!];
    if (choice.kind && !ends.some((end) => end.kind === choice.kind)) return false;
    return !choice.territory || ends.some((end) => isIn(drawing, end, choice.territory));
  });
  return drawing.folded ? fold(kept) : kept;
}

function isIn(drawing: Drawing, actor: Actor, territory: string): boolean {
  return actor.territory === territory || drawing.within.get(actor.territory) === territory;
}

/** Two sources are tied by each target that they share in one year and status; each shared target weighs 1. */
function fold(ties: Tie[]): Tie[] {
  const groups = new Map<string, Tie[]>();
  for (const tie of ties) {
    const key = `${tie.target} ${tie.year} ${tie.status}`;
    const group = groups.get(key);
    if (!group) groups.set(key, [tie]);
    else if (!group.some((one) => one.source === tie.source)) group.push(tie);
  }
  return [...groups.values()].flatMap((group) => group.flatMap((one, rank) => group.slice(rank + 1).map((other) => (
    { ...one, target: other.source, layer: "shared", weight: 1, statement: String(one.target) }
  ))));
}

/** The ties put together by pair; euros are counted in cents, so that sums are exact. */
export function assemble(drawing: Drawing, ties: Tie[]): Part {
  const pairs = new Map<string, Edge>();
  const nodes = new Map<number, { cents: number; degree: number }>();
  let cents = 0;
  for (const tie of ties) {
    const ends = drawing.directed ? [tie.source, tie.target] : [tie.source, tie.target].sort((a, b) => a - b);
    const [source, target] = ends as [number, number];
    const key = `${source} ${target}`;
    const own = Math.round(tie.weight * 100);
    let edge = pairs.get(key);
    if (!edge) pairs.set(key, (edge = { source, target, cents: 0, statements: 0, years: [], layers: [] }));
    edge.cents += own;
    edge.statements += 1;
    if (tie.year !== null && !edge.years.includes(tie.year)) edge.years.push(tie.year);
    if (!edge.layers.includes(tie.layer)) edge.layers.push(tie.layer);
    cents += own;
  }
  for (const edge of pairs.values()) {
    for (const end of new Set([edge.source, edge.target])) {
      const node = nodes.get(end) ?? { cents: 0, degree: 0 };
      nodes.set(end, { cents: node.cents + edge.cents, degree: node.degree + 1 });
    }
  }
  return { edges: [...pairs.values()], nodes, cents };
}
