// The text of the query: highlighted, completed with the terms of the ontology, its mistakes underlined.

import { autocompletion, closeBrackets, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Term } from "./told";

const KEYWORDS = "SELECT DISTINCT WHERE OPTIONAL FILTER UNION GRAPH VALUES BIND SERVICE ORDER BY GROUP BY HAVING LIMIT OFFSET ASK CONSTRUCT DESCRIBE PREFIX EXISTS NOT MINUS COUNT SUM AVG MIN MAX SAMPLE STR LANG BOUND IF COALESCE REGEX CONTAINS STRSTARTS YEAR".split(" ");

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: [tags.string, tags.number], color: "var(--literal)" },
  { tag: [tags.atom, tags.meta, tags.link], color: "var(--link)" },
  { tag: tags.variableName, color: "var(--variable)" },
]);
const look = EditorView.theme({
  "&": { fontSize: ".95rem", backgroundColor: "var(--paper)", color: "var(--ink)" },
  ".cm-content": { fontFamily: "ui-monospace, monospace", caretColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--quiet)", border: "none" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--panel) 70%, transparent)" },
  "&.cm-editor": { maxHeight: "70vh" },
  ".cm-scroller": { minHeight: "12rem", overflow: "auto" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  "&.cm-focused .cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-tooltip": { backgroundColor: "var(--panel)", color: "var(--ink)", border: "1px solid var(--line)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxWidth: "min(44rem, calc(100vw - 2.5rem))" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--paper)" },
});

/** Text in the place of a selection: left to the browser, it would keep the look of what went in a style attribute, which the
 * page's content security policy refuses. */
const replacing = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    if (event.inputType !== "insertText" || !event.data || !/^[\w\s?$:<]$/.test(event.data) || view.state.selection.main.empty) return false;
    event.preventDefault();
    view.dispatch({ ...view.state.replaceSelection(event.data), userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});

/** The editor in a shadow tree, where its styles need no exception from the page's content security policy. */
export class Editor {
  private readonly view: EditorView;

  constructor(host: HTMLElement, text: string, label: string, terms: Term[], prefixes: Record<string, string>, run: () => void, leave: () => void) {
    const root = host.attachShadow({ mode: "open" });
    this.view = new EditorView({
      root, parent: root,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(), lintGutter(),
          StreamLanguage.define(sparql), syntaxHighlighting(colours), look, EditorView.lineWrapping,
          autocompletion({ override: [(context) => complete(context, terms, prefixes)] }),
          keymap.of([
            { key: "Mod-Enter", run: () => (run(), true) },
            { key: "Escape", run: () => (leave(), true) },
            indentWithTab, ...defaultKeymap, ...historyKeymap,
          ]),
          EditorView.contentAttributes.of({ "aria-label": label }), replacing,
        ],
      }),
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  set text(text: string) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
  }

  /** Underlines what a message speaks of, from its column on if it has one; line 0 takes the mark away. */
  mark(message: string, line: number, column: number): void {
    const { doc } = this.view.state;
    const place = line > 0 && line <= doc.lines ? doc.line(line) : null;
    const from = place ? Math.min(place.from + Math.max(0, column - 1), Math.max(place.from, place.to - 1)) : 0;
    const found = place ? [{ from, to: place.to, severity: "error" as const, message }] : [];
    this.view.dispatch(setDiagnostics(this.view.state, found));
  }
}

function complete(context: CompletionContext, terms: Term[], prefixes: Record<string, string>): CompletionResult | null {
  const code = context.matchBefore(/<[^<>\s]*/); // an IRI that is begun: the codes
  const word = code ?? context.matchBefore(/[\w-]*:?[\w-]*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const variable = context.matchBefore(/[?$]\w*/);
  if (variable) {
    const used = new Set(context.state.doc.toString().match(/[?$]\w+/g) ?? []);
    return { from: variable.from, options: [...used].filter((one) => one !== variable.text).map((label) => ({ label, type: "variable" })) };
  }
  const options: Completion[] = [
    ...terms.filter((term) => (term.kind === "constant") === Boolean(code)).map((term) => ({
      label: term.name, displayLabel: term.kind === "constant" ? term.name.replace(/^<.*\/code\//, "").slice(0, -1) : term.name,
      detail: term.label, type: term.kind,
      apply: (view: EditorView, _completion: Completion, from: number, to: number) => insert(view, term.name, prefixes, from, to),
    })),
    ...(code ? [] : KEYWORDS.map((label) => ({ label, type: "keyword" }))),
  ];
  return { from: word.from, options, validFor: code ? /^<[^<>\s]*$/ : /^[\w-]*:?[\w-]*$/ };
}

/** Writes a prefixed name, and declares its prefix where the query does not. */
function insert(view: EditorView, name: string, prefixes: Record<string, string>, from: number, to: number): void {
  const prefix = name.startsWith("<") ? "" : name.split(":")[0]!;
  const known = !prefix || new RegExp(`prefix\\s+${prefix}:`, "i").test(view.state.doc.toString());
  const declared = known || !prefixes[prefix] ? "" : `PREFIX ${prefix}: <${prefixes[prefix]}>\n`;
  if (!prefix && view.state.sliceDoc(to, to + 1) === ">") to += 1; // the bracket that was closed by itself
  const changes = [{ from, to, insert: name }, ...(declared ? [{ from: 0, to: 0, insert: declared }] : [])];
  view.dispatch({ changes, selection: { anchor: from + declared.length + name.length } });
}
