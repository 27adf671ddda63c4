// A window that goes while it is still saving: what was typed is kept all the same.
//
// A save looks at what there is before it writes. Here that look never comes to an end, so that the
// window surely goes in the midst of it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { field } from "../form.mjs";
import { Hall } from "../hall.mjs";
import { until } from "../until.mjs";
import { Visitor, withHall } from "../visitor.mjs";
import { kept, openAt, saved } from "../windows.mjs";

const here = withHall({ before, after }, Hall);

const BUNDLE = "newborn";
const SECTION = `/bundle/${BUNDLE}/form/mother`;
const AT = "mother.name";

const open = (page) => openAt(page, SECTION, AT);

const isKept = (page, name) => until(`${name} is on the disk`, async () => (await kept(page, BUNDLE)).includes(name));

async function write(page, name) {
  await field(page, AT).fill(name);
  await saved(page);
  await isKept(page, name);
}

const shows = (page, name) =>
  until(`the window shows ${name}`, async () => (await field(page, AT).inputValue()) === name);

/** From now on this window's saves wait for ever for what they look at. */
const stall = (page) =>
  page.evaluate(() => {
    const { get } = IDBObjectStore.prototype;
    window.nStalled = 0;
    IDBObjectStore.prototype.get = function (...of) {
      const request = get.apply(this, of);
      if (this.transaction.mode !== "readwrite") return request;
      window.nStalled += 1;
      const look = () => (get.apply(this, of).onsuccess = look);
      request.addEventListener("success", (event) => {
        event.stopImmediatePropagation();
        look();
      });
      return request;
    };
  });

/** Types a name, and closes the window while it is being saved. */
async function closeWhileSaving(page, name) {
  await stall(page);
  await field(page, AT).fill(name);
  await until("a save is under way", () => page.evaluate(() => 0 < window.nStalled));
  await page.close();
}

/** What the field has in a window that is opened now. */
async function openedAnew(visitor) {
  const page = await visitor.openTab();
  await open(page);
  return field(page, AT).inputValue();
}

/** From now on the page remembers that another window has said that it goes. */
const listen = (page) =>
  page.evaluate(() => {
    const channel = new BroadcastChannel("hall-drafts");
    channel.addEventListener("message", ({ data }) => (window.heardBye ||= data.includes("Bye")));
  });

const heardBye = (page) => until("the other window has said that it goes", () => page.evaluate(() => window.heardBye));

async function inOneWindow(what) {
  const visitor = await Visitor.arrive(here.browser, here.hall);
  visitor.expect(/401|404|Failed to load resource/);
  await visitor.through(async () => what(visitor, visitor.page));
}

test("the only window is closed in the midst of a save, and what was typed is there when it is opened again", () =>
  inOneWindow(async (visitor, page) => {
    await open(page);
    await write(page, "林静");
    await closeWhileSaving(page, "林净");
    assert.equal(await openedAnew(visitor), "林净");
  }));

test("one of two windows is closed in the midst of a save, and the other keeps what was typed", () =>
  inOneWindow(async (visitor, page) => {
    const other = await visitor.openTab();
    await Promise.all([open(page), open(other)]);
    await write(page, "林静");
    await shows(other, "林静");
    await closeWhileSaving(page, "林净");
    await shows(other, "林净");
    await saved(other);
    await isKept(other, "林净");
  }));

test("who was left alone by the other window, and goes in the midst of a save, has saved", () =>
  inOneWindow(async (visitor, page) => {
    const other = await visitor.openTab();
    await Promise.all([open(page), open(other)]);
    await write(other, "林静");
    await shows(page, "林静");
    await listen(page);
    await other.close();
    await heardBye(page);
    await write(page, "林镜");
    await closeWhileSaving(page, "林净");
    assert.equal(await openedAnew(visitor), "林净");
  }));
