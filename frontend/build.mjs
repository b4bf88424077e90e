// Bundles each page's script: src/<page>/main.ts becomes <page>.js in the folder that the server shows as /static/bundles.
import { build } from "esbuild";

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
