// The one-time notice, as the applicant sees and answers it on a phone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk, item } from "../desks.mjs";
import { follow, following } from "../follow.mjs";
import { field } from "../form.mjs";
import { Hall } from "../hall.mjs";
import { held } from "../held.mjs";
import { sheets } from "../sheets.mjs";
import { until } from "../until.mjs";
import { withHall } from "../visitor.mjs";

/** A hall whose reception accepts. */
const AtReception = { start: () => Hall.start({ more: ["--acceptance", "desk"] }) };
const here = withHall({ before, after }, AtReception);

const PLACES = ["mother.mobile", "baby[0].weight", "material.household-book"];

/** Reception asks for these places. */
const asks = (places) => async (number) => {
  const reception = await Desk.signIn(here.hall, "reception");
  await reception.act(number, { notify: { items: places.map((at) => item(at)) } });
};

test("what is asked comes first, and exactly its places can be changed", async () => {
  await following(
    here,
    async ({ visitor, page, number, mother }) => {
      await page.getByRole("heading", { name: "您现在要做的" }).waitFor();
      await page.getByText("请您补正 3 处").waitFor();
      await visitor.look("follow-noticed");
      await visitor.press("去补正");
      await visitor.isAt(`/applications/${number}/answer`);
      await visitor.keeps("device");
      await visitor.look("follow-answer");

      const open = await page.locator("form .field .input").evaluateAll((all) => all.map(({ id }) => id));
      assert.deepEqual(open.sort(), ["f-baby[0].weight", "f-mother.mobile"]);

      // The same pre-check as on the form.
      await field(page, "mother.mobile").fill("12345");
      await visitor.press("提交补正");
      await page.locator("#error-summary").waitFor();
      await visitor.look("follow-answer-wrong");
      assert.equal((await mother.get(`/api/applications/${number}`)).stage, "noticed");

      await field(page, "mother.mobile").fill("13900000009");
      await field(page, "baby[0].weight").fill("3250");
      await visitor.press("提交补正");
      await visitor.isAt(`/applications/${number}`);
      await page.getByText("等窗口受理").first().waitFor();
      await visitor.look("follow-corrected");
      assert.equal((await mother.get(`/api/applications/${number}`)).stage, "submitted");
    },
    { before: asks(PLACES) },
  );
});

test("an answer that is not sent yet is there again after a reload, and is no draft of a new application", async () => {
  await following(
    here,
    async ({ visitor, page, number }) => {
      await visitor.open(`/applications/${number}/answer`);
      await field(page, "baby[0].weight").fill("3260");
      await visitor.hasSaved();
      await visitor.open(`/applications/${number}/answer`);
      await until("the answer is there again", async () => (await field(page, "baby[0].weight").inputValue()) === "3260");
      // It is no draft of a new application.
      await visitor.open("/drafts");
      await page.getByText("这台设备上没有草稿").waitFor();
    },
    { before: asks(["baby[0].weight"]) },
  );
});

test("what the hall refuses is shown beside its place, and the answer stays", async () => {
  await following(
    here,
    async ({ visitor, page, number }) => {
      await visitor.open(`/applications/${number}/answer`);
      const finding = { at: "mother.mobile", code: "malformed", level: "error", services: [], basis: [] };
      await page.route("**/acts", (route) =>
        route.fulfill({
          status: 422,
          json: { code: "not_acceptable", message: "有不对的地方", mend: "请改正", findings: [finding], request: "r" },
        }),
      );
      visitor.expect(/422/);
      await field(page, "mother.mobile").fill("13900000009");
      await visitor.press("提交补正");
      await page.locator("#error-summary").waitFor();
      await visitor.look("follow-refused");
      const section = page.locator("section").filter({ has: field(page, "mother.mobile") });
      await section.locator("p.error").first().waitFor();
      assert.equal(await field(page, "mother.mobile").inputValue(), "13900000009");
    },
    { before: asks(["mother.mobile"]) },
  );
});

test("another file is handed in for a material", async () => {
  await following(
    here,
    async ({ visitor, page, number, mother }) => {
      await visitor.open(`/applications/${number}/answer`);
      await visitor.keeps("device");
      await visitor.tick("household-book-upload");
      const input = page.locator('section.material input[type="file"]:not([capture])');
      await input.setInputFiles((await sheets(here.browser)).photograph("household-book"));
      await page.locator("ul.files li").first().waitFor();
      await visitor.look("follow-material");
      await visitor.press("提交补正");
      await visitor.isAt(`/applications/${number}`);
      await follow(visitor, number);
      assert.equal((await mother.get(`/api/applications/${number}`)).stage, "submitted");
    },
    { before: asks(["material.household-book"]) },
  );
});

test("what a change brings along can be filled in as well, and has to be", async () => {
  await following(
    here,
    async ({ visitor, page, number, mother }) => {
      await visitor.open(`/applications/${number}/answer`);
      // A card in the hand needs a bank, which nobody has named.
      await visitor.tick("social_card-1");
      await page.getByRole("heading", { name: "因为改了上面的内容，还要填" }).waitFor();
      await visitor.press("提交补正");
      await page.locator("#error-summary").waitFor();
      await visitor.look("follow-brought-along");
      await visitor.tick("f-card.photo-1");
      await visitor.tick("f-card.bank-0");
      await field(page, "card.branch").fill("示范农村商业银行城关支行");
      await visitor.press("提交补正");
      await visitor.isAt(`/applications/${number}`);
      assert.equal((await mother.get(`/api/applications/${number}`)).stage, "submitted");
    },
    // A card in the hand has to get there.
    { before: asks(["situation.social_card"]), situation: { newborn_delivery: "post" } },
  );
});

test("without a network the answer stays and says so, and goes out under one key", async () => {
  await following(
    here,
    async ({ visitor, page, number, mother }) => {
      visitor.expect(/ERR_INTERNET_DISCONNECTED/);
      await visitor.open(`/applications/${number}/answer`);
      await field(page, "mother.mobile").fill("13900000009");
      await visitor.hasSaved();
      await visitor.setOffline(true);
      await visitor.press("提交补正");
      await page.getByText("补正还没有发出去").waitFor();
      await visitor.look("follow-answer-offline");
      await visitor.setOffline(false);
      await visitor.press("提交补正");
      await visitor.isAt(`/applications/${number}`);
      assert.equal((await mother.get(`/api/applications/${number}`)).stage, "submitted");
    },
    { before: asks(["mother.mobile"]) },
  );
});

test("an answer goes out once the network is back, though the page could not learn before who is there", async () => {
  await following(
    here,
    async ({ visitor, page, number, mother }) => {
      visitor.expect(/ERR_INTERNET_DISCONNECTED/);
      const nobody = await held(page, "**/api/session");
      await visitor.open(`/applications/${number}/answer`);
      await field(page, "mother.mobile").fill("13900000009");
      await visitor.hasSaved();
      await visitor.setOffline(true);
      nobody();
      await visitor.press("提交补正");
      await page.getByText("补正还没有发出去").waitFor();
      const who = await held(page, "**/api/session");
      await visitor.setOffline(false);
      await visitor.press("提交补正");
      who();
      await visitor.isAt(`/applications/${number}`);
      assert.equal((await mother.get(`/api/applications/${number}`)).stage, "submitted");
    },
    { before: asks(["mother.mobile"]) },
  );
});
