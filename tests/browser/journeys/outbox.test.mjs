// Submitting without a network, or with one that breaks off: it waits, and arrives exactly once.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import vm from "node:vm";

import { Applicant, signIn } from "../applicant.mjs";
import { Hall, applicationsOf, demoAccounts, goodApplication } from "../hall.mjs";
import { heldAnswer } from "../held.mjs";
import { Line } from "../line.mjs";
import { sheets } from "../sheets.mjs";
import { until } from "../until.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);
const BUNDLE = "vehicle-mortgage-release";
/** What the person hands in is longer than one piece, and than the first three. */
const FILE_BYTES = 700_000;
const LARGEST_PIECE = 1 << 20;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Somebody with a line of their own to the hall, and everything filled in up to the signature. */
async function journey(go, options = {}) {
  const { hall, browser } = here;
  const { people } = await demoAccounts();
  const person = people.find(({ account }) => account === "legal");
  const other = people.find(({ account }) => account === "mother");
  const line = await Line.to(hall);
  const visitor = await Visitor.arrive(browser, line, options);
  // Nobody is signed in at first; a line that is cut; what the hall does not take.
  visitor.expect(/401|ERR_(CONNECTION|EMPTY|INTERNET|NETWORK|SOCKET)/);
  const before = (await applicationsOf(hall, person)).length;
  const arrived = async () => (await applicationsOf(hall, person)).slice(0, -before || undefined);
  try {
    await visitor.through(async (_, page) => {
      await options.early?.(page);
      await visitor.open("/sign-in");
      await signIn(page, person);
      await visitor.isAt("/applications");
      await fillIn(visitor, person);
      await go({ hall, line, visitor, page, person, other, arrived });
    });
  } finally {
    await line.close();
  }
}

/** From nothing to the page on which one signs: the answers come from a file, the picture from the person. */
async function fillIn(visitor, person) {
  const application = await goodApplication(BUNDLE);
  const buffer = Buffer.from(JSON.stringify(application));
  // What is sensitive in the file is kept over the next page.
  await visitor.open(`/bundle/${BUNDLE}/materials`);
  await visitor.keeps("device");
  await visitor.open("/drafts");
  const file = { name: "APPLICATION.json", mimeType: "application/json", buffer };
  await visitor.page.locator('input[type="file"]').first().setInputFiles(file);
  // There is a draft already, and the files of the other one stay behind: the page asks first.
  await visitor.page.getByRole("button", { name: /^导入/ }).first().click();
  await visitor.isAt(`/bundle/${BUNDLE}/form`);
  const bundle = await here.hall.bundle(BUNDLE);
  await new Applicant(visitor, bundle, application, await longSheets()).provideMaterials();
  await toSign(visitor, person);
}

/** To the page on which one signs. */
async function toSign(visitor, person) {
  await visitor.open(`/bundle/${BUNDLE}/submit`);
  await knows(visitor, person);
}

/** The page on which one signs knows who that is: whose it is goes with what is queued. */
const knows = ({ page }, { name }) => page.getByText(`输入您的姓名，例如：${name}`).waitFor();

/** Sheets whose files are long and like no other: a comment stands in the picture. */
async function longSheets() {
  const short = await sheets(here.browser);
  const comment = Buffer.alloc(65_535, 32);
  comment.set([0xff, 0xfe, 0xff, 0xfd]);
  comment.write(randomUUID(), 4);
  const comments = Array(Math.ceil(FILE_BYTES / comment.length)).fill(comment);
  const photograph = (name) => {
    const { buffer, ...file } = short.photograph(name);
    return { ...file, buffer: Buffer.concat([buffer.subarray(0, 2), ...comments, buffer.subarray(2)]) };
  };
  return { ...short, photograph };
}

async function sign(visitor, person) {
  await visitor.tick("agree");
  await visitor.page.locator("#signature").fill(person.name);
  await visitor.press("确认提交");
}

