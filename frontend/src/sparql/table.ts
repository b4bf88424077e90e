// The table of an answer: sorted by a click on a head, written a few hundred rows at a time.

import { type Rows, type Value, isNumber } from "./answers";
import { button, element, pageOf, short, word } from "./told";

const FIRST = 200; // rows that are written at first
const MORE = 1000;

/** A table of rows. */
export function table(found: Rows): HTMLElement {
  const box = element("div", "", { class: "wide", tabindex: "0", role: "region", "aria-label": word("table") });
  let rows = found.rows, by = "", down = false, shown = FIRST;
  const sort = (column: string): void => {
    down = by === column && !down;
    by = column;
    rows = sorted(found.rows, by, down);
    draw();
    box.querySelector<HTMLElement>("th[aria-sort] button")?.focus();
  };
  const draw = (): void => {
    const made = element("table");
    made.append(heads(found, by, down, sort));
    const body = made.createTBody();
    for (const row of rows.slice(0, shown)) {
      const line = body.insertRow();
      for (const column of found.columns) line.append(cellOf(row[column]));
    }
    box.replaceChildren(made);
    const left = rows.length - shown;
    if (left > 0) box.append(button(`${word("more")} (${left.toLocaleString()})`, () => { shown += MORE; draw(); }));
  };
  draw();
  return box;
}

function heads(found: Rows, by: string, down: boolean, sort: (column: string) => void): HTMLElement {
  const head = document.createElement("thead");
  const line = head.insertRow();
  for (const column of found.columns) {
    const cell = element("th", "", { scope: "col" });
    if (found.rows.some((row) => isNumber(row[column]))) cell.className = "number";
    if (column === by) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
    cell.append(button(column + (column === by ? (down ? " ↓" : " ↑") : ""), () => sort(column), "plain"));
    line.append(cell);
  }
  return head;
}

function cellOf(value: Value | undefined): HTMLTableCellElement {
  const cell = document.createElement("td");
  if (!value) return cell;
  const page = value.type === "uri" ? pageOf(value.value) : "";
  if (page) cell.append(element("a", short(value.value), { href: page }));
  else cell.textContent = value.value;
  if (isNumber(value)) cell.className = "number";
  return cell;
}

function sorted(rows: Rows["rows"], by: string, down: boolean): Rows["rows"] {
  const order = new Intl.Collator(undefined, { numeric: true });
  const compare = (a: Value | undefined, b: Value | undefined): number =>
    isNumber(a) && isNumber(b) ? Number(a!.value) - Number(b!.value) : order.compare(a?.value ?? "", b?.value ?? "");
  const found = [...rows].sort((a, b) => compare(a[by], b[by]));
  return down ? found.reverse() : found;
}
