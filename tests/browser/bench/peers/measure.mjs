// The measurements, each in a fresh browser profile.

import { setTimeout as pause } from "node:timers/promises";

import { chromium } from "playwright-core";

import { FIRST, RULED } from "./form.mjs";
import { isIdentityNumber } from "./rules.mjs";
import { nextKeystroke, watchFirstKey } from "./probe.mjs";

const LIMIT = 90_000;
const CHARACTER = "k";
/** How long a person takes between two keys. */
const PACE = 150;
/** A keystroke series is cut short after this, so that a slow peer does not take the night. */
const SERIES_LIMIT = 30_000;

/** A browser that paints whenever there is something to paint, and not only sixty times a second. */
export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.HALL_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
      ...["--disable-frame-rate-limit", "--disable-gpu-vsync"],
    ],
  });
}

/** One first visit and one second: when the first key is painted, when the page is live, and the bytes. */
export async function visits(browser, { site, path, page: where }, profile) {
  const context = await newContext(browser);
  try {
    return { first: await visit(context, site, path, where, profile), second: await visit(context, site, path, where, profile) };
  } finally {
    await context.close();
  }
}

async function visit(context, site, path, where, profile) {
  const page = await context.newPage();
  const session = await slowed(page, profile.cpu);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: profile.latency,
    downloadThroughput: (profile.kilobits * 1000) / 8,
    uploadThroughput: (profile.kilobits * 1000) / 8,
  });
  const first = where.input(FIRST);
  let said;
  const accepts = new Promise((resolve) => (said = resolve));
  await page.exposeFunction("benchAccepts", () => said());
  await page.addInitScript(watchFirstKey, { first, live: where.live ?? first, character: CHARACTER });
  site.take();
  await page.goto(site.address + path, { waitUntil: "commit", timeout: LIMIT });
  await within(accepts, "the first field does not accept input");
  const lost = await untilPainted(page, first);
  await page.waitForFunction(() => window.benchSeen.live, null, { timeout: LIMIT });
  await page.waitForLoadState("networkidle", { timeout: LIMIT });
  const seen = await page.evaluate(() => window.benchSeen);
  const kept = await page.locator(first).first().inputValue();
  if (!kept.includes(CHARACTER)) throw new Error("the first character was lost");
  await page.close();
  return { painted: seen.painted, live: seen.live, lost, bytes: site.take() };
}

/** Types the character, again if the page swallows it; the number of keys that it swallowed. */
async function untilPainted(page, first) {
  for (let lost = 0; lost < 20; lost += 1) {
    await page.keyboard.press(CHARACTER);
    const painted = page.waitForFunction(() => window.benchSeen.painted, null, { timeout: 3_000 });
    if (await painted.catch(() => false)) return lost;
    await page.locator(first).focus();
  }
  throw new Error("it swallows every key");
}

/** Milliseconds of many keystrokes: to the painted text, and to the message that comes or goes. */
export async function keystrokes(browser, { site, path, page: where }, { cpu, keys }) {
  const context = await newContext(browser);
  try {
    const page = await context.newPage();
    await page.goto(site.address + path, { timeout: LIMIT });
    const [first, ruled] = [page.locator(where.input(FIRST)), page.locator(where.input(RULED))];
    await page.locator(where.live ?? where.input(FIRST)).first().waitFor({ timeout: LIMIT });
    await page.waitForLoadState("networkidle");
    await first.pressSequentially("abc");
    await ruled.pressSequentially(identityNumber());
    await first.focus();
    await pause(1_000);
    const text = (at) => ({ key: at % 2 ? "Backspace" : CHARACTER });
    const message = where.message?.(RULED);
    const checked = (at) => (at % 2 ? { key: "Backspace", message, shown: false } : { key: "1", message, shown: true });
    const work = await spent(page, keys, () => series(page, keys, first, text));
    await slowed(page, cpu);
    const paint = await series(page, keys, first, text);
    return { work, paint, message: message && (await series(page, keys, ruled, checked)) };
  } finally {
    await context.close();
  }
}

/** Milliseconds of the processor that the page's main thread spends on each of so many keystrokes, its
 *  autosave included, at full speed. Unlike the waiting it does not grow when the machine is busy. */
async function spent(page, keys, act) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find((it) => it.name === "TaskDuration").value * 1000;
  };
  const before = await worked();
  const { length } = await act();
  await pause(1_000);
  return ((await worked()) - before) / length;
}

async function series(page, keys, input, stroke) {
  await input.focus();
  await page.keyboard.press("End");
  await pause(500);
  const times = [];
  const begun = performance.now();
  for (let at = 0; at < keys && performance.now() - begun < SERIES_LIMIT; at += 1) {
    const { key, message, shown } = stroke(at);
    await page.evaluate(nextKeystroke, { message, shown, limit: 15_000 });
    await page.keyboard.press(key);
    const time = await page.evaluate(() => window.benchKeystroke);
    if (time === null) throw new Error(`the message is not ${shown ? "shown" : "taken away"}`);
    times.push(time);
    await pause(PACE);
  }
  return times;
}

function newContext(browser) {
  return browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", viewport: { width: 390, height: 844 } });
}

async function slowed(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  return session;
}

async function within(promise, why) {
  const late = pause(LIMIT, undefined, { ref: false }).then(() => Promise.reject(new Error(why)));
  return Promise.race([promise, late]);
}

/** A number of the region that exists for examples only, with its check digit. */
function identityNumber() {
  const body = "99010119900101001";
  return [..."0123456789X"].map((digit) => body + digit).find(isIdentityNumber);
}
