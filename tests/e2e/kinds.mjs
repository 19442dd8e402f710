// The pages that are measured: the largest Korean page of each kind (the body's class).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pages } from "./site.mjs";

const html = (path) => readFileSync(join("dist", path, "index.html"), "utf8");
const kind = (path) => html(path).match(/<body class="([^"]+)"/)[1];

// [kind, folder] of each.
export const kinds = [...new Map(
  pages.filter((path) => path.startsWith("ko/"))
    .sort((one, other) => html(one).length - html(other).length)
    .map((path) => [kind(path), path]),
)];
