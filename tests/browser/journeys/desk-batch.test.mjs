// A department's desk: several cases taken, put back and granted at once, by keyboard, and a colleague who is faster.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Behind, accepted, atDesk, caseOf, staffedHall } from "../staff.mjs";
import { until } from "../until.mjs";
import { withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);

/** The birth certificate and the registration of the birth, both of the health department. */
const [CERTIFICATE, REGISTRATION] = [0, 5];

/** The newborn applications of several mothers' days, accepted; gives their numbers. */
async function several(n) {
  const numbers = [];
  for (let at = 0; at < n; at += 1) numbers.push((await accepted(here)).number);
  return numbers;
}

const certificates = (numbers) => numbers.map((number) => caseOf(number, CERTIFICATE));

/** The box beside a case. */
const box = (page, number) => page.getByRole("checkbox", { name: new RegExp(`选中 .* ${number}$`) });

/** Ticks or clears the box beside a case, by keyboard. */
async function toggle(page, number) {
  await box(page, number).focus();
  await page.keyboard.press("Space");
}

/** Chooses cases, and waits until the bar counts them. */
async function choose(page, cases) {
  for (const number of cases) await toggle(page, number);
  await page.locator(".batch-bar").getByText(`已选 ${cases.length} 件`).waitFor();
}

const remark = (page) => page.locator("#batch-remark");

test("several cases are chosen by keyboard, looked over once more, and granted with one reason", async () => {
  const numbers = await several(3);
  const cases = certificates(numbers);
  const health = await atDesk(here, "health", { phone: true });
  await health.through(async (visitor, page) => {
    await page.getByText("不予许可不能批量办").first().waitFor();
    const all = page.getByRole("checkbox", { name: /^全选“出生医学证明首次签发”/ });
    await all.focus();
    await page.keyboard.press("Space");
    const bar = page.locator(".batch-bar");
    await bar.getByText(/^已选 [3-9] 件$/).waitFor();
    for (const number of cases) assert.ok(await box(page, number).isChecked(), number);
    await visitor.look("desk-batch-chosen");
    // Anything of another service closes the batch decision, and says why.
    await toggle(page, caseOf(numbers[0], REGISTRATION));
    await bar.getByText("选中的不是同一事项").waitFor();
    const approve = bar.getByRole("button", { name: /^批量办结/ });
    assert.equal(await approve.getAttribute("aria-disabled"), "true");
    await toggle(page, caseOf(numbers[0], REGISTRATION));
    await approve.focus();
    await page.keyboard.press("Enter");
    const heading = page.getByRole("heading", { name: "批量办结：请先核对" });
    await heading.waitFor();
    await until("the heading has the focus", () => heading.evaluate((it) => it === document.activeElement));
    for (const number of cases) await page.getByText(number, { exact: true }).waitFor();
    assert.ok(3 <= (await page.getByText("您还没有打开看过", { exact: true }).count()), "nobody has read them");
    // Looking at one of them opens beside this page, and takes back nothing.
    const look = page.getByRole("link", { name: /^出生医学证明首次签发\s?（在新窗口打开）$/ }).first();
    const [beside] = await Promise.all([page.context().waitForEvent("page"), look.click()]);
    await beside.getByRole("heading", { level: 1, name: "出生医学证明首次签发" }).waitFor();
    await beside.close();
    const reason = page.getByLabel("准予的理由");
    assert.match(await reason.inputValue(), /^经审查，申请材料齐全，符合.*准予/);
    await reason.fill("材料齐全，符合法定条件，准予签发。");
    await visitor.look("desk-batch-confirm");
    // Until now nothing was done.
    const behind = await Behind.of(here, "health");
    assert.equal((await behind.get(`/api/desk/cases/${cases[0]}`)).line.state, "in_review");
    await page.getByRole("button", { name: /^确定：准予 \d+ 件$/ }).focus();
    await page.keyboard.press("Enter");
    await remark(page).getByText(/^已准予 \d+ 件$/).waitFor();
    await until("what became of it has the focus", () => remark(page).evaluate((it) => it === document.activeElement));
    await visitor.look("desk-batch-done");
    for (const number of cases) {
      const { decision } = await behind.get(`/api/desk/cases/${number}`);
      assert.deepEqual([decision.approved, decision.reason], [true, "材料齐全，符合法定条件，准予签发。"]);
      await remark(page).getByRole("link", { name: number }).waitFor();
    }
  });
});

test("several cases of different services are taken, and put back", async () => {
  const [number] = await several(1);
  const cases = [caseOf(number, CERTIFICATE), caseOf(number, REGISTRATION)];
  const health = await atDesk(here, "health");
  await health.through(async (visitor, page) => {
    await choose(page, cases);
    await visitor.look("desk-batch-two-services");
    await page.getByRole("button", { name: "接办（2 件）" }).click();
    await page.getByRole("heading", { name: "接办这些件吗？" }).waitFor();
    await page.getByRole("button", { name: "不办了，回到列表" }).click();
    await page.locator(".batch-bar").getByText("已选 2 件").waitFor();
    await page.getByRole("button", { name: "接办（2 件）" }).click();
    await page.getByRole("button", { name: "确定：接办 2 件" }).click();
    await remark(page).getByText("已接办 2 件").waitFor();
    await page.getByRole("link", { name: "我的", exact: true }).click();
    await choose(page, cases);
    await page.getByRole("button", { name: "放回（2 件）" }).click();
    await page.getByRole("button", { name: "确定：放回 2 件" }).click();
    await remark(page).getByText("已放回 2 件").waitFor();
    await page.getByText("这一类里现在没有件").waitFor();
  });
});

test("a case that a colleague takes meanwhile is named with the reason, and the others are done", async () => {
  const numbers = await several(3);
  const cases = certificates(numbers);
  const colleague = await Behind.of(here, "health-2");
  const health = await atDesk(here, "health");
  await health.through(async (visitor, page) => {
    // One is taken before the list is looked over: it is left out and said to be.
    await choose(page, cases);
    await colleague.onCase(numbers[0], CERTIFICATE, "take");
    await page.getByRole("button", { name: "批量办结（3 件）" }).click();
    await page.getByRole("heading", { name: /^不在这一批里的/ }).waitFor();
    await page.getByText("这件正由另一位同事办理。请等同事放回，或请负责人改派。").waitFor();
    await visitor.look("desk-batch-left-out");
    // Another one after that: it alone is not done.
    await colleague.onCase(numbers[1], CERTIFICATE, "take");
    await page.getByRole("button", { name: "确定：准予 2 件" }).click();
    await remark(page).getByText("已准予 1 件，1 件没有办成").waitFor();
    const line = remark(page).getByRole("listitem").filter({ hasText: cases[1] });
    await line.getByText("没有办成：这件在您打开之后有了变化").waitFor();
    await visitor.look("desk-batch-overtaken");
    const states = await Promise.all(cases.map((it) => colleague.get(`/api/desk/cases/${it}`)));
    assert.deepEqual(
      states.map(({ line }) => line.state),
      ["in_review", "in_review", "approved"],
    );
  });
});
