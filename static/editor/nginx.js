// How a configuration of nginx looks: what its words are is said by the simulator, not here.
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const ends = (char) => char === "{" || char === "}" || char === ";";

const quoted = (stream, state) => {
  for (let char = stream.next(); char; char = stream.next()) {
    if (char === "\\") stream.next();
    else if (char === state.quote) {
      state.quote = "";
      break;
    }
  }
  return "string";
};

// The first word of a directive is its name; a quote may go on over several lines.
const language = StreamLanguage.define({
  name: "nginx",
  startState: () => ({ isName: true, depth: 0, quote: "" }),
  token: (stream, state) => {
    if (state.quote) return quoted(stream, state);
    if (stream.eatSpace()) return null;
    const char = stream.next();
    if (char === "#") {
      stream.skipToEnd();
      return "comment";
    }
    if (ends(char)) {
      state.isName = true;
      if (char === "{") state.depth += 1;
      if (char === "}") state.depth = Math.max(0, state.depth - 1);
      return "punctuation";
    }
    const { isName } = state;
    state.isName = false;
    if (char === "\"" || char === "'") {
      state.quote = char;
      return quoted(stream, state);
    }
    if (char === "$") {
      if (!stream.match(/^\{\w*\}?/)) stream.eatWhile(/\w/);
      return "variableName";
    }
    if (char === "\\") stream.next();
    while (stream.match(/^\\.|^[^\s;{}$\\]/));
    if (isName) return "keyword";
    return /^\d+[kmgsdhwyM]*$/.test(stream.current()) ? "number" : null;
  },
  indent: (state, after, context) => Math.max(0, state.depth - (after.startsWith("}") ? 1 : 0)) * context.unit,
  languageData: { commentTokens: { line: "#" }, indentOnInput: /^\s*\}$/ },
});

const look = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: tags.variableName, color: "var(--ok)" },
  { tag: [tags.string, tags.number], color: "var(--wait)" },
  { tag: [tags.comment, tags.punctuation], color: "var(--soft)" },
]);

export const nginx = [language, syntaxHighlighting(look)];
