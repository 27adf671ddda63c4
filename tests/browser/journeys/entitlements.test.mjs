// 免申办: an old person is told what there is without applying, and consents; and says what should be done together.

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
  // Nobody is signed in at first, which the page asks the server for; a wrong account is refused.
  visitor.expect(/401|422/);
  await visitor.through(async (_, page) => {
    await visitor.open("/sign-in?next=/licences");
    await signIn(page, elder);
    await visitor.isAt("/licences");
    await page.getByRole("link", { name: "免申办", exact: true }).click();
    await visitor.isAt("/entitlements");
    const allowance = page.locator("#entitled-elder-allowance");
    for (const told of ["魏淑芬的居民身份证", "2024年3月12日", "民政局", "高龄津贴到账"]) {
      await allowance.getByText(told).first().waitFor();
    }
    await page.locator("#entitled-elder-card-issue").getByRole("link", { name: "去办理" }).waitFor();
    await visitor.look("entitlements");
    // Nothing is sent while something lacks; the summary leads to it, by the keyboard alone.
    await page.getByRole("button", { name: "同意并提交" }).press("Enter");
    await page.getByRole("link", { name: /请填收款账户/ }).press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "account-elder-allowance");
    await visitor.look("entitlement-lacking");
    await page.keyboard.type("6222 0299 0101 0000 207");
    await page.locator("#agree-elder-allowance").press("Space");
    await page.locator("#signature-elder-allowance").fill(elder.name);
    await page.getByRole("button", { name: "同意并提交" }).press("Enter");
    await page.getByText("收款账户不对").waitFor();
    await visitor.look("entitlement-refused");
    await page.locator("#account-elder-allowance").fill("6222 0299 0101 0000 206");
    await page.getByRole("button", { name: "同意并提交" }).press("Enter");
    await page.getByText("已经交给部门了").waitFor();
    await allowance.getByText("已在办理").waitFor();
    await visitor.look("entitlement-begun");
    const department = await Desk.signIn(here.hall, "civil-affairs");
    const cases = await department.get("/api/desk/cases");
    assert.equal(cases.length, 1);
    await visitor.open("/entitlements");
    await allowance.getByText("已在办理").waitFor();
    await page.getByRole("link", { name: "看办理进度" }).click();
    await visitor.isAt("/applications/*");
  });
});
