// What the endpoint answers: rows, triples, a yes or no, or why it will not.

export interface Value { type: string; value: string; datatype?: string; "xml:lang"?: string }
export interface Rows { columns: string[]; rows: Record<string, Value | undefined>[] }
export type Triple = [Value, string, Value];

export type Answer =
  | { kind: "rows"; rows: Rows }
  | { kind: "triples"; triples: Triple[] }
  | { kind: "truth"; truth: boolean }
  | { kind: "refused"; message: string; line: number; column: number };

interface Json { head: { vars?: string[] }; boolean?: boolean; results?: { bindings: Record<string, Value>[] } }

/** Sends a query; the answer comes in one of the accepted types. */
export function ask(endpoint: string, query: string, accept: string, signal?: AbortSignal): Promise<Response> {
  const headers = { "Content-Type": "application/sparql-query", Accept: accept };
  return fetch(endpoint, { method: "POST", body: query, headers, signal: signal ?? null });
}

/** What a response says. */
export async function read(response: Response): Promise<Answer> {
  if (!response.ok) return refused(await response.text());
  const text = await response.text();
  if (!response.headers.get("Content-Type")?.includes("json")) return { kind: "triples", triples: triples(text) };
  const said = JSON.parse(text) as Json;
  if (said.boolean !== undefined) return { kind: "truth", truth: said.boolean };
  return { kind: "rows", rows: { columns: said.head.vars ?? [], rows: said.results?.bindings ?? [] } };
}

function refused(text: string): Answer {
  let message = text;
  try {
    const said = JSON.parse(text) as { detail?: string; title?: string };
    message = said.detail ?? said.title ?? text;
  } catch { /* a proxy between may answer in words of its own */ }
  const place = /\b(?:line |at )(\d+)(?::(\d+))?/.exec(message);
  return { kind: "refused", message, line: Number(place?.[1] ?? 0), column: Number(place?.[2] ?? 0) };
}

/** The triples of a text in N-Triples. */
export function triples(text: string): Triple[] {
  return [...text.matchAll(/^(\S+) <([^>]+)> (.+) \.$/gm)].map(([, subject, predicate, object]) => [term(subject!), predicate!, term(object!)]);
}

function term(text: string): Value {
  if (text.startsWith("<")) return { type: "uri", value: text.slice(1, -1) };
  if (text.startsWith("_:")) return { type: "bnode", value: text };
  const [, inside, , datatype] = /^"((?:[^"\\]|\\.)*)"(@[\w-]+|\^\^<([^>]+)>)?$/.exec(text) ?? [];
  return { type: "literal", value: unescaped(inside ?? text), ...(datatype ? { datatype } : {}) };
}

const ESCAPES: Record<string, string> = { n: "\n", t: "\t", r: "\r" };

function unescaped(text: string): string {
  return text.replace(/\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)/g, (_, sign: string) =>
    sign.length > 1 ? String.fromCodePoint(parseInt(sign.slice(1), 16)) : (ESCAPES[sign] ?? sign));
}

/** Whether a value is a number. */
export function isNumber(value: Value | undefined): boolean {
  return value !== undefined && value.type === "literal" && value.value !== "" && Number.isFinite(Number(value.value));
}

/** The columns in which all values that there are pass a test. */
export function columnsOf(found: Rows, test: (value: Value) => boolean): string[] {
  return found.columns.filter((column) => {
    const values = found.rows.flatMap((row) => row[column] ?? []);
    return values.length > 0 && values.every(test);
  });
}
