// Runs before the first paint: the theme, and at "/" the way to the reader's language.
// The rest waits for the document. Storage may be switched off; then nothing is remembered.
(() => {
  const html = document.documentElement;
  const { root, glue, wasm, editor } = document.currentScript.dataset;
  const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => {
    try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* not remembered */ }
  };

  if (root === "") {
    const known = (tag) => /^(ko|en)\b/.test(tag);
    const wanted = [recall("baton.lang"), ...navigator.languages].find((tag) => tag && known(tag));
    location.replace(`${(wanted || "en").slice(0, 2)}/`);
    return;
  }

  const themes = ["system", "light", "dark"];
  let theme = themes.includes(recall("baton.theme")) ? recall("baton.theme") : "system";
  const show = () => {
    if (theme === "system") delete html.dataset.theme;
    else html.dataset.theme = theme;
  };
  show();
  html.dataset.js = "";
  // Who comes back gets the page at the height where it was left, so all of it has to be laid out.
  if (performance.getEntriesByType("navigation")[0]?.type === "navigate") html.dataset.fresh = "";

  const themeButton = (button) => {
    const name = () => button.setAttribute("aria-label", button.dataset[theme]);
    button.addEventListener("click", () => {
      theme = themes[(themes.indexOf(theme) + 1) % 3];
      keep("baton.theme", theme === "system" ? "" : theme);
      show();
      name();
    });
    name();
  };

  // The other language opens at the heading being read: headings have the same ids in both.
  const twinLink = (link) => link.addEventListener("click", () => {
    const above = [...document.querySelectorAll("main :is(h1,h2,h3)[id]")]
      .filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    link.hash = above.length ? above.at(-1).id : "";
    keep("baton.lang", link.hreflang);
  });

  const notice = (id, reload) => {
    const box = document.getElementById(id);
    box.querySelector("button").onclick = reload;
    box.hidden = false;
  };
  const session = (look) => { try { return look(sessionStorage); } catch { return undefined; } };
  // What the stages of this tab keep, by key.
  const stages = () => session((kept) => Object.entries(kept).filter(([key]) => key.startsWith("baton.stage."))) || [];
  // Everything that `cargo xtask replay` needs. JSON's strings are TOML's too.
  const report = (error) => {
    const line = ([key, value]) => `${JSON.stringify(key)} = ${JSON.stringify(value)}\n`;
    const head = [["program", wasm], ["page", location.pathname], ["error", String(error)]];
    const text = `${head.map(line).join("")}[stages]\n${stages().map(line).join("")}`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text]));
    link.download = "baton-report.toml";
    link.click();
  };
  // A page that was opened after a trap, and stopped before it lived: the moment before is no way out.
  const again = session((kept) => kept.getItem("baton.trap"));
  let stopped = false;
  const trapped = ({ error, reason }) => {
    const why = error || reason;
    if (stopped || !(why instanceof WebAssembly.RuntimeError)) return;
    stopped = true;
    const anew = again && !("stage" in html.dataset);
    notice("trap", () => {
      session((kept) => {
        if (anew) stages().forEach(([key]) => kept.removeItem(key));
        else kept.setItem("baton.trap", "1");
      });
      location.reload();
    });
    const reload = document.querySelector("#trap button");
    if (anew) reload.textContent = reload.dataset.anew;
    document.getElementById("report").onclick = () => report(why);
  };
  // What a stopped program would still write down is not to be trusted.
  addEventListener("pagehide", (event) => stopped && event.stopImmediatePropagation());
  const at = (name) => new URL(name, document.baseURI).href;
  // The program asks for it when one comes into view.
  if (editor) html.dataset.editor = at(editor);
  const start = async () => {
    let program;
    try {
      program = await import(at(glue));
      await program.default({ module_or_path: at(wasm) });
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      console.error(error);
      notice("unloaded", () => location.reload());
    }
  };

  addEventListener("error", trapped);
  addEventListener("unhandledrejection", trapped);
  addEventListener("DOMContentLoaded", () => {
    const twin = document.getElementById("twin");
    themeButton(document.getElementById("theme"));
    if (twin) twinLink(twin);
  });
  addEventListener("load", () => {
    if (!document.querySelector("[data-island]")) return;
    // A browser that is never idle starts it, too.
    if (window.requestIdleCallback) requestIdleCallback(start, { timeout: 2000 });
    else setTimeout(start);
  });
})();
