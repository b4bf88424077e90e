// The picture: a graphology graph that sigma draws, with focus on what the pointer or the reader chose.

import Graph from "graphology";
import { bidirectional } from "graphology-shortest-path/unweighted";
import Sigma from "sigma";
import { colour, ink } from "./colours";
import type { Choice, Drawing, Part } from "./data";
import { colourOfCommunity, groupOf } from "./groups";
import { drawHover, drawLabel } from "./labels";

const MANY = 4000; // ties beyond which lines are plain, and hidden while the picture moves
const NAMED = 8; // neighbours beyond which only those with room are named
const [NEAREST, MARGIN] = [0.1, 50]; // how near the picture comes to an actor, and the pixels around its neighbours
const [BESIDE, FACTS] = [640, 384]; // pixels: from which width the facts stand beside, and how wide they are

export interface Handlers { select(actor: number): void; clear(): void }

/** Draws the parts of one drawing in a box, and answers to the pointer. */
export class Picture {
  readonly graph = new Graph({ multi: false, type: "directed" });
  private readonly sigma: Sigma;
  private focus: string | null = null;
  private chosen: string | null = null;
  private way = new Set<string>();
  private near = new Set<string>();

  constructor(box: HTMLElement, private readonly drawing: Drawing, handlers: Handlers) {
    const isHeavy = drawing.folded || drawing.ties.length > MANY; // a tie before folding stands for many
    this.sigma = new Sigma(this.graph, box, {
      allowInvalidContainer: true, labelRenderedSizeThreshold: 7, labelDensity: 0.7, labelGridCellSize: 170, zIndex: true,
      hideEdgesOnMove: isHeavy, hideLabelsOnMove: isHeavy,
      defaultEdgeType: drawing.directed && !isHeavy ? "arrow" : "line", labelColor: { color: ink("--ink") }, labelFont: "system-ui, sans-serif",
      nodeReducer: (node, data) => this.nodeNow(node, data), edgeReducer: (edge, data) => this.edgeNow(edge, data),
      defaultDrawNodeHover: drawHover, defaultDrawNodeLabel: drawLabel, minCameraRatio: 0.05, maxCameraRatio: 4,
    });
    this.sigma.on("enterNode", ({ node }) => this.point(node));
    this.sigma.on("leaveNode", () => this.point(null));
    this.sigma.on("clickNode", ({ node }) => handlers.select(Number(node)));
    this.sigma.on("clickStage", () => handlers.clear());
  }

  /** Shows a part of the drawing, in the sizes and colours of a choice. */
  show(part: Part, choice: Choice): void {
    this.graph.clear();
    const byDegree = choice.size === "degree";
    const largest = Math.max(1, ...[...part.nodes.values()].map((node) => (byDegree ? node.degree : node.cents)));
    const room = Math.min(1, Math.sqrt(60 / Math.max(1, part.nodes.size))); // many actors are drawn smaller
    const paint = new Map<number, string>();
    const painted = (shade: number): string => paint.get(shade) ?? paint.set(shade, colour(shade)).get(shade)!;
    for (const [number, sums] of part.nodes) {
      const actor = this.drawing.actors[number]!;
      const shade = choice.colour === "community" ? colourOfCommunity(actor.community) : groupOf(actor.kind);
      const share = Math.sqrt((byDegree ? sums.degree : sums.cents) / largest);
      this.graph.addNode(String(number), {
        x: actor.x, y: -actor.y, size: 3 + 16 * room * share, label: actor.label, color: painted(shade),
      });
    }
    const heaviest = Math.max(1, ...part.edges.map((edge) => edge.cents));
    for (const edge of part.edges) {
      if (edge.source === edge.target) continue;
      this.graph.mergeEdge(String(edge.source), String(edge.target), { size: 1 + 5 * Math.sqrt(edge.cents / heaviest) });
    }
    this.way.clear();
    this.chosen = null;
    this.sigma.refresh();
  }

  /** Sets one actor apart with those tied to it; null for none. */
  choose(actor: number | null): void {
    this.chosen = actor === null || !this.graph.hasNode(String(actor)) ? null : String(actor);
    this.point(null);
  }

