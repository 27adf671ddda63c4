// Browsers that are driven over W3C WebDriver, with as much of the other client's words as the journeys
// need. Every visitor is a browser of their own, with a profile that nothing is left of.

import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Builder } from "selenium-webdriver";

import { LIMIT } from "../../until.mjs";
import { nextSaved } from "../saved.mjs";
import { Page } from "./page.mjs";
import { startService } from "./service.mjs";

export class Browser {
  #kind;
  #version;
  #contexts = [];

  /** `kind` says how the driver is started and what it is asked for; see `kinds.mjs`. */
  constructor(kind) {
    this.#kind = kind;
  }

  async newContext({ baseURL, viewport }) {
    const context = new Context(this.#kind, baseURL, viewport);
    this.#contexts.push(context);
    this.#version = await context.begin();
    return context;
  }

  /** As the browser of the last visitor called itself. */
  version() {
    return this.#version;
  }

  /** Ends whatever is still open: a journey that broke off early has not closed what it opened. */
  async close() {
    for (const context of this.#contexts) await context.close();
    await this.#kind.end?.();
  }
}

class Context {
  #kind;
  #service;
  #driver;
  #folder;
  #pages = [];
  #turn = Promise.resolve();
  #window;
  #isClosed = false;

  constructor(kind, home, viewport) {
    Object.assign(this, { home, viewport });
    this.#kind = kind;
  }

  async begin() {
    this.#folder = await mkdtemp(join(tmpdir(), "hall-webdriver-"));
    await mkdir(this.#downloads);
    this.#service = await startService(this.#kind, { folder: this.#folder, downloads: this.#downloads });
    this.#service.onConsoleError = (text) => {
      for (const page of this.#pages) page.tell("console", { type: () => "error", text: () => text, location: () => ({ url: "" }) });
    };
    const capabilities = this.#kind.capabilities({ downloads: this.#downloads });
    this.#driver = await new Builder().usingServer(this.#service.address).withCapabilities(capabilities).build();
    await this.#driver.manage().setTimeouts({ script: LIMIT, pageLoad: LIMIT });
    return (await this.#driver.getCapabilities()).getBrowserVersion();
  }

  get #downloads() {
    return join(this.#folder, "downloads");
  }

  /** One command after the other, each in its window. */
  inWindow(handle, act) {
    const mine = this.#turn.then(async () => {
      if (this.#window !== handle) await this.#driver.switchTo().window(handle);
      this.#window = handle;
      return act(this.#driver);
    });
    this.#turn = mine.catch(() => {});
    return mine;
  }

  async newPage() {
    if (0 < this.#pages.length) await (this.#turn = this.#turn.then(() => this.#driver.switchTo().newWindow("window")));
    const handle = await this.#driver.getWindowHandle();
    this.#window = handle;
    const page = new Page(this, handle);
    this.#pages.push(page);
    await page.setViewportSize(this.viewport);
    return page;
  }

  forget(page) {
    this.#pages = this.#pages.filter((it) => it !== page);
    this.#window = undefined;
  }

  nextDownload() {
    // What ends like this is not there whole yet.
    return nextSaved(this.#downloads, /^[^.].*(?<!\.(crdownload|wkdownload|part))$/);
  }

  async clearCookies() {
    await this.#pages[0].command((driver) => driver.manage().deleteAllCookies());
  }

  async close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#driver?.quit().catch(() => {});
    await this.#service?.end();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  // What the other client does here, nothing has to be done for: a breach of the content security policy
  // stands in the console.
  setDefaultTimeout() {}
  exposeBinding() {}
  addInitScript() {}
}
