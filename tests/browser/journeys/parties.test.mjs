// Outside parties: a lender answers by a one-time link, and the vehicle office goes on or the applicant reads why not.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { signIn } from "../applicant.mjs";
import { Hall, demoAccounts, goodApplication } from "../hall.mjs";
import { linked, party } from "../party.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);
const BUNDLE = "vehicle-mortgage-release";

/** The car's owner with an application that was just submitted: the visitor and the number. */
async function owner() {
  const [application, { people }] = await Promise.all([goodApplication(BUNDLE), demoAccounts()]);
  const visitor = await Visitor.arrive(here.browser, here.hall, { phone: true });
  visitor.expect(/401/);
  await visitor.open("/sign-in?next=/applications");
  await signIn(visitor.page, people.find(({ bundles }) => bundles.includes(BUNDLE)));
  await visitor.isAt("/applications");
  const receipt = await visitor.page.evaluate(async (application) => {
    const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
    const headers = { "content-type": "image/jpeg", "x-file-name": encodeURIComponent("登记证书.jpg") };
    const file = await (await fetch("/api/files", { method: "POST", headers, body: photo })).json();
    for (const material of application.materials) if (material.files) material.files = [file];
    const reply = await fetch("/api/applications", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify({ application, signature: "周明" }),
    });
    return { status: reply.status, body: await reply.json() };
  }, application);
  assert.ok(receipt.status < 300, JSON.stringify(receipt));
  return { visitor, number: receipt.body.number };
}

/** The clerk who asks the lender, on the page of the case. */
async function clerk(number) {
  const { reviewers } = await demoAccounts();
  const visitor = await Visitor.arrive(here.browser, here.hall);
  visitor.expect(/401/);
  await visitor.open(`/desk/cases/${number}-01`);
  await signIn(visitor.page, reviewers.find(({ account }) => account === "bank"));
  await visitor.page.getByRole("heading", { name: "要第三方确认" }).waitFor();
  return visitor;
}

test("a lender confirms that the loan is paid, and the vehicle office goes on", async () => {
  const { visitor: applicant, number } = await owner();
  const desk = await clerk(number);
  const path = await linked(desk);
  await desk.look("party-link");

  const bank = await party(here.browser, here.hall, path, { phone: true });
  const { page } = bank;
  await page.getByRole("heading", { name: "请您确认一件事" }).waitFor();
  await bank.look("party-asked");
  assert.ok(await page.getByText("浙E99010").first().isVisible());
  assert.equal(await page.getByText("人民路88号").count(), 0, "the owner's address is not the lender's business");

  // Nothing is sent before it is whole.
  await bank.press("提交答复");
  await page.getByText("请先选一个答复").waitFor();
  await page.locator("label[for=party-confirm]").click();
  await bank.press("提交答复");
  await page.getByText("请填经办人姓名").waitFor();
  await page.getByLabel("经办人姓名").fill("吴安宁");
  await bank.press("提交答复");
  await page.getByRole("heading", { name: "已收到您的确认，谢谢" }).waitFor();
  await bank.look("party-thanks");

  // Whoever opens it once more is told so, and sees nobody's data.
  await bank.open(path);
  await page.getByRole("heading", { name: "这个链接已经用过了" }).waitFor();
  await bank.look("party-used");
  assert.equal(await page.getByText("浙E99010").count(), 0);

  await applicant.open(`/applications/${number}`);
  await applicant.page.getByText("抵押权人已确认").first().waitFor();
  await applicant.page.getByText("开始办理“机动车解除抵押登记”").first().waitFor();
  for (const visitor of [applicant, desk, bank]) await visitor.leave();
});

test("a lender refuses, and the applicant reads why", async () => {
  const { visitor: applicant, number } = await owner();
  const desk = await clerk(number);
  const bank = await party(here.browser, here.hall, await linked(desk));
  const { page } = bank;
  await page.locator("label[for=party-refuse]").click();
  await page.getByLabel("经办人姓名").fill("吴安宁");
  await bank.press("提交答复");
  await page.getByText("请写明原因").waitFor();
  await page.getByLabel("为什么不能确认").fill("还有 1200 元利息没有还清，请先到任一网点结清。");
  await bank.look("party-refusing");
  await bank.press("提交答复");
  await page.getByRole("heading", { name: "已收到：不能确认" }).waitFor();

  await applicant.open(`/applications/${number}`);
  await applicant.page.getByText("还有 1200 元利息没有还清").first().waitFor();
  await applicant.look("party-refused-tracking");
  for (const visitor of [applicant, desk, bank]) await visitor.leave();
});

test("a link that is none says so", async () => {
  const nobody = await party(here.browser, here.hall, `/desk/party/${"0".repeat(64)}`);
  nobody.expect(/404/);
  await nobody.page.getByRole("heading", { name: "链接不对" }).waitFor();
  await nobody.leave();
});
