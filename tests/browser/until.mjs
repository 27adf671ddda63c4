// Waiting for a condition. Nothing here waits for time alone: what takes long on a slow machine is
// waited for, and what never comes says so.

import { setTimeout as pause } from "node:timers/promises";

/** Longer than anything takes on two busy cores. */
export const LIMIT = Number(process.env.HALL_LIMIT_MS ?? 60_000);
const GLANCE = 50;

/** Waits until `condition` gives something true, and gives that. */
export async function until(what, condition) {
  const end = Date.now() + LIMIT;
  for (;;) {
    const result = await condition();
    if (result) return result;
    if (end < Date.now()) throw new Error(`waited ${LIMIT / 1000} s in vain until ${what}`);
    await pause(GLANCE);
  }
}
