// What the staff do at their desks, and what has to happen before it.
//
// What a journey is about is done on the pages. What only leads up to it is asked of the hall directly.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

import { signIn } from "./applicant.mjs";
import { Hall, demoAccounts, goodApplication } from "./hall.mjs";
import { Visitor } from "./visitor.mjs";

/** A hall with a reception desk, for `withHall`. */
export const staffedHall = { start: () => Hall.start({ more: ["--acceptance", "desk"] }) };

/** Everybody who can sign in to the demo, by account. */
async function everybody() {
  const { people, reviewers, staff } = await demoAccounts();
  return Object.fromEntries([...people, ...reviewers, ...staff].map((it) => [it.account, it]));
}

/** Somebody at their desk, in a window of their own. */
export async function atDesk({ browser, hall }, account, options = {}) {
  const visitor = await Visitor.arrive(browser, hall, options);
  // Nobody is signed in at first, which the page asks the server for.
  visitor.expect(/401/);
  await visitor.open("/desk");
  await signIn(visitor.page, (await everybody())[account]);
  await visitor.page.getByRole("button", { name: "退出" }).waitFor();
  return visitor;
}

/** Somebody who asks the hall without a page. */
export class Behind {
  #hall;
  #cookie;

  static async of({ hall }, account) {
    const { password } = (await everybody())[account];
    const reply = await fetch(`${hall.address}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ account, password }),
    });
    assert.ok(reply.ok, `${account} cannot sign in: ${reply.status}`);
    const behind = new Behind();
    behind.#hall = hall;
    [behind.#cookie] = reply.headers.get("set-cookie").split(";");
    return behind;
  }

  async get(path) {
    const reply = await fetch(`${this.#hall.address}${path}`, { headers: { cookie: this.#cookie } });
    return reply.json();
  }

  async #post(path, body) {
    const reply = await fetch(`${this.#hall.address}${path}`, {
      method: "POST",
      headers: { cookie: this.#cookie, "content-type": "application/json", "idempotency-key": randomUUID() },
      body: JSON.stringify(body),
    });
    const answer = await reply.json();
    assert.ok(reply.ok, `${path}: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** Uploads a file; gives what an application says of it. */
  async upload({ name, mimeType, buffer }) {
    const reply = await fetch(`${this.#hall.address}/api/files`, {
      method: "POST",
      headers: { cookie: this.#cookie, "content-type": mimeType, "x-file-name": encodeURIComponent(name) },
      body: buffer,
    });
    assert.ok(reply.ok, `${name} is not taken: ${reply.status}`);
    return reply.json();
  }

  /** Submits an application; gives its number. */
  async submit(application, signature) {
    return (await this.#post("/api/applications", { application, signature })).number;
  }

  /** Acts on one's own application as it stands. */
  async own(number, act, content, note, recipient) {
    const { version } = await this.get(`/api/applications/${number}`);
    return this.#post(`/api/applications/${number}/acts`, { act, version, content, note, recipient });
  }

  /** Acts on an application at one's own desk. */
  async act(number, act) {
    const { version } = await this.get(`/api/desk/applications/${number}`);
    return this.#post(`/api/desk/applications/${number}/acts`, { act, version });
  }

  /** Acts on a case of one's own department, by its position. */
  async onCase(number, position, act) {
    const { version } = await this.get(`/api/desk/cases/${caseOf(number, position)}`);
    return this.act(number, { desk: { case: position, seen: version, act } });
  }
}

/** A case's number. */
export const caseOf = (number, position) => `${number}-${String(position + 1).padStart(2, "0")}`;

/** The mother and her newborn application, as it was submitted. */
export async function newborn(here) {
  const [mother, application] = await Promise.all([Behind.of(here, "mother"), goodApplication("newborn")]);
  return { mother, application, number: await mother.submit(application, "林静") };
}

/** The same, accepted at reception. */
export async function accepted(here) {
  const it = await newborn(here);
  await (await Behind.of(here, "reception")).act(it.number, "accept");
  return it;
}

/** Opens an application or a case from the list that stands on the page. */
export async function openFromList(visitor, number) {
  const line = visitor.page.locator("section.queue li.line").filter({ hasText: number });
  await line.getByRole("link").first().click();
  await visitor.page.locator("#acts").waitFor();
}

/** Unfolds the form with this heading. */
export async function unfold(visitor, title) {
  const form = visitor.page.locator("details.act").filter({ has: visitor.page.locator("summary", { hasText: title }) });
  if (!(await form.evaluate((it) => it.open))) await form.locator("summary").click();
  return form;
}

/** Waits until the page says what became of an act. */
export function said(visitor, text) {
  return visitor.page.locator("#remark").getByText(text).first().waitFor();
}
