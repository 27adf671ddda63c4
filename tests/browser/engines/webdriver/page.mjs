// One window of a browser that is driven over WebDriver.

import { writeFile } from "node:fs/promises";
import { basename } from "node:path";

import { Key } from "selenium-webdriver";

import { until } from "../../until.mjs";
import { source } from "./in-page.mjs";
import { Locator } from "./locator.mjs";

export class Page {
  #context;
  #handle;
  #all;
  #listeners = [];

  constructor(context, handle) {
    this.#context = context;
    this.#handle = handle;
    this.#all = new Locator(this, []);
    this.keyboard = {
      press: (key) => this.#type(Key[{ Enter: "ENTER", Tab: "TAB", Space: "SPACE", Escape: "ESCAPE", ArrowDown: "ARROW_DOWN" }[key]]),
      type: (text) => this.#type(text),
    };
  }

  locator(css) {
    return this.#all.locator(css);
  }
  getByRole(role, more) {
    return this.#all.getByRole(role, more);
  }
  getByText(text, more) {
    return this.#all.getByText(text, more);
  }

  /** Does something with the driver in this window; commands of a browser come one after the other. */
  command(act) {
    return this.#context.inWindow(this.#handle, act);
  }

  // ---- Where it is.

  async goto(path) {
    await this.command((driver) => driver.get(new URL(path, this.#context.home).href));
  }
  async reload() {
    await this.command((driver) => driver.navigate().refresh());
  }
  url() {
    return this.command((driver) => driver.getCurrentUrl());
  }
  title() {
    return this.command((driver) => driver.getTitle());
  }
  waitForURL(fits) {
    return until("the address changes", async () => fits(new URL(await this.url())));
  }

  // ---- What happens in it.

  /** Calls a function in the page and gives what it gives, once it is there. */
  async evaluate(act, argument) {
    return this.#outcome(`const act = ${act}; return act(given[0]);`, [argument ?? null]);
  }

  /** Calls `how` with the elements that the steps lead to, the function and its argument. */
  async run(how, steps, act, argument) {
    return this.#outcome(`${source()} return (${how})(find(given[0]), ${act}, given[1]);`, [steps, argument ?? null]);
  }

  /** Asks about the elements that the steps lead to. While one page goes and the next comes, nothing is there. */
  async ask(steps, what, argument) {
    const script = `${source()} return ask(...arguments);`;
    const asked = this.command((driver) => driver.executeScript(script, steps, what, argument ?? null));
    const answer = await asked.catch((error) => {
      if (isBetweenPages(error)) return undefined;
      throw error;
    });
    return answer ?? { none: true, value: what === "texts" ? [] : what === "count" ? 0 : false };
  }

  async #outcome(body, given) {
    const script = `const done = arguments[arguments.length - 1], given = [...arguments];
      Promise.resolve().then(() => { ${body} }).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await this.command((driver) => driver.executeAsyncScript(script, ...given));
    if (error) throw new Error(error);
    return value;
  }

  waitForFunction(act, argument) {
    return until(`${act} holds`, () => this.evaluate(act, argument));
  }

  async #type(keys) {
    await this.command((driver) => driver.actions().sendKeys(keys).perform());
  }

  // ---- What comes out of it.

  /** Errors in the console reach whoever listens to any window: the browser does not say which it was. */
  on(event, listener) {
    this.#listeners.push({ event, listener });
  }
  tell(event, what) {
    for (const it of this.#listeners) if (it.event === event) it.listener(what);
  }

  /** A file that the browser saves from now on. */
  async waitForEvent() {
    const path = await this.#context.nextDownload();
    return { path: async () => path, suggestedFilename: () => basename(path) };
  }

  async screenshot({ path }) {
    await writeFile(path, Buffer.from(await this.command((driver) => driver.takeScreenshot()), "base64"));
  }

  // ---- Its size.

  viewportSize() {
    return this.#context.viewport;
  }

  /** The size of what is inside the window: how much is around it only the browser knows. */
  async setViewportSize({ width, height }) {
    const inner = () => this.evaluate(() => [window.innerWidth, window.innerHeight]);
    const resize = (to) => this.command((driver) => driver.manage().window().setRect({ x: 0, y: 0, ...to }));
    await resize({ width, height });
    const [innerWidth, innerHeight] = await inner();
    await resize({ width: 2 * width - innerWidth, height: 2 * height - innerHeight });
    const is = await inner();
    if (is.join() !== [width, height].join()) throw new Error(`the window cannot be ${width}×${height}, it is ${is.join("×")}`);
  }

  async close() {
    await this.command((driver) => driver.close());
    this.#context.forget(this);
  }
}

function isBetweenPages({ name, message }) {
  return /StaleElement|NoSuchFrame|DetachedShadowRoot/.test(name) || /unloaded|navigat|destroyed|context/i.test(message);
}
