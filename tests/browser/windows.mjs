// Several windows and devices on one draft, typing in random order, and what must be left of it.
//
// Each typed value is a word that is never typed again. It must be found in the end, unless the person
// has overtyped it or decided against it where it was shown.

import { setTimeout as pause } from "node:timers/promises";

import { field } from "./form.mjs";
import { until } from "./until.mjs";

/** Opens an address in a window, and waits for the program behind it and for the field there. */
export async function openAt(page, path, at) {
  await page.goto(path);
  await page.locator("#early").waitFor({ state: "detached" });
  await field(page, at).waitFor();
}

/** Random numbers that follow from a seed (mulberry32). */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A whole number below `n`. */
  below(n) {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  }

  /** True in about `percent` of a hundred times. */
  chance(percent) {
    return this.below(100) < percent;
  }

  /** One of these. */
  pick(list) {
    return list[this.below(list.length)];
  }
}

/** The words that were typed, and those of them that must still be somewhere. */
export class Words {
  #n = 0;
  alive = new Set();

  next() {
    this.#n += 1;
    const word = `样本${String(this.#n).padStart(4, "0")}`;
    this.alive.add(word);
    return word;
  }

  /** Somebody has knowingly given up what stands in this text. */
  giveUp(text) {
    for (const word of text.match(/样本\d{4}/g) ?? []) this.alive.delete(word);
  }

  /** Those that are in none of these texts. */
  lost(...texts) {
    const all = texts.join("\n");
    return [...this.alive].filter((word) => !all.includes(word));
  }
}

/** Types a word into a field in one go, and gives up what stood there at that very moment. */
export async function type(page, at, words) {
  const word = words.next();
  const stood = await field(page, at).evaluate((input, value) => {
    const before = input.value;
    input.focus();
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    return before;
  }, word);
  words.giveUp(stood);
  return word;
}

/** Chooses one of the values at a random place where something is open, if there is one. */
export async function choose(page, words, random) {
  const chosen = await page.evaluate((draw) => {
    const open = [...document.querySelectorAll(".other-values")];
    if (open.length === 0) return undefined;
    const values = [...open[draw % open.length].querySelectorAll(".one-value")];
    const texts = values.map((it) => it.querySelector(".written").textContent);
    const position = (draw >> 8) % values.length;
    values[position].querySelector("button").click();
    return { kept: texts[position], all: texts };
  }, random.below(1 << 16));
  for (const text of chosen?.all ?? []) if (text !== chosen.kept) words.giveUp(text);
  return chosen;
}

/** The draft as this device keeps it, as text. */
export function kept(page, bundle) {
  return page.evaluate(
    (key) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("hall");
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const read = database.transaction("drafts").objectStore("drafts").get(key);
          read.onerror = () => reject(read.error);
          read.onsuccess = () => {
            database.close();
            const record = read.result;
            resolve(typeof record === "string" ? record : (record?.open ?? ""));
          };
        };
      }),
    bundle,
  );
}

/** Waits until the windows do not save to and fro any more: the draft is the same in many looks at it. */
export async function rested(page, bundle) {
  let [before, same] = ["", 0];
  await until("the draft rests", async () => {
    const now = await kept(page, bundle);
    same = now === before ? same + 1 : 0;
    before = now;
    return same === 15;
  });
}

/** Waits until nothing is left to save in any of these windows. */
export async function saved(...pages) {
  for (const page of pages) {
    await until("what was typed is saved", async () => (await page.locator(".save.busy").count()) === 0);
  }
}

/** A moment in which something else may happen: shorter and longer than the autosave waits. */
export const aMoment = (random) => pause(random.below(400));
