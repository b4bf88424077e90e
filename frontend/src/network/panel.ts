// What the acts say of one actor, beside the picture: its ties in view, then the words of the source.

import type { Drawing, Part } from "./data";
import { lang, weight, word } from "./words";

interface Answer { results: { bindings: Record<string, { value: string }>[] } }

/** Fills the panel with an actor; the quotes come when the server has answered. */
export async function describe(panel: HTMLElement, drawing: Drawing, part: Part, actor: number, go: (other: number) => void): Promise<void> {
  const { iri, label, kind, community, territory } = drawing.actors[actor]!;
  const sums = part.nodes.get(actor);
  const heading = element("h2", label);
  const page = element("a", word("page")) as HTMLAnchorElement;
  page.href = withLanguage(pathOf(iri));
  const close = element("button", word("close")) as HTMLButtonElement;
  close.type = "button";
  close.addEventListener("click", () => panel.dispatchEvent(new Event("close")));
  const lines = part.edges
    .filter((edge) => edge.source === actor || edge.target === actor)
    .sort((a, b) => b.cents - a.cents)
    .slice(0, 12);
  const list = element("ul", "");
  for (const edge of lines) {
    const other = edge.source === actor ? edge.target : edge.source;
    const arrow = drawing.directed ? (edge.source === actor ? "→ " : "← ") : "";
    const button = element("button", arrow + drawing.actors[other]!.label) as HTMLButtonElement;
    button.type = "button";
    button.className = "plain";
    button.addEventListener("click", () => go(other));
    const item = element("li", "");
    item.append(button, ` ${weight(edge.cents, drawing.unit)}${edge.years.length ? ` · ${edge.years.sort().join(", ")}` : ""}`);
    list.append(item);
  }
  const about = [
    word(`kind.${kind}`), drawing.places.get(territory), weight(sums?.cents ?? 0, drawing.unit), `${word("community")} ${community + 1}`,
  ];
  const quotes = element("div", "");
  panel.replaceChildren(
    close, heading, element("p", about.filter(Boolean).join(" · ")), page, element("h3", word("ties_in_view")), list,
    element("h3", word("words")), quotes,
  );
  panel.hidden = false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  quotes.replaceChildren(...(await said(iri)));
}

async function said(iri: string): Promise<HTMLElement[]> {
  const found: HTMLElement[] = [];
  for (const query of ["actor_flows", "actor_ties"]) {
    const answer = await fetch(`/queries/${query}.json?actor=${encodeURIComponent(iri)}`);
    if (!answer.ok) continue;
    for (const row of ((await answer.json()) as Answer).results.bindings) {
      const words = row.evidence?.value;
      if (!words || found.some((one) => one.textContent === words)) continue;
      const quote = element("blockquote", "");
      const link = element("a", words) as HTMLAnchorElement;
      if (row.evidence_iri) link.href = withLanguage(pathOf(row.evidence_iri.value));
      quote.append(link);
      found.push(quote);
      if (found.length >= 8) return found;
    }
  }
  return found.length ? found : [element("p", word("no_words"))];
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function pathOf(iri: string): string {
  const base = document.getElementById("explorer")?.dataset.base ?? "";
  return iri.startsWith(base) ? `/${iri.slice(base.length)}` : iri;
}

function withLanguage(path: string): string {
  return lang === "fr" ? path : `${path}?lang=${lang}`;
}
