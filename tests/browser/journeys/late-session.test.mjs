// The hall's answers come in any order: who is signed in is often known only after what stands on the page.

import { after, before, test } from "node:test";

import { signIn } from "../applicant.mjs";
import { following } from "../follow.mjs";
import { Hall, demoAccounts } from "../hall.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);

/** Opens a page, and has the hall say who is signed in only after the rest is there. */
async function openBefore(page, path, rest) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route("**/api/session", async (route) => {
    await released;
    await route.continue();
  });
  const isThere = rest();
  await page.goto(path);
  await isThere;
  release();
}

test("a letter names its signer, whether or not the hall says first who that is", async () => {
  await following(here, async ({ visitor, page, number, person }) => {
    const path = `/applications/${number}`;
    await openBefore(page, `${path}/acts/delivery`, async () => {
      const answer = await page.waitForResponse((it) => it.url().endsWith(`/api${path}`));
      await answer.finished();
      // If the page draws what came, it does so now.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
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
