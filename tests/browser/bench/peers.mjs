// The hall's form on a poor phone, beside the forms of its peers and a page without any framework.
//
//   node tests/browser/bench/peers.mjs            installs the peers, builds, measures, prints
//
// All of them build the same form of 100 and of 500 fields (peers/form.mjs) and are measured in one run of
// one Chromium with the processor slowed down four times. First and second visits also have a slow
// network: 400 kbit/s each way and 400 ms before every answer, which is what "slow 3G" means to
// WebPageTest and Lighthouse; the preset of the same name in Chromium's tools has the same rates and waits
// 2,000 ms (BENCH_LATENCY=2000). Whoever cannot be installed, built or measured is named at the end.
//
// BENCH_RUNS visits of each (10), BENCH_KEYS keystrokes (50), BENCH_LATENCY in ms (400), BENCH_CPU (4),
// BENCH_ONLY a part of a name, BENCH_PARTS `visits`, `keys` or both, BENCH_OUT a file for the numbers.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { Hall } from "../hall.mjs";

const here = new URL("./peers/", import.meta.url).pathname;
const repository = new URL("../../../", import.meta.url).pathname;
const number = (name, usual) => Number(process.env[name] ?? usual);
const setting = {
  runs: number("BENCH_RUNS", 10),
  keys: number("BENCH_KEYS", 50),
  latency: number("BENCH_LATENCY", 400),
  kilobits: 400,
  cpu: number("BENCH_CPU", 4),
  counts: [100, 500],
};
const parts = (process.env.BENCH_PARTS ?? "visits,keys").split(",");
const out = process.env.BENCH_OUT ?? join(repository, "target/bench/peers.json");
const failures = [];

install(here);
const { pageOf } = await import("./peers/build.mjs");
const { hallPage, PEERS } = await import("./peers/contestants.mjs");
const { pathOf, writeCatalogue } = await import("./peers/catalogue.mjs");
const { counted, serve, serveProgram } = await import("./peers/serve.mjs");
const { keystrokes, openBrowser, visits } = await import("./peers/measure.mjs");
const { keystrokesTable, summary, visitsTable } = await import("./peers/table.mjs");

const catalogue = await mkdtemp(join(tmpdir(), "hall-bench-"));
await writeCatalogue(catalogue, setting.counts);
const hall = await Hall.start({ catalogue });
const browser = await openBrowser();
const numbers = { at: new Date().toISOString(), chromium: browser.version(), cores: cpus().length, ...setting, forms: {} };

for (const count of setting.counts) {
  console.error(`${count} fields`);
  const contestants = await opened(count);
  if (parts.includes("visits") && count === setting.counts[0]) {
    // In turn, so that whatever else the machine does falls on all of them.
    for (let run = 0; run < setting.runs; run += 1) {
      for (const it of contestants) {
        await attempt(it, async () => (it.visits ??= []).push(await visits(browser, it, setting)));
      }
    }
  }
  if (parts.includes("keys")) {
    for (const it of contestants) await attempt(it, async () => (it.keys = await keystrokes(browser, it, setting)));
  }
  tell(count, contestants);
  for (const it of contestants) it.stop();
}

await browser.close();
await hall.stop();
await rm(catalogue, { recursive: true });
await mkdir(dirname(out), { recursive: true });
await writeFile(out, JSON.stringify({ ...numbers, failures }, null, 1));
for (const it of failures) console.log(`left out: ${it}`);
console.log(`the numbers: ${out}`);

/** A folder's packages, as its lock file pins them; a quick no-op when they are there. */
function install(folder) {
  if (existsSync(join(folder, "node_modules/.package-lock.json"))) return;
  console.log(`installing the peers in ${folder} …`);
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
}

async function serverOf(page, count) {
  if (page.adapter) return serve(await pageOf(page.adapter, count));
  const folder = join(here, page.program);
  install(folder);
  return serveProgram(folder, count);
}

async function opened(count) {
  const wanted = ({ name }) => /floor/.test(name) || !process.env.BENCH_ONLY || name.includes(process.env.BENCH_ONLY);
  const contestants = [];
  for (const page of PEERS.filter(wanted)) {
    await attempt({ name: page.name }, async () => {
      const server = await serverOf(page, count);
      const site = await counted(server.address);
      contestants.push({ name: page.name, page, site, path: page.path ?? "/", stop: () => (site.stop(), server.stop()) });
    });
  }
  const page = hallPage(count);
  const site = await counted(hall.address);
  if (wanted(page)) contestants.push({ name: page.name, page, site, path: pathOf(count), stop: () => site.stop() });
  return contestants;
}

/** Does it, unless it has failed before; a failure is told at the end. */
async function attempt(contestant, measure) {
  if (contestant.failed) return;
  const begun = performance.now();
  try {
    await measure();
    console.error(`  ${contestant.name}: measured in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  } catch (error) {
    contestant.failed = true;
    failures.push(`${contestant.name}: ${error.message.split("\n")[0]}`);
  }
}

function tell(count, contestants) {
  const floor = contestants[0];
  if (floor.failed) throw new Error(`the floor failed: ${failures.join("; ")}`);
  const whole = contestants.filter((it) => !it.failed);
  if (floor.visits) {
    console.log(`\n${count} fields, ${setting.runs} visits each, medians; ${setting.kilobits} kbit/s, ${setting.latency} ms, processor ÷ ${setting.cpu}`);
    console.log(visitsTable(whole, floor));
  }
  if (floor.keys) {
    console.log(`\n${count} fields, ${setting.keys} keystrokes each, milliseconds; processor ÷ ${setting.cpu}`);
    console.log(keystrokesTable(whole, floor));
  }
  numbers.forms[count] = contestants.map(({ name, visits, keys, failed }) => ({
    name,
    failed: failed ?? false,
    visits,
    keys: keys && { work: keys.work, paint: { ...summary(keys.paint), all: keys.paint }, message: keys.message && { ...summary(keys.message), all: keys.message } },
  }));
}
