// Only `cargo xtask serve` has this file: it reloads the page after a build, or shows why there is none.
(() => {
  let version;
  let note;
  const hide = () => { note?.remove(); note = undefined; };
  const show = (text) => {
    hide();
    note = document.createElement("pre");
    note.textContent = text;
    Object.assign(note.style, {
      position: "fixed", inset: "0", zIndex: "9", margin: "0", padding: "2rem", overflow: "auto",
      whiteSpace: "pre-wrap", font: "14px/1.5 monospace", background: "#1b2230", color: "#fff",
    });
    document.documentElement.append(note);
  };
  const stream = new EventSource("/__live");
  stream.addEventListener("wrong", (event) => { version ??= "none"; show(event.data); });
  stream.addEventListener("good", (event) => {
    hide();
    version ??= event.data;
    if (version !== event.data) location.reload();
  });
})();
