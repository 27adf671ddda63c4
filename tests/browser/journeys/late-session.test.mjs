// The hall's answers come in any order: who is signed in is often known only after what stands on the page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { signIn } from "../applicant.mjs";
import { following } from "../follow.mjs";
import { Hall, demoAccounts } from "../hall.mjs";
import { held, heldAnswer } from "../held.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);

/** Opens a page, and has the hall say who is signed in only after the rest is there. */
async function openBefore(page, path, rest) {
  const release = await held(page, "**/api/session");
  const isThere = rest();
  await page.goto(path);
  await isThere;
  release();
}

/** If the page draws what came, it has done so afterwards. */
const drawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

test("a letter names its signer, whether or not the hall says first who that is", async () => {
  await following(here, async ({ visitor, page, number, person }) => {
    const path = `/applications/${number}`;
    await openBefore(page, `${path}/acts/delivery`, async () => {
      const answer = await page.waitForResponse((it) => it.url().endsWith(`/api${path}`));
      await answer.finished();
      await drawn(page);
    });
    await visitor.tick("way-2");
    await page.getByText(`我（${person.name}）委托`).waitFor();
    await page.locator("#letter-phone").fill("13900000005");
    await page.locator("#letter-address").fill("示范市城西路8号2单元");
    await page.locator("#letter-signature").fill(person.name);
    await visitor.press("就这样领");
    await visitor.isAt(path);
  });
});

test("a paper names the applicant, whether or not the hall says first who that is", async () => {
  const { people } = await demoAccounts();
  const person = people.find(({ account }) => account === "mother");
  const visitor = await Visitor.arrive(here.browser, here.hall);
  visitor.expect(/401/);
  await visitor.through(async (_, page) => {
    await visitor.open("/sign-in");
    await signIn(page, person);
    await visitor.isAt("/applications");
    const whose = page.locator(".sheet-about");
    await openBefore(page, "/bundle/newborn/notice", () => whose.waitFor());
    await whose.getByText(person.name).waitFor();
  });
});

test("an answer from before signing in, that comes after it, does not undo it", async () => {
  const { people } = await demoAccounts();
  const person = people.find(({ account }) => account === "mother");
  const visitor = await Visitor.arrive(here.browser, here.hall);
  visitor.expect(/401/);
  await visitor.through(async (_, page) => {
    const release = await heldAnswer(page);
    await visitor.open("/sign-in?next=/");
    await signIn(page, person);
    await visitor.isAt("/");
    const signOut = page.getByRole("button", { name: new RegExp(person.name) });
    await signOut.waitFor();
    const late = page.waitForResponse(/\/api\/session$/);
    release();
    await (await late).finished();
    await drawn(page);
    assert.equal(await signOut.count(), 1);
  });
});
