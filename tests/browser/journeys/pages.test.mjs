// What a person does on single pages of the hall.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { signIn } from "../applicant.mjs";
import { Hall, demoAccounts } from "../hall.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);

/** Runs `journey` with a visitor of its own, who is not signed in, and sees them off. */
async function visit(journey, options) {
  const visitor = await Visitor.arrive(here.browser, here.hall, options);
  // The page asks who is signed in; nobody is.
  visitor.expect(/401/);
  await visitor.through(journey);
}

test("everyday words find a bundle on the first page", () =>
  visit(async (visitor, page) => {
    await visitor.open("/");
    await visitor.look("home");
    await page.getByRole("searchbox").fill("孩子上户口");
    await page.getByRole("link", { name: "新生儿出生一件事", exact: true }).click();
    await visitor.isAt("/bundle/newborn");
  }));

test("words that fit nothing say so", () =>
  visit(async (visitor, page) => {
    await visitor.open("/");
    await page.getByRole("searchbox").fill("xyzzy");
    await page.getByText("没有找到").waitFor();
  }));

test("a draft survives closing the page", () =>
  visit(async (visitor, page) => {
    await visitor.open("/bundle/newborn/form/mother");
    await page.locator('[id="f-mother.name"]').fill("林静");
    await page.getByText("已保存").first().waitFor();
    await page.reload();
    assert.equal(await page.locator('[id="f-mother.name"]').inputValue(), "林静");
  }));

test("what is wrong stands beside the field and at the top, and leads to the field", () =>
  visit(async (visitor, page) => {
    await visitor.open("/bundle/newborn/form/mother");
    const mobile = page.locator('[id="f-mother.mobile"]');
    await mobile.fill("1390000");
    await mobile.blur();
    const beside = page.locator('[id="f-mother.mobile-error"]');
    await beside.locator(".error").waitFor();
    assert.equal(await mobile.getAttribute("aria-invalid"), "true");
    await visitor.press("下一步");
    const summary = page.locator("#error-summary");
    await summary.waitFor();
    assert.ok(await summary.evaluate((it) => it === document.activeElement), "the summary has the focus");
    await visitor.look("section-with-errors");
    await summary.locator('a[href="#f-mother.mobile"]').click();
    await page.waitForFunction(() => document.activeElement?.id === "f-mother.mobile");
    await mobile.fill("13900000001");
    await page.waitForFunction(() => !document.getElementById("f-mother.mobile").hasAttribute("aria-invalid"));
  }));

/** A draft that somebody took along before the rules changed. */
const EARLIER = {
  bundle: "newborn",
  catalog: "0123456789abcdef",
  answers: { "mother.name": "林静", "mother.mobile": "13900000001", "mother.pager": "126-8888", "mother.address": "示例市示例路一号" },
  meanings: {
    "mother.name": "妈妈 / 妈妈姓名: person_name",
    "mother.mobile": "妈妈 / 妈妈的电话: cn_mobile",
    "mother.pager": "妈妈 / 寻呼机: text",
  },
};

test("a draft from before the rules changed opens with a list of what was not kept, and loses nothing", () =>
  visit(async (visitor, page) => {
    await visitor.open("/drafts");
    const buffer = Buffer.from(JSON.stringify(EARLIER));
    const file = { name: "APPLICATION.json", mimeType: "application/json", buffer };
    await page.locator('input[type="file"]').setInputFiles(file);
    await visitor.isAt("/bundle/newborn/form");
    const list = page.locator("#rule-changes");
    await list.getByText("寻呼机").waitFor();
    await list.getByText("126-8888").waitFor();
    await visitor.look("rule-changes");
    await list.getByText("还有 1 项保留了").waitFor();

    // The label is only better words for the same: the answer goes back with one press.
    await list.getByText("妈妈的电话").waitFor();
    await list.getByRole("button", { name: "意思没变，放回去" }).click();
    await page.getByText("已保存").first().waitFor();
    await page.reload();
    assert.equal(await list.getByText("妈妈的电话").count(), 0);
    await list.getByText("寻呼机").waitFor();

    await visitor.press("知道了，收起这份清单");
    await list.waitFor({ state: "detached" });
    await page.getByText("已保存").first().waitFor();
    await visitor.open("/bundle/newborn/form/mother");
    assert.equal(await page.locator("#rule-changes").count(), 0);
    assert.equal(await page.locator('[id="f-mother.name"]').inputValue(), "林静");
    assert.equal(await page.locator('[id="f-mother.mobile"]').inputValue(), "13900000001");
  }));

test("nothing on the way to the pre-check waits for the network", () =>
  visit(async (visitor, page) => {
    await visitor.open("/bundle/newborn");
    visitor.expect(/ERR_INTERNET_DISCONNECTED/);
    await visitor.setOffline(true);
    await visitor.press("开始办理");
    await page.locator("fieldset#question").waitFor();
    await visitor.tick("option-0");
    await visitor.press("下一步");
    await page.evaluate(() => window.history.pushState({}, "", "/bundle/newborn/check"));
    await page.evaluate(() => window.dispatchEvent(new PopStateEvent("popstate")));
    await page.locator(".verdict.incomplete").waitFor();
  }));

test("a wrong password is refused in words and the account stays", () =>
  visit(async (visitor, page) => {
    await visitor.open("/sign-in");
    await visitor.look("sign-in");
    await signIn(page, { account: "mother", password: "wrong" });
    await page.locator("main").getByText(/账号|密码/).nth(2).waitFor();
    assert.equal(await page.locator("#account").inputValue(), "mother");
  }));

test("who signs in goes back to where they were", () =>
  visit(async (visitor, page) => {
    const { people } = await demoAccounts();
    await visitor.open("/sign-in?next=/bundle/newborn/form");
    await signIn(page, people[0]);
    await visitor.isAt("/bundle/newborn/form");
  }));

test("an address that leads nowhere says so and leads home", () =>
  visit(async (visitor, page) => {
    await visitor.open("/no/such/page");
    await page.getByText("没有这个页面").first().waitFor();
    await visitor.look("unknown");
  }));

test("the keyboard reaches the content at once, and every page has a title of its own", () =>
  visit(async (visitor, page) => {
    await visitor.open("/");
    const home = await page.title();
    await page.goto("/bundle/newborn");
    await page.waitForFunction((before) => document.title !== before && document.title !== "", home);
    await page.reload();
    await page.locator("h1").waitFor();
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press("Tab");
    const first = await page.evaluate(() => document.activeElement?.textContent);
    assert.equal(first, "跳到正文");
  }));
