// What happens at the desks while somebody follows an application: reception, departments and the issuing
// desk act over the interface, as their pages do.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

import { demoAccounts } from "./hall.mjs";

/** The positions of two services of the newborn's that the health department reviews at once. */
export const CERTIFICATE = 0;
export const REGISTRATION = 5;

/** Somebody who is signed in, without a browser. */
export class Desk {
  #hall;
  #cookie;

  /** Signs in: somebody of the demo's people, reviewers or staff. */
  static async signIn(hall, account) {
    const { people, reviewers, staff } = await demoAccounts();
    const person = [...people, ...reviewers, ...staff].find((it) => it.account === account);
    assert.ok(person, `nobody is called ${account}`);
    const desk = new Desk();
    desk.#hall = hall;
    const body = JSON.stringify({ account, password: person.password });
    const headers = { "content-type": "application/json" };
    const reply = await fetch(`${hall.address}/api/session`, { method: "POST", headers, body });
    assert.equal(reply.status, 200, `${account} cannot sign in`);
    [desk.#cookie] = reply.headers.get("set-cookie").split(";");
    return desk;
  }

  /** What stands at a path. */
  async get(path) {
    const reply = await fetch(`${this.#hall.address}${path}`, { headers: { cookie: this.#cookie } });
    assert.ok(reply.ok, `${path}: ${reply.status}`);
    return reply.json();
  }

  async #post(path, body) {
    const headers = { "content-type": "application/json", cookie: this.#cookie, "idempotency-key": randomUUID() };
    const reply = await fetch(`${this.#hall.address}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    const text = await reply.text();
    assert.ok(reply.ok, `${path}: ${reply.status} ${text}`);
    return JSON.parse(text);
  }

  /** Submits an application; gives its number. */
  async submit(application, signature) {
    return (await this.#post("/api/applications", { application, signature })).number;
  }

  /** Acts on one's own application. */
  async actOnOwn(number, act) {
    const { version } = await this.get(`/api/applications/${number}`);
    return this.#post(`/api/applications/${number}/acts`, { act, version });
  }

  /** Acts on an application at a desk. */
  async act(number, act) {
    const { version } = await this.get(`/api/desk/applications/${number}`);
    return this.#post(`/api/desk/applications/${number}/acts`, { act, version });
  }

  /** Acts on a case of the own department. */
  async actOnCase(number, position, act) {
    const name = `${number}-${String(position + 1).padStart(2, "0")}`;
    const { version: seen, application_version: version } = await this.get(`/api/desk/cases/${name}`);
    const desk = { case: position, seen, act };
    return this.#post(`/api/desk/applications/${number}/acts`, { act: { desk }, version });
  }
}

/** One thing that is to be corrected. */
export function item(at, problem = "看不清", mend = "请重新填写") {
  return { at, problem, mend };
}

/** Reception accepts an application. */
export async function accepted(hall, number) {
  const reception = await Desk.signIn(hall, "reception");
  await reception.act(number, "accept");
}

/** The departments approve everything of an application, case after case, until nothing is open. */
export async function approved(hall, number) {
  const { reviewers } = await demoAccounts();
  const desks = await Promise.all(reviewers.map(({ account }) => Desk.signIn(hall, account)));
  for (let acted = true; acted; ) {
    acted = false;
    for (const desk of desks) {
      const cases = await desk.get("/api/desk/cases");
      const open = cases.filter((it) => it.state === "in_review" && it.case.startsWith(`${number}-`));
      for (const { case: name } of open) {
        const position = Number(name.slice(-2)) - 1;
        await desk.actOnCase(number, position, { decide: { outcome: "approve", reason: "已核对" } });
        acted = true;
      }
    }
  }
}
