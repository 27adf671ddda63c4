// 免申办: an old person is told what there is without applying, and consents.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { signIn } from "../applicant.mjs";
import { Desk } from "../desks.mjs";
import { Hall, demoAccounts } from "../hall.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);

test("an old person reads why the allowance is due, consents with an account and a name, and the department has it", async () => {
  const { people } = await demoAccounts();
  const elder = people.find(({ account }) => account === "elder");
  const visitor = await Visitor.arrive(here.browser, here.hall, { phone: true });
  // Nobody is signed in at first, which the page asks the server for.
  visitor.expect(/401/);
  await visitor.through(async (_, page) => {
    await visitor.open("/sign-in?next=/entitlements");
    await signIn(page, elder);
    await visitor.isAt("/entitlements");
    const allowance = page.locator("#entitled-elder-allowance");
    await allowance.getByText("魏淑芬的居民身份证").waitFor();
    await allowance.getByText("2024年3月12日").waitFor();
    await visitor.look("entitlements");
    await page.getByRole("button", { name: "同意并提交" }).click();
    await page.getByText("请填收款账户").first().waitFor();
    await page.locator("#account-elder-allowance").fill("6222 0299 0101 0000 206");
    await visitor.tick("agree-elder-allowance");
    await page.locator("#signature-elder-allowance").fill(elder.name);
    await page.getByRole("button", { name: "同意并提交" }).click();
    await page.getByText("已经交给部门了").waitFor();
    await visitor.look("entitlement-begun");
    const department = await Desk.signIn(here.hall, "civil-affairs");
    const cases = await department.get("/api/desk/cases");
    assert.equal(cases.length, 1);
    await page.getByRole("link", { name: "看办理进度" }).click();
    await visitor.isAt("/applications/*");
  });
});
