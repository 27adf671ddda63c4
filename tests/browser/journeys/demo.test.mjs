// `hall serve --demo`: the sample cases are there as if people had gone through them, for whoever wants to see
// what the hall does without doing it first.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { signIn } from "../applicant.mjs";
import { Hall, demoAccounts } from "../hall.mjs";
import { atDesk } from "../staff.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, { start: () => Hall.start({ more: ["--demo"] }) });

/** Somebody of the demo's people with their list of applications, on a phone. */
async function applying(account, journey) {
  const { people } = await demoAccounts();
  const visitor = await Visitor.arrive(here.browser, here.hall, { phone: true });
  // Nobody is signed in at first, which the page asks the server for.
  visitor.expect(/401/);
  await visitor.through(async (_, page) => {
    await visitor.open("/sign-in?next=/applications");
    await signIn(page, people.find((it) => it.account === account));
    await visitor.isAt("/applications");
    await journey(visitor, page);
  });
}

/** The application of a bundle from the list: the one that is open, or the one that is done. */
async function openedFromList(visitor, bundle, isOpen) {
  const state = isOpen ? { hasText: "办理中" } : { hasNotText: "办理中" };
  const card = visitor.page.locator("li, article").filter({ hasText: bundle }).filter(state);
  await card.getByRole("link", { name: bundle }).first().click();
  await visitor.isAt("/applications/*");
  await visitor.page.locator("#now").waitFor();
}

const text = (page) => page.getByRole("main").innerText();

test("the supervisor sees a light of every colour, the most urgent first", async () => {
  const supervisor = await atDesk(here, "supervisor");
  await supervisor.through(async (visitor, page) => {
    await page.locator("li.line").first().waitFor();
    const lines = await page.locator("li.line").allInnerTexts();
    assert.match(lines[0], /车辆解押一件事[^]*黑灯[^]*“抵押权人确认（贷款结清）”/);
    const lights = ["黑灯", "红灯", "黄灯", "绿灯"];
    assert.deepEqual(lights.filter((light) => !lines.some((it) => it.includes(light))), []);
    await visitor.look("demo-supervisor");
  });
});

test("a lender is silent while another has answered, and what was put off is reminded of", async () => {
  await applying("legal", async (visitor, page) => {
    await openedFromList(visitor, "车辆解押一件事", true);
    assert.match(await text(page), /抵押权人\s+已超时\s+第三方确认/);
    await visitor.open("/applications");
    await openedFromList(visitor, "车辆解押一件事", false);
    assert.match(await text(page), /抵押权人已确认[^]*结果已签收[^]*评价：5 星/);
    await visitor.look("demo-vehicle");
  });
  await applying("founder", async (visitor, page) => {
    await openedFromList(visitor, "企业开办一件事", true);
    assert.match(await text(page), /您现在要做的\s+补交容缺的材料[^]*只剩最后一个工作日/);
    await visitor.look("demo-deferral");
  });
});

test("a poor rating was mended and rated again", () =>
  applying("driver", async (visitor, page) => {
    await openedFromList(visitor, "货车司机“下车即办”", false);
    assert.match(await text(page), /评价：2 星[^]*已回访[^]*整改完成[^]*回访后再次评价：4 星/);
  }));

test("what the pre-check stopped is a draft at the hall, and opened it says why", () =>
  applying("founder", async (visitor, page) => {
    await visitor.open("/drafts");
    const card = page.locator("section.at-hall").filter({ hasText: "开餐饮店一件事" });
    await card.getByRole("button", { name: "在这台设备上打开" }).click();
    await visitor.isAt("/bundle/dessert-shop/form");
    await visitor.press("预检和提交");
    await page.locator(".verdict").waitFor();
    assert.match(await text(page), /有 1 处需要改正[^]*专间（专用操作区）不到 5 平方米，做不了裱花、慕斯/);
    await visitor.look("demo-draft");
  }));
