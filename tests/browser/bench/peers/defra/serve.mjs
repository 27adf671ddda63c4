// DEFRA's forms engine with the bench's form; `node serve.mjs COUNT` prints the address once it listens.
//
// Its package brings no compiled style sheet and program for the browser, so they are made here from its
// sources and from govuk-frontend. It judges only what is sent, so there is no message at a keystroke;
// conditions and comparisons would stand on other pages and are left out.

import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { build } from "esbuild";

import { compressed } from "../build.mjs";
import { describe, OPTIONS } from "../form.mjs";
import { LIMITS } from "../rules.mjs";
import { nameOf } from "./names.mjs";

const { text, number } = LIMITS;
const KINDS = {
  text: { type: "TextField", schema: text },
  number: { type: "NumberField", schema: number },
  date: { type: "DatePartsField", schema: {} },
  choice: { type: "SelectField", schema: {}, list: "options" },
  identity: { type: "TextField", schema: { regex: "^[0-9]{17}[0-9X]$" } },
  note: { type: "TextField", schema: {} },
};

// The engine reads its settings where it is loaded; nothing of this is used.
const UNUSED = ["NOTIFY_TEMPLATE_ID", "NOTIFY_API_KEY", "REDIS_HOST", "REDIS_USERNAME", "REDIS_PASSWORD", "REDIS_KEY_PREFIX"];
const NOWHERE = ["FEEDBACK_LINK", "MANAGER_URL", "DESIGNER_URL", "SUBMISSION_URL", "UPLOADER_URL"];
Object.assign(process.env, Object.fromEntries(UNUSED.map((it) => [it, "unused"])));
Object.assign(process.env, Object.fromEntries(NOWHERE.map((it) => [it, "http://localhost:9"])));
Object.assign(process.env, { NODE_ENV: "test", PORT: "0", SESSION_COOKIE_PASSWORD: "x".repeat(40) });

const require = createRequire(import.meta.url);
const engine = dirname(require.resolve("@defra/forms-engine-plugin/package.json"));
const govuk = dirname(require.resolve("govuk-frontend"));

const { title, fields } = describe(Number(process.argv[2]));
const components = fields.map((field) => ({
  ...KINDS[field.kind],
  name: nameOf(field.key),
  title: field.label,
  options: { required: field.required },
}));
const folder = await mkdtemp(join(tmpdir(), "hall-bench-defra-"));
const definition = {
  name: title,
  engine: "V1",
  startPage: "/form",
  pages: [
    { path: "/form", title, components, next: [{ path: "/summary" }] },
    { path: "/summary", title: "核对", controller: "SummaryPageController", components: [], next: [] },
  ],
  lists: [{ name: "options", title: "选项", type: "string", items: OPTIONS.map(({ value, label }) => ({ value, text: label })) }],
  sections: [],
  conditions: [],
};
await writeFile(join(folder, "bench.json"), JSON.stringify(definition));

const program = await build({
  entryPoints: [join(engine, ".server/client/javascripts/application.js")],
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  logLevel: "silent",
});
const assets = {
  "/application.js": ["text/javascript", compressed(Buffer.from(program.outputFiles[0].contents))],
  "/stylesheets/application.scss": ["text/css", compressed(await readFile(join(govuk, "govuk-frontend.min.css")))],
};

// As in production: templates are compiled once.
const { config } = await import(join(engine, ".server/config/index.js"));
config.set("isDevelopment", false);
const { createServer } = await import(join(engine, ".server/server/index.js"));
const state = { updatedAt: new Date(), createdAt: new Date() };
const metadata = { id: "661e4ca5039739ef2902b214", slug: "bench", title, live: state };
const server = await createServer({
  formFileName: "bench.json",
  formFilePath: folder,
  services: {
    formsService: { getFormMetadata: async () => metadata, getFormDefinition: async () => definition },
    formSubmissionService: {},
    outputService: {},
  },
});
server.ext("onRequest", (request, reply) => {
  const [type, body] = assets[request.path] ?? [];
  if (body === undefined) return reply.continue;
  return reply.response(body).type(type).header("content-encoding", "br").takeover();
});
server.ext("onPreResponse", (request, reply) => {
  if (request.path in assets) request.response.header("cache-control", "public, max-age=31536000, immutable");
  return reply.continue;
});
await server.start();
// A service that has been running for a while.
for (let visit = 0; visit < 5; visit += 1) await server.inject("/bench/form");
console.log(`listens at http://127.0.0.1:${server.info.port}`);
