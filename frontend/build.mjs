// Bundles each page's script: src/<page>/main.ts becomes <page>.js in the folder that the server shows as /static/bundles.
// The outlines that the maps of the server point into are written beside them.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { departements } from "./map.mjs";

const out = process.argv[2] ?? "../src/ecograph/web/static/bundles";
await build({
  entryPoints: { network: "src/network/main.ts", sparql: "src/sparql/main.ts" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "linked",
  logLevel: "warning",
});
await writeFile(join(out, "departements.svg"), departements());
