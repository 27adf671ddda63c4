// A person with a browser. Whatever goes wrong on a page fails the journey, seen or not: an error in
// the console, a breach of the content security policy, a request to another site.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import axe from "axe-core";
import { chromium } from "playwright-core";

import { LIMIT, until } from "./until.mjs";

/** Where pictures go: with HALL_PICTURES=1 of every page that is looked at, else only of what broke off. */
const screens = new URL("screens/", import.meta.url).pathname;
const PICTURES = process.env.HALL_PICTURES === "1";

/** Longer than the longest journey takes on two busy cores. */
const JOURNEY = 6 * 60_000;

/** A phone and a desk. */
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

/** Starts the browser that all visitors of a journey share. */
export function openBrowser() {
  return chromium.launch(launching());
}

/** How the browser is started. */
export function launching() {
  return {
    executablePath: process.env.HALL_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-dev-shm-usage",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}

/** One person, with a browser profile of their own. */
export class Visitor {
  #problems = [];
  #expected = [];
  #context;

  /** Opens a window on a hall. */
  static arrive(browser, hall, options = {}) {
    // With a profile the browser is one of its own, and what it keeps is there when it is opened again.
    const { profile } = options;
    const open = (settings) =>
      profile
        ? chromium.launchPersistentContext(profile, { ...launching(), ...settings })
        : browser.newContext(settings);
    return Visitor.arriveBy(open, hall, options);
  }

  /** Opens a window on a hall in whatever `open` makes of the settings. */
  static async arriveBy(open, hall, options) {
    const visitor = new Visitor();
    visitor.hall = hall;
    visitor.#context = await open({
      baseURL: hall.address,
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      viewport: options.phone ? PHONE : DESK,
      hasTouch: options.phone ?? false,
      acceptDownloads: true,
    });
    visitor.#context.setDefaultTimeout(LIMIT);
    await visitor.#context.exposeBinding("__reportBreach", (_source, breach) => visitor.#problems.push(breach));
    await visitor.#context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        const { violatedDirective, blockedURI, sourceFile, lineNumber } = event;
        window.__reportBreach(`content security policy: ${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
      });
    });
    await visitor.openTab();
    return visitor;
  }

  /** Opens another tab, which is the one that is looked at from now on. */
  async openTab() {
    this.page = await this.#context.newPage();
    this.#watch(this.page);
    return this.page;
  }

  /** The browser forgets who is signed in, as if the time for it had run out. */
  async forgetSession() {
    await this.#context.clearCookies();
  }

  /**
   * Has a service worker at work: the build's own, or where the build has none the one at `path`. Gives how to
   * wake it, as the browser does when the network is back.
   */
  async startWorker(path) {
    const { page } = this;
    await page.evaluate(async (path) => {
      if (!document.querySelector("script[data-worker]")) await navigator.serviceWorker.register(path);
      await navigator.serviceWorker.ready;
    }, path);
    const origin = new URL(page.url()).origin;
    const session = await this.#context.newCDPSession(page);
    const known = new Promise((resolve) =>
      session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        for (const { registrationId, scopeURL } of registrations) if (scopeURL === `${origin}/`) resolve(registrationId);
      }),
    );
    await session.send("ServiceWorker.enable");
    const registrationId = await known;
    return {
      wake: (tag) => session.send("ServiceWorker.dispatchSyncEvent", { origin, registrationId, tag, lastChance: false }),
    };
  }

  #watch(page) {
    page.on("pageerror", (error) => this.#problems.push(`error on the page: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") this.#problems.push(`console: ${message.text()} ${message.location().url}`);
    });
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      const own = origin === this.hall.address || protocol === "blob:" || protocol === "data:";
      if (!own) this.#problems.push(`request to another site: ${origin}`);
    });
  }

  /** Says that a problem matching this pattern belongs to the journey: a refusal, a lost network. */
  expect(pattern) {
    this.#expected.push(pattern);
  }

  /** Whether the network is there. */
  async setOffline(offline) {
    await this.#context.setOffline(offline);
  }

  /** What the browser itself offers, besides its pages. */
  get context() {
    return this.#context;
  }

  /** Opens an address of the hall and waits for its heading, and for the program behind it. */
  async open(path) {
    await this.hasSaved();
    await this.page.goto(path);
    await this.page.locator("h1").waitFor();
    await this.page.locator("#early").waitFor({ state: "detached" });
  }

  /** Waits until the page has nothing left to save. */
  hasSaved() {
    return until("what was typed is saved", async () => (await this.page.locator(".save.busy").count()) === 0);
  }

  /** Waits until the path of the address is this one; a `*` stands for one part of it. */
  async isAt(path) {
    const pattern = new RegExp(`^${path.replaceAll("*", "[^/]+")}$`);
    await this.page.waitForURL(({ pathname }) => pattern.test(pathname));
    await this.page.locator("h1").waitFor();
  }

  /** Says where sensitive values are kept, if the page asks: `device` or `memory`. */
  async keeps(where) {
    const choice = this.page.locator(`[id="keep-${where}"]`);
    if (!(await choice.isVisible())) return;
    await this.tick(`keep-${where}`);
    await this.page.locator("#keep").getByRole("button", { name: "就这样" }).click();
    await choice.waitFor({ state: "detached" });
  }

  /** Presses the button or follows the link with this name. */
  async press(name) {
    const { page } = this;
    await page.getByRole("button", { name }).or(page.getByRole("link", { name })).first().click();
  }

  /** Chooses the radio button or ticks the box with this id, by its label as a person does. */
  async tick(id) {
    const input = this.page.locator(`[id="${id}"]`);
    if (!(await input.isChecked())) await this.page.locator(`label[for="${id}"]`).click();
    await until(`${id} is chosen`, () => input.isChecked());
  }

  /**
   * Looks at the page as it is: no barrier that axe-core finds, nothing wider than the window, and, if wanted,
   * a picture of it for the eye, at the width of a phone and of a desk.
   */
  async look(name) {
    const { page } = this;
    const before = page.viewportSize();
    if (PICTURES) await mkdir(screens, { recursive: true });
    await until("the page is there", async () => (await page.getByText("正在打开……").count()) === 0);
    await page.evaluate(axe.source);
    for (const viewport of [PHONE, DESK]) {
      await page.setViewportSize(viewport);
      assert.deepEqual(await page.evaluate(barriers), [], `barriers on ${name} at ${viewport.width}`);
      assert.deepEqual(await page.evaluate(tooWide), [], `wider than ${viewport.width} on ${name}`);
      if (PICTURES) await page.screenshot({ path: join(screens, `${name}-${viewport.width}.png`), fullPage: true });
    }
    await page.setViewportSize(before);
  }

  /** Goes through `journey`; if it breaks off or never ends, says what was wrong on the pages and keeps a picture. */
  async through(journey) {
    let alarm;
    const never = new Promise((_, reject) => {
      alarm = setTimeout(() => reject(new Error(`not over after ${JOURNEY / 60_000} minutes`)), JOURNEY);
    });
    try {
      await Promise.race([journey(this, this.page), never]);
    } catch (error) {
      await mkdir(screens, { recursive: true });
      await this.page.screenshot({ path: join(screens, "broken-off.png"), fullPage: true, timeout: 10_000 }).catch(() => {});
      const told = [
        `broke off at ${await this.page.url()}`,
        error.message,
        ...this.#unexpected(),
        ...(await this.#said()),
      ].join("\n");
      throw new Error(told, { cause: error });
    } finally {
      clearTimeout(alarm);
    }
    await this.leave();
  }

  /** Closes the window, and fails if anything went wrong in it. */
  async leave() {
    await this.#context.close();
    assert.deepEqual(this.#unexpected(), [], "problems on the pages");
  }

  /** What the page says is wrong, or is going on. */
  async #said() {
    const said = this.page.locator("[role=alert], [role=status], #error-summary");
    const texts = await said.allInnerTexts().catch(() => []);
    return texts.filter((text) => text.trim()).map((text) => `the page says: ${text}`);
  }

  #unexpected() {
    return this.#problems.filter((it) => !this.#expected.some((pattern) => pattern.test(it)));
  }
}

/** In the page: what axe-core finds. What has gone from the page while it looked is no barrier. */
async function barriers() {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], elementRef: true });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.filter(({ element }) => element?.isConnected !== false).map(({ target }) => `${id}: ${help}: ${target.join(" ")}`),
  );
}

/** In the page: the elements that make it wider than the window. Those that scroll by themselves may. */
function tooWide() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const scrolls = (it) => it && (/auto|scroll|hidden/.test(getComputedStyle(it).overflowX) || scrolls(it.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter(
    (it) => width + 1 < it.getBoundingClientRect().right && !scrolls(it),
  );
  return wide.slice(0, 8).map((it) => `${it.tagName.toLowerCase()}.${it.className} to ${Math.round(it.getBoundingClientRect().right)} px`);
}

/** Opens a browser and a hall for the tests of one file, and closes them after it. */
export function withHall({ before, after }, Hall) {
  const here = {};
  before(async () => {
    [here.hall, here.browser] = await Promise.all([Hall.start(), openBrowser()]);
  });
  after(async () => {
    await here.browser?.close();
    await here.hall?.stop();
  });
  return here;
}