  /** Brings an actor to the middle of what the facts leave free, as near as its neighbours allow. */
  centre(actor: number): void {
    const node = String(actor);
    const framed = this.sigma.getNodeDisplayData(node);
    if (!framed) return;
    const { width, height } = this.sigma.getDimensions();
    const facts = width > BESIDE ? FACTS : 0;
    const [now, here] = [this.sigma.getCamera().ratio, this.place(node)];
    const far = this.graph.neighbors(node).map((other) => this.place(other)).map((there) => Math.hypot(there.x - here.x, there.y - here.y));
    const room = Math.min(width - facts, height) / 2 - MARGIN;
    const ratio = Math.min(Math.max((now * Math.max(0, ...far)) / room, NEAREST), 1);
    const pixel = (this.sigma.viewportToFramedGraph({ x: 1, y: 0 }).x - this.sigma.viewportToFramedGraph({ x: 0, y: 0 }).x) / now;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    void this.sigma.getCamera().animate({ x: framed.x + (pixel * ratio * facts) / 2, y: framed.y, ratio }, { duration: still ? 0 : 300 });
  }

  /** The shortest way between two actors, whatever the direction of the ties; it is set apart from the rest. */
  path(from: number, to: number): number[] {
    const undirected = new Graph({ type: "undirected" });
    this.graph.forEachNode((node) => undirected.addNode(node));
    this.graph.forEachEdge((_edge, _data, source, target) => undirected.mergeEdge(source, target));
    const ends = [String(from), String(to)] as const;
    const way = ends.every((end) => undirected.hasNode(end)) ? (bidirectional(undirected, ...ends) ?? []) : [];
    this.way = new Set(way);
    this.sigma.refresh({ skipIndexation: true });
    return way.map(Number);
  }

  /** Zooms by a factor; 0 shows the whole picture again. */
  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    if (factor === 0) void camera.animatedReset();
    else camera.setState({ ratio: camera.getState().ratio / factor });
  }

  /** The canvases, bottom first, for a picture file. */
  layers(): HTMLCanvasElement[] {
    this.sigma.refresh();
    return Object.values(this.sigma.getCanvases()).filter((canvas) => !canvas.classList.contains("sigma-mouse"));
  }

  /** Where a node is drawn now, in pixels of the box. */
  place(node: string): { x: number; y: number; size: number } {
    const data = this.sigma.getNodeDisplayData(node)!;
    return { ...this.sigma.framedGraphToViewport(data), size: this.sigma.scaleSize(data.size) };
  }

  /** The frame that sigma draws in, in pixels. */
  get box(): { width: number; height: number } {
    return this.sigma.getDimensions();
  }

  /** Frees what the picture holds. */
  end(): void {
    this.sigma.kill();
  }

  private point(node: string | null): void {
    this.focus = node ?? this.chosen;
    this.near = new Set(this.focus && this.graph.hasNode(this.focus) ? this.graph.neighbors(this.focus) : []);
    this.sigma.refresh({ skipIndexation: true });
  }

  private isLit(node: string): boolean {
    if (this.way.size) return this.way.has(node);
    return !this.focus || node === this.focus || this.near.has(node);
  }

  private nodeNow(node: string, data: Record<string, unknown>): Record<string, unknown> {
    if (!this.isLit(node)) return { ...data, color: ink("--line"), label: "", zIndex: 0 };
    return { ...data, zIndex: 1, highlighted: node === this.chosen, forceLabel: node === this.focus || this.way.size > 0 || (this.focus !== null && this.near.size <= NAMED) };
  }

  private edgeNow(edge: string, data: Record<string, unknown>): Record<string, unknown> {
    const [source, target] = this.graph.extremities(edge);
    const lit = this.way.size ? this.way.has(source) && this.way.has(target) : this.focus === null || source === this.focus || target === this.focus;
    return { ...data, color: lit ? ink(this.focus || this.way.size ? "--accent" : "--edge") : ink("--line"), hidden: !lit && this.focus !== null, zIndex: lit ? 1 : 0 };
  }
}
