// The colours of the static picture (Okabe and Ito, told apart by colour-blind readers).

export const PALETTE = ["#0072b2", "#e69f00", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#f0e442", "#8c8c8c"];
const GROUPS = ["person", "local", "state", "research", "association", "company", "text", "other"];
const GROUP_OF: Record<string, string> = {
  person: "person", commune: "local", epci: "local", metropole: "local", syndicat: "local", departement: "state",
  region: "state", state: "state", chamber: "state", university: "research", research: "research", pole: "research",
  association: "association", company: "company", text: "text", act: "text", session: "text",
};

/** The number of the colour of a kind of actor, and the name of its group. */
export function groupOf(kind: string): { number: number; name: string } {
  const name = GROUP_OF[kind] ?? "other";
  return { number: GROUPS.indexOf(name), name };
}

/** The number of the colour of a community; the smallest share the last. */
export function colourOfCommunity(community: number): number {
  return Math.min(community, PALETTE.length - 1);
}

/** A colour of the page's stylesheet, so that the picture follows the light or dark mode. */
export function ink(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
