// The chart of an answer: bars, or a line over years or days, of one column of numbers.

import { colour } from "../network/colours";
import { type Rows, type Value, columnsOf, isNumber } from "./answers";
import { choice, element, short, word } from "./told";

const BARS = 40;
const NAME = 48; // characters of a name

interface Point { name: string; value: number }

/** The columns of numbers that a chart may show. */
export function numeric(found: Rows): string[] {
  const numbers = columnsOf(found, isNumber);
  const figures = numbers.filter((column) => !found.rows.some((row) => isTime(row[column])));
  return figures.length ? figures : numbers;
}

/** A chart with the choice of its column and of its kind. */
export function chart(found: Rows, numbers: string[]): HTMLElement {
  const box = element("div", "", { class: "chart" });
  const times = columnsOf(found, isTime).filter((column) => !numbers.includes(column));
  let column = numbers[0]!, kind = "bars";
  const draw = (): void => box.lastElementChild!.replaceWith(kind === "line" ? line(found, column, times[0]!) : bars(found, column));
  const choices = element("p", "", { class: "tools" });
  choices.append(choice(word("column"), numbers.map((name) => [name, name]), (name) => { column = name; draw(); }));
  if (times.length) choices.append(choice(word("kind"), [["bars", word("bars")], ["line", word("line")]], (name) => { kind = name; draw(); }));
  box.append(choices, bars(found, column));
  return box;
}

function isTime(value: Value | undefined): boolean {
  return value !== undefined && value.type === "literal" && /^(19|20)\d\d(-\d\d){0,2}$/.test(value.value);
}

function bars(found: Rows, column: string): Element {
  const names = found.columns.filter((one) => one !== column && found.rows.some((row) => row[one]?.type === "literal" && (!isNumber(row[one]) || isTime(row[one]))));
  const kept = names.length ? names.slice(0, 3) : found.columns.filter((one) => one !== column).slice(0, 1);
  const points = found.rows.filter((row) => row[column]).slice(0, BARS).map((row) => ({
    name: kept.map((one) => (row[one]?.type === "uri" ? short(row[one].value) : row[one]?.value ?? "")).filter(Boolean).join(" · "),
    value: Number(row[column]!.value),
  }));
  const most = Math.max(...points.map((point) => Math.abs(point.value)), Number.MIN_VALUE);
  const narrow = document.documentElement.clientWidth < 700; // then the names stand above their bars
  const [left, room, step] = narrow ? [0, 260, 44] : [400, 380, 26];
  const picture = canvas(points.length * step + 8, inWords(column, points), narrow ? 380 : 900);
  points.forEach((point, at) => {
    const y = at * step + (narrow ? 20 : 4), width = Math.max(1, (room * Math.abs(point.value)) / most);
    const place: Record<string, string | number> = narrow ? { x: 0, y: y - 5 } : { x: left - 8, y: y + 15, "text-anchor": "end" };
    const name = draw("text", place, point.name.length > NAME ? `${point.name.slice(0, NAME - 1)}…` : point.name);
    name.append(draw("title", {}, point.name));
    const fill = point.value < 0 ? colour(2) : colour(0);
    picture.append(name, draw("rect", { x: left, y, width, height: 19, fill }), draw("text", { x: left + 6 + width, y: y + 15 }, written(point.value)));
  });
  return picture;
}

/** The sums of a column by year or day. */
function line(found: Rows, column: string, time: string): Element {
  const sums = new Map<string, number>();
  for (const row of found.rows) {
    if (row[time] && row[column]) sums.set(row[time].value, (sums.get(row[time].value) ?? 0) + Number(row[column].value));
  }
  const points: Point[] = [...sums].sort(([a], [b]) => a.localeCompare(b)).map(([name, value]) => ({ name, value }));
  const most = Math.max(...points.map((point) => point.value), 1), least = Math.min(...points.map((point) => point.value), 0);
  const first = moment(points[0]!.name), last = moment(points.at(-1)!.name);
  const x = (point: Point): number => 90 + 760 * (last > first ? (moment(point.name) - first) / (last - first) : 0.5);
  const y = (point: Point): number => 270 - (240 * (point.value - least)) / (most - least);
  const picture = canvas(310, inWords(column, points), 900);
  for (const value of [least, (least + most) / 2, most]) {
    const height = y({ name: "", value });
    picture.append(draw("line", { x1: 90, x2: 850, y1: height, y2: height, class: "rule" }), draw("text", { x: 82, y: height + 4, "text-anchor": "end" }, written(value)));
  }
  picture.append(draw("polyline", { points: points.map((point) => `${x(point)},${y(point)}`).join(" "), fill: "none", stroke: colour(0), "stroke-width": 2.5 }));
  const apart = Math.max(1, Math.ceil(points.length / 12));
  points.forEach((point, at) => {
    const dot = draw("circle", { cx: x(point), cy: y(point), r: 5, fill: colour(0) });
    dot.append(draw("title", {}, `${point.name} : ${written(point.value)}`));
    picture.append(dot);
    if (at % apart === 0) picture.append(draw("text", { x: x(point), y: 298, "text-anchor": "middle" }, point.name));
  });
  return picture;
}

function moment(time: string): number {
  return Date.parse(time);
}

function written(value: number): string {
  return value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 2 });
}

/** A chart in words, for those who do not see it. */
function inWords(column: string, points: Point[]): string {
  return `${column} : ${points.map((point) => `${point.name} ${written(point.value)}`).join(", ")}`;
}

function canvas(height: number, label: string, width: number): Element {
  return draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", class: "chart", "aria-label": label.slice(0, 1000) });
}

function draw(name: string, attributes: Record<string, string | number>, text = ""): Element {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text) made.textContent = text;
  return made;
}
