// Runs before the first paint: the theme, and at "/" the way to the reader's language.
// The rest waits for the document. Storage may be switched off; then nothing is remembered.
(() => {
  const html = document.documentElement;
  const { root, glue, wasm } = document.currentScript.dataset;
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
  const trapped = ({ error, reason }) => {
    if (!((error || reason) instanceof WebAssembly.RuntimeError)) return;
    notice("trap", () => {
      try { sessionStorage.setItem("baton.trap", "1"); } catch { /* reloads at the start */ }
      location.reload();
    });
  };
  const start = async () => {
    const at = (name) => new URL(name, document.baseURI).href;
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
    if (document.querySelector("[data-island]")) (window.requestIdleCallback || setTimeout)(start);
  });
})();
