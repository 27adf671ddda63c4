// 窗口帮办: reception fills in and submits for somebody who is present, who signs on paper.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { goodApplication } from "../hall.mjs";
import { Behind, atDesk, staffedHall } from "../staff.mjs";
import { withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);
const MOTHER = { name: "林静", id_no: "990101199503203021", mobile: "13900000001" };

/** Fills in who is present. */
async function present(page, { name, id_no, mobile }) {
  await page.locator("#visitor-name").fill(name);
  await page.locator("#visitor-id").fill(id_no);
  await page.locator("#visitor-mobile").fill(mobile);
}

test("a mother who comes to the window goes home with her number, and finds at home who helped", async () => {
  const application = await goodApplication("newborn");
  const reception = await atDesk(here, "reception");
  const { page } = reception;
  await reception.through(async () => {
    await page.getByRole("link", { name: "窗口帮办", exact: true }).click();
    await page.getByRole("heading", { name: "窗口帮办" }).waitFor();
    await page.getByRole("button", { name: "开始帮办" }).click();
    await page.locator("#error-summary").getByText("请核对身份证原件后勾选").waitFor();
    await reception.look("desk-visitors-open");
    // The card says another name.
    await present(page, { ...MOTHER, name: "林小静" });
    await reception.tick("visitor-compared");
    reception.expect(/422/);
    await page.getByRole("button", { name: "开始帮办" }).click();
    await page.getByText("姓名和身份证号码对不上").waitFor();
    assert.equal(await page.locator("#visitor-id").inputValue(), MOTHER.id_no, "what was written is lost");

    await page.locator("#visitor-name").fill(MOTHER.name);
    await page.getByRole("button", { name: "开始帮办" }).click();
    await reception.isAt("/");
    await page.getByRole("button", { name: "结束帮林静办理" }).waitFor();
    await reception.look("desk-visitors-home");

    // She has filled it in at home and brings the file.
    await reception.open("/drafts");
    const buffer = Buffer.from(JSON.stringify(application));
    await page.locator('input[type="file"]').setInputFiles({ name: "申请.json", mimeType: "application/json", buffer });
    await reception.isAt("/bundle/newborn/form");
    await page.locator('a[href="/bundle/newborn/materials"]').first().click();
    await reception.isAt("/bundle/newborn/materials");
    await page.locator('a[href="/bundle/newborn/check"]').first().click();
    await page.locator(".verdict.ready").waitFor();
    await reception.press("核对全部内容");
    await reception.isAt("/bundle/newborn/answers");
    await reception.press("去签名提交");
    await reception.isAt("/bundle/newborn/submit");
    await page.getByText("请本人在纸上签名").waitFor();
    assert.equal(await page.locator("#signature").count(), 0, "a clerk signs for somebody");
    await reception.look("desk-visitors-sign");
    await page.getByRole("button", { name: "确认提交" }).click();
    await page.locator("#error-summary").getByText("请在本人当面签名后勾选").waitFor();
    await page.getByRole("link", { name: "去打印申请表" }).click();
    await reception.isAt("/bundle/newborn/forms");
    await page.goBack();
    await reception.isAt("/bundle/newborn/submit");
    await reception.tick("agree");
    await page.getByRole("button", { name: "确认提交" }).click();
    await reception.isAt("/applications/*/receipt");
    const number = (await page.locator(".receipt .big").innerText()).trim();

    // Nothing else of hers is open, and nothing stays behind.
    reception.expect(/403/);
    await reception.open("/applications");
    await page.getByText("窗口帮办只能填写和提交").first().waitFor();
    await page.getByRole("button", { name: "结束帮林静办理" }).click();
    await reception.isAt("/desk/visitors");
    await page.getByRole("button", { name: "退出" }).waitFor();
    assert.equal(await page.locator("#visitor-id").inputValue(), "");
    const cookies = (await reception.context.cookies()).map(({ name }) => name);
    assert.ok(!cookies.includes("hall-kiosk"), "the desk is still a terminal");

    const mother = await Behind.of(here, "mother");
    const view = await mother.get(`/api/applications/${number}`);
    assert.match(view.history[0].what, /本人在纸上签名后提交/);
  });
});
