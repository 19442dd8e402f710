// The editor of a configuration, loaded when one comes into view: CodeMirror in a shadow root, for under our CSP its
// styles reach the page only there. Offsets are UTF-16 units of a text whose lines end with \n alone.
import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, nextDiagnostic, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { nginx } from "./nginx.js";
import { theme } from "./theme.js";

const element = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text, ...more });

// Lines to light, from 1.
const light = StateEffect.define();
const litLine = Decoration.line({ class: "lit" });
const lit = StateField.define({
  create: () => Decoration.none,
  update: (lines, { changes, effects, state }) => effects.reduce((lines, effect) => {
    if (!effect.is(light)) return lines;
    const known = effect.value.filter((line) => line >= 1 && line <= state.doc.lines);
    return Decoration.set(known.map((line) => litLine.range(state.doc.line(line).from)), true);
  }, lines.map(changes)),
  provide: (field) => EditorView.decorations.from(field),
});

const diagnostic = (length) => ([from, to, severity, verbatim, words, label, fixFrom, fixTo, insert]) => ({
  from: Math.min(from, length), to: Math.min(to, length), severity, message: words,
  renderMessage: () => {
    const said = element("span", "");
    said.append(element("code", verbatim, { lang: "en" }), words);
    return said;
  },
  actions: label === undefined ? [] : [{
    name: label,
    apply: (view) => {
      view.dispatch({ changes: { from: fixFrom, to: Math.min(fixTo, view.state.doc.length), insert }, userEvent: "input.fix" });
      view.focus();
    },
  }],
});

const completion = (complete) => autocompletion({
  icons: false,
  override: [({ state, pos, explicit }) => {
    const [from, found] = complete(state.doc.toString(), pos);
    if (found.length === 0 || (from === pos && !explicit)) return null;
    return { from, options: found.map(([label, detail, apply]) => ({ label, detail, apply })), validFor: /^[\w$]*$/ };
  }],
});

const told = (hover) => hoverTooltip((view, pos) => {
  const found = hover(view.state.doc.toString(), pos);
  if (!found) return null;
  const [from, to, title, words] = found;
  return {
    pos: from, end: to, above: true,
    create: () => {
      const dom = element("div", "", { className: "told" });
      dom.append(element("b", title, { lang: "en" }), element("p", words));
      return { dom };
    },
  };
}, { hideOnChange: true });

// Who is still typing is not talked to.
const QUIET_MS = 1_000;

// What changes between `before` and `after`, so that the caret stays and one step of undo goes back.
const change = (before, after) => {
  let from = 0;
  const end = Math.min(before.length, after.length);
  while (from < end && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < end - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
};

// Puts an editor into `host`. `words`: its name, how it is used, the name of the list of completions. `changed(text)` is
// called when the learner has changed the text, never between the parts of a letter; `complete(text, at)` gives
// [from, [[label, detail, insert], …]], `hover(text, at)` [from, to, title, words] or undefined.
export const open = (host, text, [label, help, completions], changed, complete, hover) => {
  let sent = text;
  let waiting = [];
  let saying = 0;
  const fixed = new Compartment();
  const send = (view) => {
    const now = view.state.doc.toString();
    if (view.composing || now === sent) return;
    sent = now;
    changed(now);
  };
  // What is drawn around a letter that is being composed would break it.
  const settle = (view) => {
    if (view.composing) return;
    send(view);
    const drawn = waiting;
    waiting = [];
    drawn.forEach((draw) => draw());
  };
  const later = (view) => { setTimeout(() => settle(view)); };
  const whenSettled = (view, draw) => (view.composing ? waiting.push(draw) : draw());

  const root = host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root, parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), lintGutter(), history(), indentUnit.of("    "), indentOnInput(), bracketMatching(), nginx, lit, theme,
        completion(complete), told(hover),
        keymap.of([{ key: "F8", run: nextDiagnostic }, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        fixed.of([]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": "help", lang: "en" }),
        EditorState.phrases.of({ Completions: completions }),
        EditorView.updateListener.of(({ docChanged, view }) => docChanged && send(view)),
        EditorView.domEventHandlers({
          compositionend: (_, view) => later(view),
          blur: (_, view) => later(view),
        }),
      ],
    }),
  });
  view.dom.append(element("p", help, { id: "help", className: "help" }));

  return {
    // Another text, from outside.
    show: (text) => {
      sent = text;
      view.dispatch({ changes: change(view.state.doc.toString(), text) });
    },
    // The problems, and what is said of them (nothing if it is empty).
    mark: (found, words) => whenSettled(view, () => {
      view.dispatch(setDiagnostics(view.state, found.map(diagnostic(view.state.doc.length))));
      clearTimeout(saying);
      if (words) saying = setTimeout(() => view.dispatch({ effects: EditorView.announce.of(words) }), QUIET_MS);
    }),
    light: (lines) => whenSettled(view, () => view.dispatch({ effects: light.of(lines) })),
    fix: (isFixed) => view.dispatch({
      effects: fixed.reconfigure(isFixed ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : []),
    }),
    close: () => {
      clearTimeout(saying);
      view.destroy();
    },
  };
};
