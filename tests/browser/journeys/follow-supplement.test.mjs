// One supplement of two departments' questions, followed and answered; and the lanes on their time line.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { CERTIFICATE, Desk, REGISTRATION, accepted as acceptedAt, item } from "../desks.mjs";
import { follow, following } from "../follow.mjs";
import { Hall } from "../hall.mjs";
import { withHall } from "../visitor.mjs";

const AtReception = { start: () => Hall.start({ more: ["--acceptance", "desk"] }) };
const here = withHall({ before, after }, AtReception);

const accepted = (number) => acceptedAt(here.hall, number);

test("two cases ask, the applicant is asked once, and the clocks stand still until the answer", async () => {
  await following(
    here,
    async ({ visitor, page, number, mother }) => {
      await page.getByText("现在不用您做什么").waitFor();
      await page.locator(".light").first().waitFor();
      await visitor.look("follow-open");

      const health = await Desk.signIn(here.hall, "health");
      const ask = (...places) => ({ ask: { items: places.map((at) => item(at)) } });
      await health.actOnCase(number, CERTIFICATE, ask("baby[0].weight", "mother.mobile"));
      await health.actOnCase(number, REGISTRATION, ask("mother.mobile"));
      await follow(visitor, number);
      await page.getByText("时限暂停计时").first().waitFor();
      await page.getByText("请您补正 2 处").waitFor();
      await visitor.look("follow-supplement");

      await visitor.press("去补正");
      await visitor.isAt(`/applications/${number}/answer`);
      await visitor.keeps("device");
      // The same place is asked about twice and stands there once.
      assert.equal(await page.locator('[id="f-mother.mobile"]').count(), 1);
      await visitor.look("follow-supplement-answer");
      await page.locator('[id="f-mother.mobile"]').fill("13900000009");
      await page.locator('[id="f-baby[0].weight"]').fill("3250");
      await visitor.press("提交补正");
      await visitor.isAt(`/applications/${number}`);
      await page.getByText("现在不用您做什么").waitFor();
      const view = await mother.get(`/api/applications/${number}`);
      assert.equal(view.request, null);
      assert.equal(view.lanes[CERTIFICATE].clock.stopped, null);
    },
    { before: accepted },
  );
});

test("an answer without any change is asked about before it goes out", async () => {
  await following(
    here,
    async ({ visitor, page, number }) => {
      const health = await Desk.signIn(here.hall, "health");
      await health.actOnCase(number, CERTIFICATE, { ask: { items: [item("mother.mobile")] } });
      await health.actOnCase(number, REGISTRATION, "ask_nothing");
      await visitor.open(`/applications/${number}/answer`);
      await visitor.press("提交补正");
      await page.getByText("您还没有改任何一处").waitFor();
      await visitor.look("follow-unchanged");
      await visitor.press("回去改");
      await page.locator('[id="f-mother.mobile"]').waitFor();
    },
    { before: accepted },
  );
});

test("who looked at the data is said", async () => {
  await following(
    here,
    async ({ visitor, page, number }) => {
      const health = await Desk.signIn(here.hall, "health");
      await health.get(`/api/desk/cases/${number}-01`);
      await follow(visitor, number);
      await page.getByText("谁看过您的资料").click();
      await page.getByText("查看了本部门的申请表和材料").first().waitFor();
      await visitor.look("follow-looks");
    },
    { before: accepted },
  );
});
