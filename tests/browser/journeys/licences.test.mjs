// E-licences: one's own, the code to show, and whoever checks it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { CERTIFICATE, Desk, approved } from "../desks.mjs";
import { following } from "../follow.mjs";
import { Hall } from "../hall.mjs";
import { until } from "../until.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);

/** The mother in front of her licences, after everything was approved. */
async function holding(go) {
  const approvedAll = { before: (number) => approved(here.hall, number) };
  await following(
    here,
    async ({ visitor, page, number, mother }) => {
      await visitor.open("/licences");
      await page.getByRole("heading", { name: "我的电子证照" }).waitFor();
      const { licences } = await mother.get("/api/licences");
      const birth = licences.find(({ claims }) => claims.vct === "birth-certificate");
      await go({ visitor, page, number, birth });
    },
    approvedAll,
  );
}

/** Somebody else's phone. */
async function stranger(go) {
  const visitor = await Visitor.arrive(here.browser, here.hall, { phone: true });
  visitor.expect(/401|404|Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  await visitor.through(go);
}

test("a birth certificate lies among the licences, with its face and a code to show", async () => {
  await holding(async ({ visitor, page, birth }) => {
    await visitor.look("licences");
    await page.getByRole("link", { name: "出生医学证明" }).click();
    await visitor.isAt(`/licences/${birth.claims.jti}`);
    await page.locator("svg.qr").waitFor();
    await page.getByText("陈知夏").first().waitFor();
    await visitor.look("licence");
    const shown = page.getByRole("link", { name: "看看对方扫了会看到什么" });
    assert.ok((await shown.getAttribute("href")).endsWith(`/verify#${birth.code}`));
    assert.ok(!(await shown.getAttribute("href")).includes("990101"), "a number is in the address");
  });
});

test("whoever scans the code learns that it is real and holds now, and no full name", async () => {
  await holding(async ({ birth }) => {
    await stranger(async (visitor, page) => {
      await visitor.open(`/verify#${birth.code}`);
      await page.getByText("签名真实，现在有效").waitFor();
      assert.equal(await page.getByText("陈知夏").count(), 0);
      await page.getByText("陈**").waitFor();
      await visitor.look("licence-checked");
    });
  });
});

test("without a network the signature is checked, and it is said that the state was not asked", async () => {
  await holding(async ({ birth }) => {
    await stranger(async (visitor, page) => {
      await visitor.open("/verify");
      await until("the keys were kept", () =>
        page.evaluate(async () => {
          const names = (await indexedDB.databases()).map(({ name }) => name);
          if (names.length === 0) return false;
          const open = indexedDB.open(names[0]);
          const database = await new Promise((done) => (open.onsuccess = () => done(open.result)));
          const get = database.transaction("choices").objectStore("choices").get("issuers");
          const kept = await new Promise((done) => (get.onsuccess = () => done(get.result)));
          database.close();
          return Boolean(kept);
        }),
      );
      await visitor.setOffline(true);
      await page.locator("#licence-code").fill(birth.code);
      await visitor.press("核验");
      await page.getByText("状态未联网核验").waitFor();
      await visitor.look("licence-checked-offline");
    });
  });
});

test("a code with one changed letter is refused, and it is said what to do", async () => {
  await holding(async ({ birth }) => {
    await stranger(async (visitor, page) => {
      const [header, claims, signature] = birth.code.split(".");
      const other = signature.startsWith("A") ? "B" : "A";
      await visitor.open("/verify");
      await page.locator("#licence-code").fill([header, claims, other + signature.slice(1)].join("."));
      await visitor.press("核验");
      await page.getByText("签名不对，这张证照不能接受").waitFor();
      await visitor.look("licence-forged");
      await page.locator("#licence-code").fill("你好");
      await visitor.press("核验");
      await page.getByText("这不是证照码，或者没有扫完整").waitFor();
    });
  });
});

test("a licence that was revoked is shown to nobody, and whoever checks it is told", async () => {
  await holding(async ({ visitor, page, number, birth }) => {
    const head = await Desk.signIn(here.hall, "head-health");
    const { offers } = await head.get(`/api/desk/applications/${number}`);
    const turn = offers.map(({ act }) => act.turn).find((it) => it?.to === "revoked");
    assert.ok(turn, JSON.stringify(offers.map(({ id }) => id)));
    const { licences } = await (await Desk.signIn(here.hall, "mother")).get("/api/licences");
    assert.equal(licences.filter(({ state }) => state === "valid").length, licences.length);
    await head.act(number, { turn: { ...turn, item: CERTIFICATE, to: "revoked", reason: "核对分娩记录" } });
    await visitor.open(`/licences/${birth.claims.jti}`);
    await page.getByText("已撤销").first().waitFor();
    assert.equal(await page.locator("svg.qr").count(), 0);
    await visitor.look("licence-revoked");
    await stranger(async (other, theirs) => {
      await other.open(`/verify#${birth.code}`);
      await theirs.getByText("签名真实，但签发机关已撤销这张证照").waitFor();
    });
  });
});