/** Signs while the line is cut, and puts it into the queue. */
async function queue(line, visitor, person) {
  line.cut();
  await sign(visitor, person);
  await visitor.press("存在这台设备上，排队提交");
  await visitor.page.getByRole("heading", { name: "已经排队，还没有提交" }).waitFor();
}

/** How many bytes of files went over the line, and how many of them for nothing. */
function sent({ pieces }) {
  const all = pieces.reduce((sum, { bytes }) => sum + bytes, 0);
  return { all, twice: all - Math.max(...pieces.map(({ at, bytes }) => at + bytes)) };
}

/** What is in the outbox; undefined while the page changes. */
const inOutbox = (page) => page.evaluate(async () => JSON.parse(await window.hallOutbox.list())).catch(() => undefined);
/** What stands in a store of the browser. */
const kept = (page, store) =>
  page.evaluate(
    (store) =>
      new Promise((resolve) => {
        indexedDB.open("hall").onsuccess = ({ target: { result: database } }) => {
          const all = database.transaction([store]).objectStore(store).getAll();
          all.onsuccess = () => resolve(all.result);
        };
      }),
    store,
  );

test("the next try comes after two seconds, then later and later, never later than five minutes", async () => {
  const code = await readFile(new URL("../../../public/outbox.js", import.meta.url), "utf8");
  const self = { addEventListener() {} };
  vm.runInNewContext(code, { self, TextEncoder, BroadcastChannel: class {} });
  const { delay } = self.hallOutbox;
  assert.deepEqual([1, 2, 3, 4].map((n) => delay(n, 0)), [2000, 4000, 8000, 16_000]);
  for (let attempts = 1; attempts < 2000; attempts += 1) {
    for (const chance of [0, 0.5, 0.999]) {
      const wait = delay(attempts, chance);
      assert.ok(2000 <= wait && wait <= 5 * MINUTE, `${attempts}: ${wait}`);
      if (10 < attempts) assert.ok(3 * MINUTE < wait, `${attempts}: ${wait}`);
    }
  }
});

test("what was signed stays while the hall goes and comes back, and is submitted then", async () => {
  await journey(async ({ line, visitor, page, person, arrived }) => {
    /** The network goes and comes back, and the page asks the hall who is there. */
    const flicker = async (asked) => {
      await visitor.setOffline(true);
      const answer = page.waitForEvent(asked, (it) => it.url().endsWith("/api/session"));
      await visitor.setOffline(false);
      await answer;
    };
    const away = page.getByText("现在连不上大厅，也没有登录");
    await visitor.tick("agree");
    await page.locator("#signature").pressSequentially(person.name);
    line.cut();
    await flicker("requestfailed");
    await away.waitFor();
    line.mend();
    await flicker("response");
    await away.waitFor({ state: "detached" });
    assert.equal(await page.locator(":focus").getAttribute("id"), "signature");
    assert.equal(await page.locator("#signature").inputValue(), person.name);
    await visitor.press("确认提交");
    await visitor.isAt("/applications/*/receipt");
    assert.equal((await arrived()).length, 1);
  });
});

test("what is submitted without a network waits, says so, and arrives once with its files when the network is back", () =>
  journey(async ({ line, visitor, page, person, arrived }) => {
    // The page asks whether the draft is at the hall, before it is and after.
    visitor.expect(/404.*\/api\/drafts/);
    await visitor.open(`/bundle/${BUNDLE}/form`);
    await page.getByRole("button", { name: "同步到大厅", exact: true }).click();
    await page.locator("#sync-state").filter({ hasText: "已同步到大厅" }).waitFor();
    await toSign(visitor, person);
    line.cut();
    await sign(visitor, person);
    await page.getByText("要不要排队").waitFor();
    await visitor.look("outbox-offer");
    await visitor.press("存在这台设备上，排队提交");
    await page.getByRole("heading", { name: "已经排队，还没有提交" }).waitFor();
    await page.getByText("还没有连上大厅").waitFor();
    await page.locator(".offline.outbox").getByText("1 份申请等待发送").waitFor();
    await visitor.look("outbox-queued");
    // While it waits the draft is not to be changed, on no page.
    assert.equal(await page.locator("#signature").count(), 0);
    assert.deepEqual(await arrived(), []);

    line.mend();
    await visitor.isAt("/applications/*/receipt");
    const [only, ...more] = await arrived();
    assert.deepEqual(more, []);
    assert.equal((await page.locator(".receipt .big").innerText()).trim(), only.number);
    assert.ok(FILE_BYTES < sent(line).all, `${sent(line).all} bytes`);
    assert.equal(sent(line).twice, 0);
    assert.ok(4 <= line.pieces.length, `${line.pieces.length} pieces`);
    // Nothing of it stays on the device, and the draft that the hall had, too, is gone there.
    await until("the entry is settled", async () => (await inOutbox(page))?.length === 0);
    assert.deepEqual(await kept(page, "drafts"), []);
    assert.deepEqual(await kept(page, "files"), []);
    assert.equal((await page.request.get(`${here.hall.address}/api/drafts/${BUNDLE}`)).status(), 404);
  }));

