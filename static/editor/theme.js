// The page's look, by its own custom properties: they reach into the shadow root, its style sheet does not.
import { EditorView } from "@codemirror/view";

const box = {
  border: "1px solid var(--edge)", borderRadius: ".6rem", backgroundColor: "var(--card)", color: "var(--ink)",
  boxShadow: "0 .3rem 1.2rem rgb(0 0 0 / .18)", maxInlineSize: "min(26rem, calc(100vw - 1.5rem))", boxSizing: "border-box",
};

export const theme = EditorView.theme({
  "&": { border: "1px solid var(--edge)", borderRadius: "var(--round)", backgroundColor: "var(--card)", color: "var(--ink)", overflow: "hidden" },
  // At once: the class comes a moment after the focus.
  "&.cm-focused, &:focus-within": { outline: "3px solid var(--accent)", outlineOffset: "3px" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontSize: "max(1rem, 16px)", lineHeight: "1.6" },
  ".cm-content": { padding: ".5rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 .6rem 0 .5rem", borderInlineStart: "4px solid transparent" },
  ".cm-gutters": { border: "0", backgroundColor: "var(--well)", color: "var(--soft)" },
  ".cm-lineNumbers .cm-gutterElement": { minInlineSize: "1.6rem", padding: "0 .35rem 0 .2rem" },
  ".cm-gutter-lint": { inlineSize: "1.25rem" },
  ".cm-gutter-lint .cm-gutterElement": { padding: ".3rem .1rem" },
  // A bar beside the colour.
  ".cm-line.lit": { borderInlineStartColor: "var(--accent)", backgroundColor: "var(--accent-soft)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { outline: "1px solid var(--edge)", backgroundColor: "transparent" },

  // A cross, and a triangle.
  ".cm-lint-marker": { inlineSize: "1rem", blockSize: "1rem", textAlign: "center", lineHeight: "1", fontWeight: "800" },
  ".cm-lint-marker-error": { content: "none", color: "var(--bad)" },
  ".cm-lint-marker-warning": { content: "none", color: "var(--wait)" },
  ".cm-lint-marker-error::before": { content: "\"✕\"" },
  ".cm-lint-marker-warning::before": { content: "\"▲\"" },
  ".cm-lintRange": { backgroundImage: "none", paddingBlockEnd: "0", textDecoration: "underline wavy 1.5px", textUnderlineOffset: "3px" },
  ".cm-lintRange-error": { textDecorationColor: "var(--bad)" },
  ".cm-lintRange-warning": { textDecorationColor: "var(--wait)", textDecorationStyle: "dashed" },
  ".cm-lintRange-active": { backgroundColor: "var(--accent-soft)" },
  ".cm-lintPoint::after": { borderBlockEndColor: "var(--bad)" },

  ".cm-tooltip": { ...box, fontFamily: "var(--font)", fontSize: ".95rem", lineHeight: "1.6", zIndex: "20" },
  ".cm-tooltip-lint": { padding: "0", listStyle: "none" },
  ".cm-diagnostic": { margin: "0", padding: ".6rem .8rem", whiteSpace: "normal" },
  ".cm-diagnostic-error": { borderInlineStart: "5px solid var(--bad)" },
  ".cm-diagnostic-warning": { borderInlineStart: "5px dashed var(--wait)" },
  ".cm-diagnosticText code": { display: "block", fontFamily: "var(--mono)", fontSize: ".85em", color: "var(--soft)", overflowWrap: "anywhere" },
  ".cm-diagnosticAction": {
    display: "block", minBlockSize: "2.75rem", margin: ".5rem 0 0", padding: ".3rem .9rem", border: "1px solid var(--edge)",
    borderRadius: ".6rem", backgroundColor: "var(--card)", color: "var(--accent)", font: "inherit", fontWeight: "600", cursor: "pointer",
  },
  ".cm-diagnosticAction u": { textDecoration: "none" },
  ".told": { padding: ".6rem .8rem" },
  ".told b": { display: "block", fontFamily: "var(--mono)" },
  ".told p": { margin: "0" },

  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxBlockSize: "13rem", maxInlineSize: "100%" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { minBlockSize: "1.9rem", padding: ".2rem .7rem", whiteSpace: "normal", overflowWrap: "anywhere" },
  "@media (pointer: coarse)": {
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { minBlockSize: "2.75rem", alignContent: "center" },
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": { marginInlineStart: ".7rem", fontFamily: "var(--font)", fontStyle: "normal", fontSize: ".85em", opacity: ".85" },
  // Read out, not shown.
  ".help": { position: "absolute", inlineSize: "1px", blockSize: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});
