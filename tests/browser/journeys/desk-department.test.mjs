// A department's desk: taking and releasing, asking, special procedures, extensions, deciding.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { goodApplication } from "../hall.mjs";
import { Behind, accepted, atDesk, caseOf, openFromList, said, staffedHall, unfold } from "../staff.mjs";
import { until } from "../until.mjs";
import { withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);

/** The birth certificate and the registration of the birth, both of the health department. */
const [CERTIFICATE, REGISTRATION] = [0, 5];

/** A day after today, as a date field takes it. */
function inDays(n) {
  const day = new Date(Date.now() + 8 * 3_600_000 + n * 86_400_000);
  return day.toISOString().slice(0, 10);
}

test("a case is taken, found among one's own, and put back", async () => {
  const { number } = await accepted(here);
  const health = await atDesk(here, "health", { phone: true });
  await health.through(async (visitor, page) => {
    await page.getByText("黄灯：快到期").first().waitFor();
    await visitor.look("desk-department-list");
    await openFromList(visitor, caseOf(number, CERTIFICATE));
    await visitor.look("desk-department-case");
    await page.getByRole("button", { name: "接办" }).click();
    await said(visitor, "已办：接办");
    await page.getByText("我在办").first().waitFor();

    await page.goto("/desk");
    await page.getByRole("link", { name: "我的" }).click();
    const lines = page.locator("li.line").filter({ hasText: number });
    await lines.first().waitFor();
    assert.equal(await lines.count(), 1);
    await page.getByRole("link", { name: "没人领的" }).click();
    await page.locator("li.line").filter({ hasText: caseOf(number, CERTIFICATE) }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "我的" }).click();
    await openFromList(visitor, caseOf(number, CERTIFICATE));
    await page.getByRole("button", { name: "放回" }).click();
    await said(visitor, "已办：放回");
    await page.getByText("没人领").first().waitFor();
  });
});

test("a supplement stops the clock, and its answer stands old beside new", async () => {
  const { mother, application, number } = await accepted(here);
  const health = await atDesk(here, "health");
  await health.through(async (visitor, page) => {
    await openFromList(visitor, caseOf(number, CERTIFICATE));
    const form = await unfold(visitor, "要求补正");
    await form.locator("#ask-at").selectOption("baby[0].weight");
    await form.locator("#ask-problem").fill("和出生记录不一致");
    await form.locator("#ask-mend").fill("请照出生记录填写");
    await form.getByRole("button", { name: "加到清单" }).click();
    await visitor.look("desk-department-ask");
    await form.getByRole("button", { name: "要求补正（1 项）" }).click();
    await said(visitor, "已办：要求补正");

    await page.goto(`/desk/cases/${caseOf(number, REGISTRATION)}`);
    await page.getByRole("button", { name: "不需要补正" }).click();
    await said(visitor, "已办：不需要补正");

    await page.goto(`/desk/cases/${caseOf(number, CERTIFICATE)}`);
    await page.getByText(/从 .* 的次日起停表/).waitFor();
    await page.getByText("已要求补正，申请人还没有答复").waitFor();
    await visitor.look("desk-department-stopped");

    const answered = structuredClone(application);
    answered.answers.baby[0].weight = "3250";
    await mother.own(number, { answer: { round: 1 } }, answered);
    await page.reload();
    const changes = page.locator("table.changes");
    await changes.getByText("3300").waitFor();
    await changes.getByText("3250").waitFor();
    await visitor.look("desk-department-changes");
  });
});

test("a survey is begun with its people and day, and concluded", async () => {
  const { number } = await accepted(here);
  const health = await atDesk(here, "health");
  await health.through(async (visitor, page) => {
    visitor.expect(/400/);
    await openFromList(visitor, caseOf(number, CERTIFICATE));
    const form = await unfold(visitor, "组织踏勘、听证等程序");
    await form.getByRole("button", { name: "开始" }).click();
    await form.getByText("请选日期").waitFor();
    await form.locator("#begin-day").fill(inDays(7));
    await form.locator("#begin").fill("温宁");
    await form.getByRole("button", { name: "开始" }).click();
    await said(visitor, "现场核查要两人以上");
    // What was written is still there.
    await form.locator("#begin").fill("温宁\n纪舒");
    await form.getByRole("button", { name: "开始" }).click();
    await said(visitor, "已办：");
    await page.locator("#conclude").fill("现场与申请一致。");
    await visitor.look("desk-department-procedure");
    await page.getByRole("button", { name: "结论：合格" }).click();
    await said(visitor, "已办：结论：合格");
  });
});