test("who keeps nothing on the device chooses otherwise by queueing, and only then is anything there, sealed", () =>
  journey(async ({ line, visitor, page, person, arrived }) => {
    await visitor.open(`/bundle/${BUNDLE}/materials`);
    await page.locator("#keep-change").click();
    await visitor.keeps("memory");
    await page.evaluate((path) => {
      window.history.pushState({}, "", path);
      window.dispatchEvent(new PopStateEvent("popstate"));
    }, `/bundle/${BUNDLE}/submit`);
    await knows(visitor, person);
    assert.deepEqual(await kept(page, "files"), []);
    await queue(line, visitor, person);
    const [file] = await kept(page, "files");
    const [entry] = await kept(page, "outbox");
    assert.deepEqual([file, entry.sealed].map(({ v }) => v), [1, 1]);
    assert.ok(!JSON.stringify(entry).includes(person.name));
    line.mend();
    await visitor.isAt("/applications/*/receipt");
    assert.equal((await arrived()).length, 1);
    assert.deepEqual(await kept(page, "files"), []);
  }));

test("an answer that was lost on the way leads to the receipt of the one application that was taken", () =>
  journey(async ({ line, visitor, page, person, arrived }) => {
    line.loseAnswer("POST", "/api/applications");
    await sign(visitor, person);
    await visitor.press("存在这台设备上，排队提交");
    await visitor.isAt("/applications/*/receipt");
    const taken = await arrived();
    assert.equal(taken.length, 1);
    assert.deepEqual(line.submissions.map(({ status }) => status), [201, 200]);
    assert.equal(new Set(line.submissions.map(({ key }) => key)).size, 1);
    assert.equal((await page.locator(".receipt .big").innerText()).trim(), taken[0].number);
  }));

test("somebody else who signs in on the same browser does not send it; its owner does", () =>
  journey(async ({ line, visitor, page, person, other, arrived }) => {
    await queue(line, visitor, person);
    await visitor.forgetSession();
    line.mend();
    await page.getByText("等您登录", { exact: true }).waitFor();
    await visitor.look("outbox-sign-in");
    await visitor.open("/sign-in");
    await signIn(page, other);
    await visitor.isAt("/applications");
    await page.getByText("这台设备上还有别人的 1 份申请在排队").waitFor();
    assert.equal(await page.getByText("等您登录", { exact: true }).count(), 0);
    assert.equal((await inOutbox(page))[0].state, "sign-in");
    assert.deepEqual(line.submissions, []);

    await visitor.forgetSession();
    await visitor.open("/sign-in");
    await signIn(page, person);
    await page.locator(".offline.outbox").getByText("已经提交成功").waitFor();
    assert.equal((await arrived()).length, 1);
    assert.deepEqual(await applicationsOf(here.hall, other), []);
    await visitor.open("/");
    await visitor.look("outbox-arrived");
    await page.getByRole("link", { name: "看回执" }).click();
    await visitor.isAt("/applications/*/receipt");
    await until("the notice is settled", async () => (await inOutbox(page))?.length === 0);
  }));

