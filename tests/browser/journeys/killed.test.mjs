// The browser is killed while somebody types, at a moment that nobody chose. How much is lost?

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { Hall } from "../hall.mjs";
import { Profile } from "../profile.mjs";

const RUNS = Number(process.env.HALL_KILLS ?? 20);
const SEED = Number(process.env.HALL_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** How long somebody types before the browser is killed, in milliseconds. */
const [SHORTEST, LONGEST] = [900, 2_800];
/** The most that may be lost. */
const LOST_MS = 1_000;
const FIELD = "mother.address";

let hall;
before(async () => (hall = await Hall.start()));
after(() => hall?.stop());

test(`at most ${LOST_MS} ms of typing are lost when the browser is killed`, async (t) => {
  t.diagnostic(`seed ${SEED}`);
  const random = generator(SEED);
  const profile = await Profile.make();
  const lost = [];
  let killed;
  // Each opening looks at what the last kill has left, and then goes on typing.
  for (let run = 0; run <= RUNS; run += 1) {
    const visitor = await profile.open(hall);
    const field = await shown(visitor);
    if (killed) lost.push(lostOf(killed, await field.inputValue()));
    if (run === RUNS) await visitor.context.close();
    else killed = await typeAndKill(visitor, field, profile, SHORTEST + random() * (LONGEST - SHORTEST), random);
  }
  await profile.remove();
  lost.sort((a, b) => a - b);
  const p95 = lost[Math.ceil(0.95 * lost.length) - 1];
  t.diagnostic(`${RUNS} kills: lost at most ${lost.at(-1)} ms, p95 ${p95} ms: ${lost.join(", ")}`);
  assert.ok(lost.at(-1) <= LOST_MS, `lost ${lost.at(-1)} ms, seed ${SEED}`);
});

/** The field, once the page is there. */
async function shown(visitor) {
  await visitor.page.goto("/bundle/newborn/form/mother");
  const field = visitor.page.locator(`[id="f-${FIELD}"]`);
  await field.waitFor();
  return field;
}

/** Types until the browser is killed after some milliseconds; gives what was typed when, and when it ended. */
async function typeAndKill(visitor, field, profile, typing, random) {
  await visitor.keeps("device");
  await field.fill("");
  await visitor.hasSaved();
  await field.focus();
  const keys = [];
  let over = false;
  const killNow = await profile.killer();
  const kill = pause(typing).then(() => {
    over = true;
    return killNow();
  });
  while (!over) {
    const key = String.fromCharCode(97 + Math.floor(random() * 26));
    const pressed = await visitor.page.keyboard.press(key).then(() => true, () => false);
    if (pressed) keys.push({ key, at: Date.now() });
    await pause(20 + random() * 120);
  }
  const at = await kill;
  await visitor.context.close().catch(() => {});
  return { keys, at };
}

/** The milliseconds of typing that are gone: from the first key that is missing to the kill. */
function lostOf({ keys, at }, kept) {
  const typed = keys.map(({ key }) => key).join("");
  // The last key may have arrived although nobody heard so any more.
  assert.ok(typed.startsWith(kept) || kept.startsWith(typed), `"${kept}" is not the beginning of "${typed}"`);
  const missing = keys[kept.length];
  return missing ? Math.max(0, at - missing.at) : 0;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
