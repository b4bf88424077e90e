// The explorer on the page of the network: it takes the place of the static picture and follows the form of the page.

import { read, write } from "./address";
import { colour } from "./colours";
import { type Choice, type Drawing, type Part, assemble, chosen, load, yearsOf } from "./data";
import { png, save, svg } from "./files";
import { colourOfCommunity, groupName, groupOf, isShared } from "./groups";
import { describe } from "./panel";
import { Picture } from "./picture";
import { folded, suggest } from "./suggestions";
import { lang, weight, word } from "./words";

const STEP = 1400; // milliseconds of a year while years play

class Explorer {
  private choice = read(location.search);
  private drawing!: Drawing;
  private part!: Part;
  private picture?: Picture;
  private playing = 0;

  constructor(
    private readonly root: HTMLElement, private readonly form: HTMLFormElement,
    private readonly stage = find(root, ".stage"), private readonly panel = find(root, ".facts"),
    private readonly slider = find(root, "input[type=range]") as HTMLInputElement,
  ) {}

  async start(): Promise<void> {
    await this.open();
    this.form.addEventListener("submit", (event) => { event.preventDefault(); void this.follow(); });
    this.form.addEventListener("change", () => void this.follow());
    this.slider.addEventListener("input", () => this.take({ year: this.slider.value === this.slider.min ? "" : this.slider.value }));
    this.panel.addEventListener("close", () => this.leave());
    this.root.addEventListener("keydown", (event) => { if (event.key === "Escape") this.leave(); });
    addEventListener("popstate", () => { this.choice = read(location.search); void this.open(); void this.refresh(true); });
    suggest(this.form, () => this.drawing.actors);
    this.on("play", () => this.play());
    this.on("in", () => this.picture?.zoom(1.5));
    this.on("out", () => this.picture?.zoom(1 / 1.5));
    this.on("whole", () => this.picture?.zoom(0));
    this.on("png", async () => save(await png(this.picture!), "ecograph-reseau.png"));
    this.on("svg", () => save(svg(this.picture!), "ecograph-reseau.svg"));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => void this.open());
  }

  /** Loads the drawing where another one is asked for, and shows the choice. */
  private async open(): Promise<void> {
    if (!this.drawing || this.drawing.name !== this.choice.projection) {
      this.drawing = await load(this.root.dataset.drawing!, this.choice.projection);
    }
    this.picture?.end();
    this.picture = new Picture(this.stage, this.drawing, { select: (actor) => this.select(actor), clear: () => this.leave() });
    const years = yearsOf(this.drawing);
    this.slider.disabled = years.length < 2;
    this.slider.min = String((years[0] ?? 1) - 1);
    this.slider.max = String(years.at(-1) ?? 1);
    this.show();
  }

  private show(): void {
    const ties = this.around(chosen(this.drawing, this.choice));
    this.part = assemble(this.drawing, ties);
    this.picture!.show(this.part, this.choice);
    this.slider.value = this.choice.year || this.slider.min;
    find(this.root, "output").textContent = this.choice.year || word("all_years");
    find(this.root, "[role=status]").textContent = word("in_view", {
      nodes: this.part.nodes.size, edges: this.part.edges.length, total: weight(this.part.cents, this.drawing.unit),
    });
    this.legend();
    const { from, to, q } = this.choice;
    const [start, end, found] = [this.named(from), this.named(to), this.named(q)];
    if (start >= 0 && end >= 0) this.told(this.picture!.path(start, end));
    else if (this.isSeen(found)) { this.picture!.centre(found); this.select(found); }
    else this.panel.hidden = true;
    const missing = [this.choice.actor, from, to, q].filter((said) => said && !this.isSeen(this.named(said)));
    for (const name of missing) find(this.root, "[role=status]").textContent += ` · ${word("missing", { name })}`;
  }

  private isSeen(actor: number): boolean {
    return this.part.nodes.has(actor);
  }

  /** Only what is tied to the actor that the view is about, if any. */
  private around(ties: ReturnType<typeof chosen>): ReturnType<typeof chosen> {
    if (!this.choice.actor) return ties;
    const actor = this.named(this.choice.actor);
    const near = new Set([actor, ...ties.flatMap((tie) => (tie.source === actor ? [tie.target] : tie.target === actor ? [tie.source] : []))]);
    return ties.filter((tie) => near.has(tie.source) && near.has(tie.target));
  }

  /** The number of the actor of an IRI or a name, the very name first; -1 where there is none. */
  private named(said: string): number {
    if (!said) return -1;
    const wanted = folded(said);
    const exact = this.drawing.actors.findIndex((actor) => actor.iri === said || [actor.label, ...actor.sigla].some((name) => folded(name) === wanted));
    return exact >= 0 ? exact : this.drawing.actors.findIndex((actor) => folded(actor.label).includes(wanted));
  }

  private told(way: number[]): void {
    const names = way.map((actor) => this.drawing.actors[actor]!.label).join(" – ");
    find(this.root, "[role=status]").textContent = way.length ? `${word("path")} ${names}` : word("no_path");
  }

  private select(actor: number): void {
    this.picture!.choose(actor);
    void describe(this.panel, this.drawing, this.part, actor, (other) => { this.picture!.centre(other); this.select(other); });
  }

  private leave(): void {
    this.picture!.choose(null);
    this.panel.hidden = true;
    if (this.choice.q) this.take({ q: "" }, false);
  }

  /** Reads the form and shows what it says; the tables below come anew from the server. */
  private async follow(): Promise<void> {
    const said = Object.fromEntries(new FormData(this.form)) as Record<string, string>;
    const before = this.choice.projection;
    this.choice = read(new URLSearchParams(said).toString());
    this.keep(true);
    if (this.choice.projection === before) return this.show();
    await this.open();
    await this.refresh(true); // the years, stages, kinds of ties and territories to choose from are those of a projection
  }

  private take(changes: Partial<Choice>, shows = true): void {
    this.choice = { ...this.choice, ...changes };
    for (const [name, value] of Object.entries(changes)) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
    }
    this.keep();
    if (shows) this.show();
  }

  /** Puts the view into the address, and has the server write the tables of the same view; a step that Back goes back, if asked. */
  private keep(isStep = false): void {
    const said = write(this.choice, lang);
    const address = said ? `?${said}` : location.pathname;
    if (isStep && address !== location.search) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    clearTimeout(this.late);
    this.late = window.setTimeout(() => void this.refresh(), 400);
  }
  private late = 0;

  private async refresh(withForm = false): Promise<void> {
    clearTimeout(this.late);
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [now, then] = [document.getElementById("report"), page.getElementById("report")];
    if (now && then) now.replaceWith(document.adoptNode(then));
    const fields = page.querySelector("form.parameters");
    if (!withForm || !fields) return;
    const focused = document.activeElement?.id;
    this.form.replaceChildren(...document.adoptNode(fields).childNodes);
    if (focused) document.getElementById(focused)?.focus();
  }

  private play(): void {
    const button = find(this.root, "[data-do=play]");
    if (this.playing) { clearInterval(this.playing); this.playing = 0; button.textContent = word("play"); return; }
    button.textContent = word("pause");
    const step = (): void => {
      const next = Number(this.slider.value) + 1;
      this.take({ year: String(next > Number(this.slider.max) ? Number(this.slider.min) + 1 : next) });
    };
    step();
    this.playing = window.setInterval(step, STEP);
  }

  private legend(): void {
    const byCommunity = this.choice.colour === "community";
    const shown = new Map<number, string>();
    const sharing = new Set<number>();
    for (const number of this.part.nodes.keys()) {
      const { community, kind } = this.drawing.actors[number]!;
      const shade = byCommunity ? colourOfCommunity(community) : groupOf(kind);
      if (byCommunity && isShared(shade)) sharing.add(community);
      shown.set(shade, byCommunity ? `${word("community")} ${community + 1}` : word(`group.${groupName(shade)}`));
    }
    if (sharing.size > 1) shown.set(colourOfCommunity(Infinity), word("communities_shared", { count: sharing.size }));
    find(this.root, ".legend").replaceChildren(...[...shown].sort(([a], [b]) => a - b).map(([shade, name]) => {
      const item = document.createElement("li");
      const dot = document.createElement("span");
      dot.className = "dot";
      dot.style.backgroundColor = colour(shade);
      item.append(dot, name);
      return item;
    }));
  }

  private on(name: string, act: () => void): void {
    find(this.root, `[data-do=${name}]`).addEventListener("click", act);
  }
}

function find(root: HTMLElement, selector: string): HTMLElement {
  return root.querySelector<HTMLElement>(selector)!;
}

const root = document.getElementById("explorer");
const form = document.querySelector<HTMLFormElement>("form.parameters");
if (root && form) {
  root.hidden = false; // sigma measures its box
  new Explorer(root, form).start().then(
    () => document.getElementById("still")?.setAttribute("hidden", ""),
    (error: unknown) => { root.hidden = true; console.warn(error); },
  );
}