test("who signs in again before the page has noticed that they were not has it sent", () =>
  journey(async ({ line, visitor, page, person, arrived }) => {
    await queue(line, visitor, person);
    await visitor.forgetSession();
    const release = await heldAnswer(page);
    line.mend();
    await page.locator(".offline.outbox").getByText("等您登录后发送").waitFor();
    await page.getByRole("main").getByRole("link", { name: "登录" }).click();
    await signIn(page, person);
    await until("it has arrived", async () => (await arrived()).length === 1);
    release();
    await until("the page knows", async () => (await inOutbox(page))?.every(({ state }) => state === "done"));
  }));

test("what the hall does not take is parked with its words, and the draft can be opened again", () =>
  journey(async ({ hall, line, visitor, page, person, arrived }) => {
    await queue(line, visitor, person);
    // The same key came with something else: the hall cannot take this one.
    const [{ key }] = await inOutbox(page);
    await submitOtherwise(hall, person, key);
    visitor.expect(/422/);
    line.mend();
    await visitor.open("/");
    const card = page.locator("section.outbox .card");
    await card.getByText("没有被收下", { exact: true }).waitFor();
    await card.getByText("这次提交的编号已经用在另一份内容上").waitFor();
    await page.locator(".offline.outbox").getByText("没有被收下，请看看原因").waitFor();
    await visitor.look("outbox-refused");
    const tried = line.submissions.length;
    await page.reload();
    await card.getByText("没有被收下", { exact: true }).waitFor();
    assert.equal(line.submissions.length, tried, "a refused one is not sent again");
    await visitor.press("打开草稿修改");
    await visitor.isAt(`/bundle/${BUNDLE}/check`);
    assert.deepEqual(await inOutbox(page), []);
    assert.equal((await arrived()).length, 1);
  }));

test("two open tabs send it once", () =>
  journey(async ({ line, visitor, page, person, arrived }) => {
    const second = await visitor.openTab();
    await visitor.open("/");
    visitor.page = page;
    await queue(line, visitor, person);
    await second.locator(".offline.outbox").getByText("1 份申请等待发送").waitFor();
    line.mend();
    await Promise.all([page, second].map((it) => it.evaluate(() => window.dispatchEvent(new Event("online")))));
    await visitor.isAt("/applications/*/receipt");
    assert.deepEqual(line.submissions.map(({ status }) => status), [201]);
    assert.equal((await arrived()).length, 1);
  }));

for (const [name, wait] of [["a minute", MINUTE], ["a day", DAY], ["a fortnight", 14 * DAY]]) {
  test(`after ${name} without a network it still arrives, once`, () =>
    journey(
      async ({ line, visitor, page, person, arrived }) => {
        await queue(line, visitor, person);
        await page.clock.fastForward(wait / 2);
        await until("it was tried again", async () => 1 < (await inOutbox(page))?.[0].attempts);
        assert.deepEqual(await arrived(), []);
        // The hall ends every session after twelve hours.
        if (DAY <= wait) await visitor.forgetSession();
        line.mend();
        await page.clock.fastForward(wait / 2);
        if (DAY <= wait) {
          await page.locator(".offline.outbox").getByText("等您登录后发送").waitFor();
          await page.getByRole("main").getByRole("link", { name: "登录" }).click();
          await signIn(page, person);
        }
        await until("it has arrived", async () => (await arrived()).length === 1);
        await until("the page knows", async () => (await inOutbox(page))?.every(({ state }) => state === "done"));
        assert.equal((await arrived()).length, 1);
      },
      { early: (page) => page.clock.install() },
    ));
}

test("a hall that is killed in the middle of a piece goes on after it, and no byte but the piece's is sent twice", () =>
  journey(async ({ hall, line, visitor, person, arrived }) => {
    await queue(line, visitor, person);
    const killed = line.breakInPiece(3, () => hall.startAgain({ signal: "SIGKILL" }));
    line.mend();
    await killed;
    await visitor.isAt("/applications/*/receipt");
    const { twice } = sent(line);
    assert.ok(0 < twice && twice <= LARGEST_PIECE, `${twice} bytes were sent twice`);
    assert.equal((await arrived()).length, 1);
  }));

