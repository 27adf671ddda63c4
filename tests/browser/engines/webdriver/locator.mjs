// A way to elements of a page, with the words of the other client, so that whoever walks the pages in one
// browser walks them in all. Whatever is done waits until there is something to do it with.

import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { until } from "../../until.mjs";

export class Locator {
  #page;
  #steps;

  constructor(page, steps) {
    this.#page = page;
    this.#steps = steps;
  }

  #then(step) {
    return new Locator(this.#page, [...this.#steps, step]);
  }

  locator(css) {
    return this.#then({ css });
  }
  getByRole(role, { name, exact, level } = {}) {
    return this.#then({ role: { role, name: pattern(name), exact, level } });
  }
  getByText(wanted, { exact } = {}) {
    return this.#then({ text: { wanted: pattern(wanted), exact } });
  }
  filter({ hasText, has }) {
    return this.#then({ narrow: { hasText: pattern(hasText), has: has?.#steps } });
  }
  or(other) {
    return this.#then({ or: other.#steps });
  }
  nth(nth) {
    return this.#then({ nth });
  }
  first() {
    return this.nth(0);
  }

  // ---- What is there now.

  async count() {
    return (await this.#ask("count")).value;
  }
  async allInnerTexts() {
    return (await this.#ask("texts")).value;
  }
  async isVisible() {
    return (await this.#ask("shown")).value;
  }
  async evaluateAll(act, argument) {
    return this.#page.run("(found, act, argument) => act(found, argument)", this.#steps, act, argument);
  }

  // ---- What is waited for.

  getAttribute(name) {
    return this.#soon("attribute", name);
  }
  innerText() {
    return this.#soon("text");
  }
  inputValue() {
    return this.#soon("value");
  }
  isChecked() {
    return this.#soon("checked");
  }
  focus() {
    return this.#soon("focus");
  }
  blur() {
    return this.#soon("blur");
  }
  fill(text) {
    return this.#soon("fill", text);
  }
  selectOption(value) {
    return this.#soon("choose", value);
  }
  async evaluate(act, argument) {
    await this.waitFor({ state: "attached" });
    return this.#page.run("([it], act, argument) => act(it, argument)", this.#steps, act, argument);
  }

  async waitFor({ state = "visible" } = {}) {
    const is = {
      visible: () => this.isVisible(),
      hidden: async () => !(await this.isVisible()),
      attached: async () => 0 < (await this.count()),
      detached: async () => (await this.count()) === 0,
    };
    await until(`${this} is ${state}`, is[state]);
  }

  async click() {
    await this.#withElement((element) => element.click());
  }

  /** Chooses a file that lies on the disk, or one that is only given here. */
  async setInputFiles({ name, buffer }) {
    const path = join(await mkdtemp(join(tmpdir(), "hall-chosen-")), name);
    await writeFile(path, buffer);
    await this.waitFor({ state: "attached" });
    await this.#withElement((element) => element.sendKeys(path));
  }

  /** The page may draw an element anew between finding and using it: then it is looked for again. */
  async #withElement(use) {
    let last;
    await until(`${this} can be used`, async () => {
      const element = await this.#soon("element");
      return this.#page.command(() => use(element)).then(() => true, (error) => {
        if (!/StaleElement|ClickIntercepted|NotInteractable/.test(error.name)) throw error;
        last = error;
      });
    }).catch((error) => {
      throw new Error(`${error.message}: ${last?.message}`, { cause: error });
    });
  }

  async #soon(what, argument) {
    const found = await until(`there is ${this}`, async () => {
      const answer = await this.#ask(what, argument);
      return answer.none ? undefined : answer;
    });
    return found.value;
  }

  #ask(what, argument) {
    return this.#page.ask(this.#steps, what, argument);
  }

  toString() {
    return JSON.stringify(this.#steps);
  }
}

/** A pattern as it can be sent to a page. */
const pattern = (wanted) => (wanted instanceof RegExp ? { source: wanted.source, flags: wanted.flags } : wanted);