test("more time is asked of the head, who rules on it and hands out work", async () => {
  const { number } = await accepted(here);
  const health = await atDesk(here, "health");
  await health.through(async (visitor, page) => {
    await openFromList(visitor, caseOf(number, CERTIFICATE));
    const form = await unfold(visitor, "申请延期");
    await form.locator("#extend").fill("等医院核对");
    await form.getByRole("button", { name: "申请延期" }).click();
    await form.getByText("请写延长几个工作日").waitFor();
    await form.locator("#extend-days").fill("3");
    await form.getByRole("button", { name: "申请延期" }).click();
    await said(visitor, "已办：申请延期");
  });
  const head = await atDesk(here, "head-health");
  await head.through(async (visitor, page) => {
    await openFromList(visitor, caseOf(number, CERTIFICATE));
    await page.locator("#rule-extension").fill("情况属实");
    await visitor.look("desk-head-extension");
    await page.getByRole("button", { name: "批准延期", exact: true }).click();
    await said(visitor, "已办：批准延期");
    const form = await unfold(visitor, "指派给同事");
    await form.locator("#assign").selectOption("health-2");
    await form.getByRole("button", { name: "指派" }).click();
    await said(visitor, "已办：指派");
    await page.getByText("同事在办（纪舒）").waitFor();
  });
});

test("a decision begins with the law of its service, is completed, and goes out as written", async () => {
  const { mother, number } = await accepted(here);
  const reviewer = await atDesk(here, "health");
  await reviewer.through(async (visitor, page) => {
    await openFromList(visitor, caseOf(number, CERTIFICATE));
    await page.getByLabel("用模板起草").selectOption({ label: "准予" });
    const reason = page.locator("#reason");
    await until("the text is there", async () => /^经审查，申请材料齐全，符合.*准予/.test(await reason.inputValue()));
    await reason.fill(`${await reason.inputValue()}请妥善保管。`);
    await visitor.look("desk-department-template");
    await page.getByRole("button", { name: "同意" }).click();
    await page.getByText("已作出决定").first().waitFor();
    await page.getByText("请妥善保管").first().waitFor();
  });
  const view = await mother.get(`/api/applications/${number}`);
  assert.match(view.lanes[CERTIFICATE].reason, /请妥善保管。$/);
});

test("of two reviewers who decide, the slower is told and sees the decision", async () => {
  const { number } = await accepted(here);
  const [slow, fast] = await Promise.all([atDesk(here, "health"), Behind.of(here, "health-2")]);
  await slow.through(async (visitor, page) => {
    visitor.expect(/409/);
    await openFromList(visitor, caseOf(number, CERTIFICATE));
    await fast.onCase(number, CERTIFICATE, { decide: { outcome: "refuse", reason: "医院没有这份记录" } });
    await page.locator("#reason").fill("材料齐全。");
    await page.getByRole("button", { name: "同意" }).click();
    await said(visitor, "刚才有人先办了一步");
    await page.getByText("已作出决定").first().waitFor();
    await page.getByText("医院没有这份记录").first().waitFor();
    await visitor.look("desk-department-overtaken");
  });
});

test("what was committed to is inspected after the approval, mended in time, and inspected again", async () => {
  const [founder, registrar] = await Promise.all([Behind.of(here, "founder"), Behind.of(here, "market-regulation")]);
  const number = await founder.submit(await goodApplication("company-start"), "许晴");
  await (await Behind.of(here, "reception")).act(number, "accept");
  await registrar.onCase(number, 0, { decide: { outcome: "approve", reason: "" } });
  const reviewer = await atDesk(here, "market-regulation");
  await reviewer.through(async (visitor, page) => {
    await page.goto(`/desk/cases/${caseOf(number, 0)}`);
    const form = await unfold(visitor, "核查承诺");
    await form.locator("#inspect-0").fill("住所在，门牌不清楚。");
    await form.getByRole("button", { name: "核查：限期整改" }).click();
    await form.getByText("请选日期").waitFor();
    await form.locator("#inspect-0-day").fill(inDays(7));
    await visitor.look("desk-department-inspection");
    await form.getByRole("button", { name: "核查：限期整改" }).click();
    await said(visitor, "已办：核查：限期整改");
    const again = await unfold(visitor, "核查承诺");
    await again.locator("#inspect-0").fill("门牌已换。");
    await again.getByRole("button", { name: "核查：已履行承诺" }).click();
    await said(visitor, "已办：核查：已履行承诺");
  });
});
