// Which kinds of actors share a colour: written into the page by the server, which draws the static picture by the same table.

interface Groups { names: string[]; of: Record<string, number> }

const told = JSON.parse(document.getElementById("explorer-groups")?.textContent ?? '{"names":[],"of":{}}') as Groups;
const last = told.names.length - 1;

/** The number of the colour of a kind of actor. */
export function groupOf(kind: string): number {
  return told.of[kind] ?? last;
}

/** The name of a group by its number. */
export function groupName(number: number): string {
  return told.names[number] ?? "";
}

/** The number of the colour of a community; the smallest communities share the last. */
export function colourOfCommunity(community: number): number {
  return Math.min(community, last);
}

/** Whether a colour of communities is the one that the smallest share. */
export function isShared(number: number): boolean {
  return number === last;
}
