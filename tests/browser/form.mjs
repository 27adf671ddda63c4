// Filling in a section of the one form.

import assert from "node:assert/strict";

import { until } from "./until.mjs";

/** The control of a field on a page. */
export const field = (page, at) => page.locator(`[id="f-${at}"]`);

export class Form {
  #visitor;
  #page;
  #bundle;
  #answers;

  constructor(visitor, bundle, answers) {
    this.#visitor = visitor;
    this.#page = visitor.page;
    this.#bundle = bundle;
    this.#answers = answers;
  }

  /**
   * Fills in what is asked in a section and has an answer. One answer can make the page ask for more,
   * so it goes round until a round finds nothing new.
   */
  async fill(section) {
    const done = new Set();
    for (let before = -1; before !== done.size; ) {
      before = done.size;
      for (const field of this.#fields(section)) {
        await this.#visitor.keeps("device");
        if (!done.has(field.key) && (await this.#isAsked(field.key))) {
          await this.#answer(field, field.key, this.#answers[field.key]);
          done.add(field.key);
        }
      }
    }
    return done;
  }

  #fields(section) {
    const number = this.#bundle.sections.findIndex(({ id }) => id === section);
    const here = (field) => field.section === number && field.group === undefined;
    return this.#bundle.fields.filter((field) => here(field) && this.#answers[field.key] !== undefined);
  }

  /** Whether a control for it is on the page; a value that is only shown has none. */
  async #isAsked(at) {
    const place = this.#place(at);
    if ((await place.count()) === 0) return false;
    return place.evaluate((it) => it.matches("input, select, textarea, fieldset"));
  }

  #place(at) {
    return field(this.#page, at);
  }

  async #answer(field, at, value) {
    const kind = typeof field.kind === "string" ? field.kind : Object.keys(field.kind)[0];
    const details = field.kind[kind];
    if (kind === "rows") return this.#rows(field, details, value);
    const place = this.#place(at);
    const tag = await place.evaluate((it) => it.tagName);
    if (tag === "SELECT") {
      await place.selectOption(String(value));
    } else if (tag !== "FIELDSET") {
      await place.fill(String(value));
    } else if (kind === "yes_no") {
      await this.#tick(at, value ? 0 : 1);
    } else if (kind === "consent") {
      if (value) await this.#tick(at, 0);
    } else {
      for (const chosen of [value].flat()) {
        await this.#tick(at, details.findIndex((option) => option.value === chosen));
      }
    }
  }

  async #tick(at, position) {
    assert.notEqual(position, -1, `${at} has no such option`);
    await this.#visitor.tick(`f-${at}-${position}`);
  }

  /** The rows of a repeating group, each cell found by its own id. */
  async #rows(group, { columns }, rows) {
    const fieldset = this.#place(group.key);
    for (let row = 0; row < rows.length; row += 1) {
      const card = fieldset.locator(".row-card").nth(row);
      if (!(await card.isVisible())) await fieldset.getByRole("button", { name: /^(添加|再加|增加|加)/ }).click();
      await card.waitFor();
      await this.#cells(group, columns, row, rows[row]);
    }
    await until(`${group.key} has ${rows.length} rows`, async () => {
      return (await fieldset.locator(".row-card").count()) === rows.length;
    });
  }

  async #cells(group, columns, row, answers) {
    const done = new Set();
    for (let before = -1; before !== done.size; ) {
      before = done.size;
      for (const column of columns.map((position) => this.#bundle.fields[position])) {
        const name = column.key.split(".").at(-1);
        const at = `${group.key}[${row}].${name}`;
        if (answers[name] !== undefined && !done.has(at) && (await this.#isAsked(at))) {
          await this.#answer(column, at, answers[name]);
          done.add(at);
        }
      }
    }
  }
}
