// Builds one page of one peer: bundled and minified by esbuild in production mode, compressed as a
// careful operator would, and kept in memory under names that may be cached forever.

import { createHash } from "node:crypto";
import { basename } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

import { build } from "esbuild";

import { describe } from "./form.mjs";

const here = new URL("./", import.meta.url).pathname;
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf" };

/** The files of a page by their path: `{type, body, forever}`, the bodies compressed with brotli. */
export async function pageOf(adapter, count) {
  const result = await build({
    entryPoints: [`${here}adapters/${adapter}`],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    outdir: "/",
    jsx: "automatic",
    legalComments: "none",
    logLevel: "silent",
    // Icon fonts are files of their own, fetched when something is drawn with them.
    loader: { ".svg": "dataurl", ".woff": "file", ".woff2": "file", ".ttf": "file", ".eot": "file", ".gif": "dataurl", ".png": "dataurl" },
    assetNames: "asset-[hash]",
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
    plugins: [formOf(count)],
  });
  const files = new Map();
  const links = [];
  for (const { path, contents } of result.outputFiles) {
    const ending = /\.\w+$/.exec(path)[0];
    const body = Buffer.from(contents);
    const name = `/${createHash("sha256").update(body).digest("hex").slice(0, 8)}-${basename(path)}`;
    const place = basename(path).startsWith("asset-") ? `/${basename(path)}` : name;
    files.set(place, { type: TYPES[ending] ?? "application/octet-stream", body: compressed(body), forever: true });
    if (ending === ".css") links.push(`<link rel="stylesheet" href="${place}">`);
    if (ending === ".js") links.push(`<script type="module" src="${place}"></script>`);
  }
  files.set("/", { type: "text/html; charset=utf-8", body: compressed(Buffer.from(html(links))), forever: false });
  return files;
}

/** Compressed as well as brotli can. */
export function compressed(body) {
  return brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}

function html(links) {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>申请表</title><link rel="icon" href="data:,">${links.join("")}</head><body><div id="form"></div></body></html>`;
}

/** `import form from "bench:form"`: the description as data, as it would come from a database. */
function formOf(count) {
  return {
    name: "form",
    setup(build) {
      build.onResolve({ filter: /^bench:form$/ }, () => ({ path: "form", namespace: "bench" }));
      build.onLoad({ filter: /.*/, namespace: "bench" }, () => ({ contents: JSON.stringify(describe(count)), loader: "json" }));
    },
  };
}
