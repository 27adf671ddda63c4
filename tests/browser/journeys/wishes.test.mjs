// 我想把这两件一起办: an applicant says so, and the catalogue's authors read it without a name.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { signIn } from "../applicant.mjs";
import { demoAccounts } from "../hall.mjs";
import { atDesk, staffedHall } from "../staff.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);

test("what an applicant wishes to have done together is read at the desk, without a name", async () => {
  const { people } = await demoAccounts();
  const mother = people.find(({ account }) => account === "mother");
  const visitor = await Visitor.arrive(here.browser, here.hall, { phone: true });
  // Nobody is signed in at first, which the page asks the server for.
  visitor.expect(/401/);
  await visitor.through(async (_, page) => {
    await visitor.open("/sign-in?next=/wishes");
    await signIn(page, mother);
    await visitor.isAt("/wishes");
    await page.getByRole("button", { name: "提交建议" }).click();
    await page.getByText("请选两件不同的事").waitFor();
    await page.locator("#wish-first").selectOption("newborn");
    await page.locator("#wish-second").selectOption("house-transfer");
    await page.locator("#wish-why").fill("刚买了房，孩子要落户。");
    await visitor.look("wish");
    await page.getByRole("button", { name: "提交建议" }).click();
    await page.getByText("记下了，谢谢您").waitFor();
  });
  const supervisor = await atDesk(here, "supervisor");
  await supervisor.through(async (visitor, page) => {
    await page.getByRole("link", { name: "一起办的建议" }).click();
    await visitor.isAt("/desk/wishes");
    await page.getByText("刚买了房，孩子要落户。").waitFor();
    assert.equal(await page.getByText(mother.name).count(), 0);
    await visitor.look("desk-wishes");
  });
});
