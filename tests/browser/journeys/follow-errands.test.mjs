// What an applicant does about an application besides answering.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { CERTIFICATE, Desk, accepted as acceptedAt } from "../desks.mjs";
import { follow, following } from "../follow.mjs";
import { Hall } from "../hall.mjs";
import { withHall } from "../visitor.mjs";

const AtReception = { start: () => Hall.start({ more: ["--acceptance", "desk"] }) };
const here = withHall({ before, after }, AtReception);

const accepted = (number) => acceptedAt(here.hall, number);

/** From the application's page to that of one errand. */
async function go(visitor, number, errand, name) {
  await follow(visitor, number);
  await visitor.page.getByRole("main").getByRole("link", { name }).first().click();
  await visitor.isAt(`/applications/${number}/acts/${errand}`);
}

/** What has happened, as one text. */
const told = async (mother, number) => {
  const { history } = await mother.get(`/api/applications/${number}`);
  return history.map(({ what }) => what).join("\n");
};

test("withdrawing says first what stands and what ends", async () => {
  await following(
    here,
    async ({ visitor, page, number, mother }) => {
      const health = await Desk.signIn(here.hall, "health");
      await health.actOnCase(number, 0, { decide: { outcome: "approve", reason: "齐全" } });
      await go(visitor, number, "withdraw", "撤回申请");
      await page.getByRole("heading", { name: "已经决定的，照样有效" }).waitFor();
      await visitor.look("follow-withdraw");
      await visitor.press("确定撤回");
      await visitor.isAt(`/applications/${number}`);
      assert.equal((await mother.get(`/api/applications/${number}`)).stage, "closed");
      await visitor.look("follow-withdrawn");
    },
    { before: accepted },
  );
});

test("whoever comes for a result is told when it is there, and where", async () => {
  await following(
    here,
    async ({ visitor, page, number, mother }) => {
      await mother.actOnOwn(number, { change_delivery: { delivery: { way: "nearby", pace: "first_ready" } } });
      const health = await Desk.signIn(here.hall, "health");
      await health.actOnCase(number, 0, { decide: { outcome: "approve", reason: "齐全" } });
      await follow(visitor, number);
      await page.getByRole("heading", { name: "现在不用您做什么" }).waitFor();
      const issuing = await Desk.signIn(here.hall, "issuing");
      await issuing.act(number, { issue: { case: 0, kind: 0 } });
      await follow(visitor, number);
      await page.getByText("请带身份证到就近网点领取").waitFor();
      await visitor.look("follow-fetch");
    },
    { before: accepted },
  );
});

test("the results come as the applicant wants them", async () => {
  await following(here, async ({ visitor, page, number, mother }) => {
    await go(visitor, number, "delivery", "更改领取方式");
    await page.locator("#way-0").waitFor();
    await visitor.look("follow-delivery");
    await visitor.press("就这样领");
    await page.getByText("和现在的领取方式一样").waitFor();
    await visitor.tick("way-1");
    await visitor.tick("pace-1");
    await visitor.press("就这样领");
    await visitor.isAt(`/applications/${number}`);
    const { offers } = await mother.get(`/api/applications/${number}`);
    const ways = offers.flatMap(({ act }) => (act.change_delivery ? [act.change_delivery.delivery] : []));
    assert.ok(!ways.some(({ way, pace }) => way === "window" && pace === "first_ready"), JSON.stringify(ways));
  });
});

test("results are posted to whom the applicant signs for, and to a new address when they move", async () => {
  await following(here, async ({ visitor, page, number, person, mother }) => {
    await go(visitor, number, "delivery", "更改领取方式");
    await visitor.tick("way-2");
    await page.locator("#letter-phone").fill("12345");
    await visitor.press("就这样领");
    await page.getByText("请写 11 位手机号码").waitFor();
    assert.equal(await page.locator(":focus").getAttribute("id"), "letter-phone");
    await visitor.look("follow-delivery-letter");
    await page.locator("#letter-phone").fill("139 0000 0005");
    await page.locator("#letter-address").fill("示范市城西路8号2单元");
    await page.locator("#letter-signature").fill(person.name);
    await page.keyboard.press("Tab");
    await visitor.press("就这样领");
    await visitor.isAt(`/applications/${number}`);
    await page.getByText("更改领取方式").first().waitFor();
    // Who moves says the new address and signs again; the rest is there.
    await go(visitor, number, "delivery", "更改领取方式");
    assert.equal(await page.locator("#way-2").isChecked(), true);
    assert.equal(await page.locator("#letter-phone").inputValue(), "13900000005");
    await page.locator("#letter-address").fill("示范市城东路9号1单元");
    await page.locator("#letter-signature").fill(person.name);
    await visitor.look("follow-delivery-moved");
    await visitor.press("就这样领");
    await visitor.isAt(`/applications/${number}`);
    await page.getByText("办好后：邮寄给林静（示范市城东路9号1单元）").waitFor();
    const { recipient } = await mother.get(`/api/applications/${number}`);
    assert.equal(recipient.address, "示范市城东路9号1单元");
  });
});