test("a browser that was closed and is opened again later goes on after signing in", async () => {
  const profile = await mkdtemp(join(tmpdir(), "hall-profile-"));
  await journey(
    async ({ line, visitor, person, arrived }) => {
      await queue(line, visitor, person);
      await visitor.leave();
      line.mend();
      const again = await Visitor.arrive(here.browser, line, { profile });
      again.expect(/401/);
      await again.through(async (_, page) => {
        // Who was signed in, the closed browser has forgotten.
        await again.open("/");
        await page.locator("section.outbox").getByText("等您登录", { exact: true }).waitFor();
        await page.locator("section.outbox").getByRole("link", { name: "登录" }).click();
        await signIn(page, person);
        await page.locator(".offline.outbox").getByText("已经提交成功").waitFor();
        assert.equal((await arrived()).length, 1);
      });
    },
    { profile },
  );
  await rm(profile, { recursive: true, force: true });
});

test("the service worker sends it when no page is open", () =>
  journey(async ({ line, visitor, page, person, arrived }) => {
    line.put("/outbox-worker.js", "text/javascript", 'importScripts("/outbox.js");');
    const worker = await visitor.startWorker("/outbox-worker.js");
    await queue(line, visitor, person);
    await page.goto("about:blank");
    line.mend();
    await worker.wake("hall-outbox");
    await until("it has arrived", async () => (await arrived()).length === 1);
  }));

test("rules that changed while it waited are looked over first, and then it is submitted under them", async () => {
  const catalogue = await changedCatalogue();
  await journey(async ({ hall, line, visitor, page, person, arrived }) => {
    await queue(line, visitor, person);
    await hall.startAgain({ more: ["--catalog", catalogue] });
    visitor.expect(/409/);
    line.mend();
    await page.getByText("排队期间办事规则有更新").waitFor();
    await visitor.look("outbox-rules-changed");
    assert.deepEqual(await arrived(), []);
    await visitor.press("打开草稿核对");
    await visitor.isAt(`/bundle/${BUNDLE}/form`);
    await toSign(visitor, person);
    await sign(visitor, person);
    await visitor.isAt("/applications/*/receipt");
    assert.equal((await arrived()).length, 1);
    await hall.startAgain();
  });
  await rm(catalogue, { recursive: true, force: true });
});

/** The catalogue with one word of a bundle's name changed. */
async function changedCatalogue() {
  const folder = await mkdtemp(join(tmpdir(), "hall-catalogue-"));
  await cp(new URL("../../../crates/hall-catalog/data/", import.meta.url), folder, { recursive: true });
  const file = join(folder, "bundles", `${BUNDLE}.yaml`);
  const text = await readFile(file, "utf8");
  const changed = text.replace(/^name: (.*)$/m, "name: $1（新）");
  assert.notEqual(changed, text);
  await writeFile(file, changed);
  return folder;
}

/** Something else under the same key. */
async function submitOtherwise(hall, { account, password, name }, key) {
  const send = async (path, headers, body) => {
    const reply = await fetch(`${hall.address}${path}`, { method: "POST", headers, body });
    assert.ok(reply.ok, `${path}: ${reply.status}`);
    return reply;
  };
  const json = { "content-type": "application/json" };
  const session = await send("/api/session", json, JSON.stringify({ account, password }));
  const [cookie] = session.headers.get("set-cookie").split(";");
  const { buffer } = (await sheets(here.browser)).photograph("another");
  const file = await send("/api/files", { cookie, "content-type": "image/jpeg", "x-file-name": "a.jpg" }, buffer);
  const application = await goodApplication(BUNDLE);
  application.materials[0].files = [await file.json()];
  const body = JSON.stringify({ application, signature: name });
  await send("/api/applications", { ...json, cookie, "idempotency-key": key }, body);
}
