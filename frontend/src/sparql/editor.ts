// The text of the query: highlighted, completed with the terms of the ontology, its mistakes underlined.

import { autocompletion, closeBrackets, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export interface Term { name: string; iri: string; label: string; kind: string }

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
  ".cm-scroller": { minHeight: "16rem" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  "&.cm-focused .cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-tooltip": { backgroundColor: "var(--panel)", color: "var(--ink)", border: "1px solid var(--line)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--paper)" },
});

/** The editor in a shadow tree, where its styles need no exception from the page's content security policy. */
export class Editor {
  private readonly view: EditorView;

  constructor(host: HTMLElement, text: string, label: string, terms: Term[], prefixes: Record<string, string>, run: () => void) {
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
            { key: "Escape", run: (view) => (view.contentDOM.blur(), host.nextElementSibling?.querySelector("button")?.focus(), true) },
            indentWithTab, ...defaultKeymap, ...historyKeymap,
          ]),
          EditorView.contentAttributes.of({ "aria-label": label }),
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

  /** Underlines the line that a message speaks of; none takes the mark away. */
  mark(message: string, line: number): void {
    const { doc } = this.view.state;
    const place = line > 0 && line <= doc.lines ? doc.line(line) : null;
    const found = place ? [{ from: place.from, to: place.to, severity: "error" as const, message }] : [];
    this.view.dispatch(setDiagnostics(this.view.state, found));
  }
}

function complete(context: CompletionContext, terms: Term[], prefixes: Record<string, string>): CompletionResult | null {
  const word = context.matchBefore(/[\w-]*:?[\w-]*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const variable = context.matchBefore(/[?$]\w*/);
  if (variable) {
    const used = new Set(context.state.doc.toString().match(/[?$]\w+/g) ?? []);
    return { from: variable.from, options: [...used].filter((one) => one !== variable.text).map((label) => ({ label, type: "variable" })) };
  }
  const options: Completion[] = [
    ...terms.map((term) => ({
      label: term.name, detail: term.label, type: term.kind,
      apply: (view: EditorView, _completion: Completion, from: number, to: number) => insert(view, term.name, prefixes, from, to),
    })),
    ...KEYWORDS.map((label) => ({ label, type: "keyword" })),
  ];
  return { from: word.from, options, validFor: /^[\w-]*:?[\w-]*$/ };
}

/** Writes a prefixed name, and declares its prefix where the query does not. */
function insert(view: EditorView, name: string, prefixes: Record<string, string>, from: number, to: number): void {
  const prefix = name.split(":")[0]!;
  const known = new RegExp(`prefix\\s+${prefix}:`, "i").test(view.state.doc.toString());
  const declared = known || !prefixes[prefix] ? "" : `PREFIX ${prefix}: <${prefixes[prefix]}>\n`;
  const changes = [{ from, to, insert: name }, ...(declared ? [{ from: 0, to: 0, insert: declared }] : [])];
  view.dispatch({ changes, selection: { anchor: from + declared.length + name.length } });
}
