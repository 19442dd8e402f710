// The pages that are measured: the first Korean page of each kind (the body's class).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pages } from "./site.mjs";

const kind = (path) => readFileSync(join("dist", path, "index.html"), "utf8").match(/<body class="([^"]+)"/)[1];

// [kind, folder] of each.
export const kinds = [...new Map(
  pages.filter((path) => path.startsWith("ko/")).reverse().map((path) => [kind(path), path]),
)];