test("a new telephone number reaches the departments", async () => {
  await following(here, async ({ visitor, page, number, mother }) => {
    await go(visitor, number, "contact", "更改联系方式");
    await visitor.press("更改");
    await page.getByText("请写明新的电话或地址").waitFor();
    await visitor.look("follow-contact");
    await page.locator("#contact").fill("电话改为 139 0000 0009");
    await page.getByRole("main").getByRole("button", { name: "更改" }).click();
    await visitor.isAt(`/applications/${number}`);
    assert.match(await told(mother, number), /联系方式/);
  });
});

test("a poor rating is called back, mended and given anew", async () => {
  await following(here, async ({ visitor, page, number, mother }) => {
    await mother.actOnOwn(number, "withdraw");
    await follow(visitor, number);
    await go(visitor, number, "rate", "评价");
    await visitor.press("提交评价");
    await page.getByText("请先选一个").waitFor();
    await visitor.look("follow-rate");
    await visitor.tick("rate-4");
    await visitor.press("提交评价");
    await visitor.isAt(`/applications/${number}`);
    const reception = await Desk.signIn(here.hall, "reception");
    await reception.act(number, { contact: { repair: "ordinary" } });
    await reception.act(number, { repair: { done: "已当面说明并改正" } });
    await go(visitor, number, "rate", "评价");
    await visitor.tick("rate-1");
    await visitor.press("提交评价");
    await visitor.isAt(`/applications/${number}`);
    assert.match(await told(mother, number), /评价：1 星[^]*回访后再次评价：4 星/);
    await page.getByText("回访后再次评价").waitFor();
    await visitor.look("follow-rated");
  });
});

test("what a survey found is put right, and the department is told", async () => {
  const soon = new Date(Date.now() + 10 * 24 * 60 * 60_000).toISOString().slice(0, 10);
  await following(
    here,
    async ({ visitor, page, number, mother }) => {
      const health = await Desk.signIn(here.hall, "health");
      const begin = { procedure: "survey", until: soon, people: ["沈悦", "纪舒"] };
      await health.actOnCase(number, CERTIFICATE, { begin });
      const conclude = { conclusion: { mend: { until: soon } }, note: "请补上门牌" };
      await health.actOnCase(number, CERTIFICATE, { conclude });
      await follow(visitor, number);
      await page.getByText("整改现场发现的问题").first().waitFor();
      await visitor.look("follow-to-mend");
      await go(visitor, number, "mended", "告诉部门已经整改好");
      await visitor.look("follow-mended");
      await visitor.press("已经整改好");
      await visitor.isAt(`/applications/${number}`);
      const { offers } = await mother.get(`/api/applications/${number}`);
      assert.ok(!offers.some(({ id }) => id === "mended"));
    },
    { before: accepted },
  );
});

test("what could not be done goes to reception, and it is said who has it", async () => {
  await following(here, async ({ visitor, page, number }) => {
    await go(visitor, number, "complain", "投诉");
    await page.locator("#complain-1").waitFor();
    await visitor.look("follow-complain");
    await visitor.tick("complain-1");
    await page.getByRole("main").getByRole("button", { name: "提交" }).click();
    await visitor.isAt(`/applications/${number}`);
    await page.getByText("答复投诉").first().waitFor();
    await page.locator(".waits").getByText("综合窗口").first().waitFor();
    await visitor.look("follow-complained");
  });
});

test("what was changed elsewhere in the meantime is said and not done over", async () => {
  await following(here, async ({ visitor, page, number, mother }) => {
    await go(visitor, number, "contact", "更改联系方式");
    await mother.actOnOwn(number, { complain: { about: "complaint" } });
    visitor.expect(/409/);
    await page.locator("#contact").fill("电话改为 139 0000 0009");
    await page.getByRole("main").getByRole("button", { name: "更改" }).click();
    await page.getByRole("button", { name: "重新打开这一页" }).waitFor();
    await visitor.look("follow-stale");
  });
});
