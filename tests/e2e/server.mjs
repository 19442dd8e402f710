// A plain static host: sends the .br file where the browser takes it, knows nothing else.
// As a program: node server.mjs DIR [BASE] [PORT]
import { createReadStream, existsSync, statSync } from "node:fs";
import http from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const KINDS = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm", ".svg": "image/svg+xml", ".xml": "application/xml", ".json": "application/json",
  ".txt": "text/plain; charset=utf-8", ".webmanifest": "application/manifest+json",
};

// The file that `path` names in `dir`, or undefined.
const find = (dir, base, path) => {
  if (!path.startsWith(base)) return undefined;
  const inside = normalize(`/${path.slice(base.length)}`);
  const file = join(dir, inside.endsWith("/") ? `${inside}index.html` : inside);
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
};

const send = (request, response, status, file) => {
  const brotli = /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && existsSync(`${file}.br`);
  const hashed = /\.[0-9a-f]{16}\./.test(file);
  response.writeHead(status, {
    "content-type": KINDS[extname(file)] ?? "application/octet-stream",
    "cache-control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
    vary: "accept-encoding",
    ...(brotli && { "content-encoding": "br" }),
  });
  createReadStream(brotli ? `${file}.br` : file).pipe(response);
};

// Serves `dir` under `base` on a free port (or `port`); gives back its address and a way to stop it.
export const serve = (dir, base = "/", port = 0) => new Promise((resolve) => {
  const server = http.createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const file = find(dir, base, path);
    if (file) send(request, response, 200, file);
    else send(request, response, 404, join(dir, "404.html"));
  });
  server.listen(port, "127.0.0.1", () => resolve({
    url: `http://127.0.0.1:${server.address().port}${base}`,
    close: () => { server.close(); server.closeAllConnections(); },
  }));
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dir, base, port] = process.argv.slice(2);
  console.log((await serve(dir, base ?? "/", Number(port ?? 0))).url);
}
