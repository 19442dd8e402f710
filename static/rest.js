// The end of each program's glue, whose `wasm` is what the first part exports (docs/decisions/015).
// The rest of the program is asked for when the learner first does anything on the page. Where one of its
// functions is called before it has come, there is no way but to wait: a call cannot be put off.
const REST = new URL("rest.wasm", import.meta.url);
const SIGNS = ["scroll", "pointermove", "pointerdown", "keydown"];
// Whoever is off the network asks again after so many milliseconds, not with every move of the pointer.
const AGAIN = 5000;
let rest;

const listen = (change) => SIGNS.forEach((sign) => change(sign, ask, { capture: true, passive: true }));
const ask = () => {
  listen(removeEventListener);
  fetch(REST).then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.compile(bytes))
    .then((module) => { rest ??= module; }, () => setTimeout(listen, AGAIN, addEventListener));
};
listen(addEventListener);

const wait = () => {
  const request = new XMLHttpRequest();
  request.open("GET", REST, false);
  // Bytes as text: a request that is waited for gives nothing else.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  try { request.send(); } catch { /* no status */ }
  if (request.status !== 200) throw new WebAssembly.RuntimeError("the rest of the program cannot be had");
  return new WebAssembly.Module(Uint8Array.from(request.responseText, (c) => c.charCodeAt(0)));
};

const load = () => {
  new WebAssembly.Instance(rest ??= wait(), { "": wasm });
  wasm.rest_loaded.value = 1;
};
