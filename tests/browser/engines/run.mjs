// The hall in other engines: the same short journeys in every browser that is found, on a phone and at a
// desk.
//
//   node tests/browser/engines/run.mjs [--only WORDS] [ENGINE...]
//
// It wants the packages of tests/browser, those for development included (`npm ci` there); a built hall, as
// every journey does (HALL_PROGRAM, HALL_DIST; else what `cargo xtask serve` has built); and of these
// packages of Debian those whose engines are to be tried: chromium chromium-driver, firefox-esr,
// webkit2gtk-driver with xvfb. An engine that is not there is named and left out; one that is there and
// does not start fails.

import { test } from "node:test";
import { parseArgs } from "node:util";

import { Hall } from "../hall.mjs";
import { ENGINES, missing } from "./engines.mjs";
import { Here } from "./here.mjs";
import * as find from "./journeys/find.mjs";
import * as form from "./journeys/form.mjs";
import * as offline from "./journeys/offline.mjs";
import * as photograph from "./journeys/photograph.mjs";
import * as portable from "./journeys/portable.mjs";
import * as print from "./journeys/print.mjs";
import * as whole from "./journeys/whole.mjs";
import * as windows from "./journeys/windows.mjs";

const JOURNEYS = [find, form, photograph, windows, portable, print, offline, whole].flatMap((it) => it.journeys);

const { values, positionals } = parseArgs({ options: { only: { type: "string" } }, allowPositionals: true });
const unknown = positionals.filter((name) => !ENGINES.some((it) => it.name === name));
if (0 < unknown.length) {
  console.error(`unknown: ${unknown.join(", ")}. There are: ${ENGINES.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}
const chosen = ENGINES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const journeys = JOURNEYS.filter(({ name }) => name.includes(values.only ?? ""));

for (const engine of chosen) {
  await test(engine.name, async (t) => {
    const absent = missing(engine);
    if (0 < absent.length) return t.skip(`not here: ${absent.join(", ")}; install Debian's ${engine.packages}`);
    const browser = await engine.open();
    try {
      for (const phone of [true, false]) {
        const size = phone ? `${Math.max(390, engine.narrowest ?? 0)}×844` : "1280×900";
        await t.test(size, (t) => withHall(async (hall) => {
          for (const { name, needs, go } of journeys) {
            if (needs && !engine[needs]) await t.test(name, { skip: `its driver has no command for it (${needs})` }, () => {});
            else await t.test(name, () => go(new Here(engine, browser, hall, phone)));
          }
        }));
      }
      t.diagnostic(`${engine.name} ${browser.version()}`);
    } finally {
      await browser.close();
    }
  });
}

/** A hall for one engine at one size. */
async function withHall(act) {
  const hall = await Hall.start();
  try {
    await act(hall);
  } finally {
    await hall.stop();
  }
}
