// How long a person waits for the search, with the catalogue of a province: 10,000 services, 1,000 bundles.
//
//   cargo run --release -p hall-catalog --example large -- 10000 1000 FOLDER     writes such a catalogue
//   node tests/browser/bench/search.mjs FOLDER                                    types into both searches
//
// A keystroke's time runs from the input event to the first frame after the list has changed, in Chromium
// with the processor slowed down four times, as on a poor phone. The same keystrokes over the hall's own
// catalogue stand beside it, so that the ratio says what the size costs.

import { Hall } from "../hall.mjs";
import { openBrowser } from "../visitor.mjs";

const folder = process.argv[2];
if (folder === undefined) throw new Error("name the folder of a generated catalogue");

const SLOWER = 4;
const TYPED = ["第", "第9", "第99", "第99件", "第99件事", "事", "事项", "事项1", "事项12", "事项123", "开公司", "孩子上户口怎么办"];
const ROUNDS = 5;

const browser = await openBrowser();
for (const [name, catalogue] of [["own catalogue", undefined], ["10,000 services", folder]]) {
  const hall = await Hall.start({ catalogue });
  for (const path of ["/", "/services"]) console.log(`${name.padEnd(16)} ${path.padEnd(10)} ${await measure(hall, path)}`);
  await hall.stop();
}
await browser.close();

async function measure(hall, path) {
  const page = await browser.newPage({ baseURL: hall.address, viewport: { width: 390, height: 844 } });
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const begun = performance.now();
  await page.goto(path);
  await page.locator("#search").waitFor();
  await page.locator(path === "/" ? "#found" : ".public").waitFor({ timeout: 120_000 });
  const opened = performance.now() - begun;
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const text of TYPED) times.push(await page.evaluate(type, text));
  }
  await page.close();
  times.sort((a, b) => a - b);
  const at = (share) => `${times[Math.floor((times.length - 1) * share)].toFixed(0)} ms`;
  return `keystroke to paint p50 ${at(0.5)}, p98 ${at(0.98)}; list there after ${(opened / 1000).toFixed(1)} s`;
}

/** Runs in the page. */
async function type(text) {
  const search = document.querySelector("#search");
  const begun = performance.now();
  search.value = text;
  search.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - begun;
}
