// The pages that are measured: the largest Korean page of each kind (the body's class).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pages } from "./site.mjs";

const bytes = (path) => readFileSync(join("dist", path, "index.html"));
const kind = (path) => bytes(path).toString().match(/<body class="([^"]+)"/)[1];

// [kind, folder] of each.
export const kinds = [...new Map(
  pages.filter((path) => path.startsWith("ko/"))
    .sort((one, other) => bytes(one).length - bytes(other).length)
    .map((path) => [kind(path), path]),
)];
