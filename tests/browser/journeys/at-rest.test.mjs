// What the device keeps of a person, and what it must not.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";

import { signIn } from "../applicant.mjs";
import { aborts, hasNoRoom, holdFirstRelease, isNewer, keepsNoKey, loseKey, refuses, rows, stored, writeFirstRelease } from "../device.mjs";
import { field } from "../form.mjs";
import { Hall, demoAccounts, goodApplication } from "../hall.mjs";
import { held } from "../held.mjs";
import { Profile } from "../profile.mjs";
import { remains } from "../remains.mjs";
import { sheets } from "../sheets.mjs";
import { until } from "../until.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);
const FORM = "/bundle/newborn/form";
const MOTHER = `${FORM}/mother`;
const N_CANARIES = 50;
const SENSITIVE = ["mother.id_no", "mother.address"];

const canary = (name) => `${name}${randomBytes(9).toString("hex")}`;

/** Opens a profile, goes through `journey`, and closes the browser as a person does. */
async function withProfile(profile, hall, journey) {
  const visitor = await profile.open(hall);
  visitor.expect(/401/);
  await visitor.through(journey);
}

async function visit(journey) {
  const visitor = await Visitor.arrive(here.browser, here.hall);
  visitor.expect(/401/);
  await visitor.through(journey);
}

/** Types a text and waits until the page has nothing left to save. */
async function type(visitor, key, text) {
  await field(visitor.page, key).fill(text);
  await visitor.hasSaved();
}

/** A photograph that says the canary in its bytes and in its name. */
async function photograph(text) {
  return (await sheets(here.browser)).photograph(text);
}

/** Everything that a person types and hands in: canaries in what is sensitive, one in what is not. */
async function fillIn(visitor, keep) {
  const { page } = visitor;
  const open = canary("OPEN");
  const secret = Array.from({ length: N_CANARIES }, (_, number) => canary(`S${number}X`));
  const picture = canary("PICTURE");
  await visitor.open(MOTHER);
  await visitor.keeps(keep);
  await type(visitor, "mother.name", open);
  for (const [number, text] of secret.entries()) await type(visitor, SENSITIVE[number % SENSITIVE.length], text);
  await page.getByRole("link", { name: "回填写清单" }).click();
  await visitor.isAt(FORM);
  await page.getByRole("link", { name: "备齐材料" }).first().click();
  await visitor.isAt("/bundle/newborn/materials");
  const upload = await page.locator('section.material input[id$="-upload"]').first().getAttribute("id");
  await visitor.tick(upload);
  const card = page.locator("section.material").filter({ has: page.locator(`[id="${upload}"]`) });
  await card.locator('input[type="file"]:not([capture])').setInputFiles(await photograph(picture));
  await card.locator("ul.files li").filter({ hasText: picture }).waitFor();
  await visitor.hasSaved();
  return { open, secret, picture };
}

test("what is sensitive never reaches the disk as it is, kept or not; what is kept comes back", async (t) => {
  for (const keep of ["memory", "device"]) {
    const profile = await Profile.make();
    let typed;
    await withProfile(profile, here.hall, async (visitor) => {
      typed = await fillIn(visitor, keep);
      await remainsOf(profile, typed, t, `${keep}, while the page is open`);
    });
    await remainsOf(profile, typed, t, `${keep}, after closing the browser`);
    await withProfile(profile, here.hall, async (visitor, page) => {
      await visitor.open(FORM);
      if (keep === "memory") await page.getByText("这几项没有存在设备上，要重新填").waitFor();
      await visitor.open(MOTHER);
      assert.equal(await field(page, "mother.name").inputValue(), typed.open);
      const back = await Promise.all(SENSITIVE.map((key) => field(page, key).inputValue()));
      const wanted = SENSITIVE.map((key) => lastOf(typed.secret, key));
      assert.deepEqual(back, keep === "device" ? wanted : ["", ""]);
      await visitor.open("/bundle/newborn/materials");
      const picture = page.locator("ul.files img");
      if (keep === "device") {
        await picture.waitFor();
        assert.equal(await picture.evaluate((it) => it.decode().then(() => it.naturalWidth)), 1200);
      } else {
        assert.equal(await page.getByText(typed.picture).count(), 0);
      }
    });
    await remainsOf(profile, typed, t, `${keep}, after opening it again`);
    await profile.remove();
  }
});

/** The canary that was typed last into a field. */
function lastOf(secret, key) {
  return secret.filter((_, number) => SENSITIVE[number % SENSITIVE.length] === key).at(-1);
}

/** Only the open canary may be found, and must be: a search that finds nothing proves nothing. */
async function remainsOf(profile, { open, secret, picture }, t, when) {
  const { found, bytes } = await remains(profile.folder, [open, picture, ...secret]);
  t.diagnostic(`${when}: searched ${Math.round(bytes / 1024)} KiB; the open value lies in ${found.get(open)?.join(", ")}`);
  // It must lie in the database: what the browser remembers for filling in forms says nothing of ours.
  const inDatabase = found.get(open)?.some((path) => path.includes("IndexedDB"));
  assert.ok(inDatabase, `${when}: the search finds not even what may be found`);
  found.delete(open);
  assert.deepEqual([...found], [], when);
}

test("on a terminal nothing at all reaches the disk", async () => {
  const hall = await Hall.start({ more: ["--kiosk"] });
  const profile = await Profile.make();
  let typed;
  await withProfile(profile, hall, async (visitor) => {
    typed = await fillIn(visitor, "memory");
    await visitor.look("kiosk-materials");
  });
  const { found } = await remains(profile.folder, [typed.open, typed.picture, ...typed.secret]);
  assert.deepEqual([...found], []);
  await profile.remove();
  await hall.stop();
});

test("the question stands at the first sensitive field, with nothing chosen, and works by keyboard", () =>
  visit(async (visitor, page) => {
    await visitor.open(MOTHER);
    const radios = page.locator('#keep input[type="radio"]');
    assert.deepEqual(await radios.evaluateAll((all) => all.map((it) => it.checked)), [false, false]);
    await visitor.look("keep-question");
    await radios.first().focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("加密存在这台设备上").waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "keep-change");
    await visitor.open(`${FORM}/father`);
    await field(page, "father.name").waitFor();
    assert.equal(await page.locator("#keep").count(), 0, "asked again");
  }));

test("who changes the mind deletes what was kept, and can keep it again", () =>
  visit(async (visitor, page) => {
    await visitor.open(MOTHER);
    await visitor.keeps("device");
    await type(visitor, "mother.id_no", "990101199503203021");
    assert.ok(await isSealed(page), "nothing is sealed");
    await page.locator("#keep-change").click();
    await visitor.look("keep-change");
    await visitor.keeps("memory");
    await visitor.hasSaved();
    assert.equal(await isSealed(page), false);
    assert.equal(await field(page, "mother.id_no").inputValue(), "990101199503203021");
    await page.getByText("刷新或关掉页面就要重新填").waitFor();
    await visitor.look("keep-in-memory");
    await page.locator("#keep-change").click();
    await visitor.keeps("device");
    await visitor.hasSaved();
    await page.reload();
    assert.equal(await field(page, "mother.id_no").inputValue(), "990101199503203021");
  }));

test("a browser that keeps no key says so, and nothing is promised", () =>
  visit(async (visitor, page) => {
    await page.addInitScript(keepsNoKey);
    await visitor.open(MOTHER);
    await visitor.tick("keep-device");
    await page.locator("#keep").getByRole("button", { name: "就这样" }).click();
    await page.getByText("这台设备现在存不了").waitFor();
    await type(visitor, "mother.name", "林静");
    await type(visitor, "mother.id_no", "990101199503203021");
    await page.getByText("刷新或关掉页面就要重新填").waitFor();
    assert.equal(await isSealed(page), false);
    await page.locator(".save.failed").waitFor({ state: "detached" });
  }));

test("a draft whose key is lost opens with what is open, and says what is gone", () =>
  visit(async (visitor, page) => {
    await visitor.open(MOTHER);
    await visitor.keeps("device");
    await type(visitor, "mother.name", "林静");
    await type(visitor, "mother.id_no", "990101199503203021");
    await loseKey(page);
    await visitor.open(FORM);
    await page.getByText("这几项打不开了，要重新填").waitFor();
    await visitor.look("key-lost");
    await visitor.open(MOTHER);
    assert.equal(await field(page, "mother.name").inputValue(), "林静");
    assert.equal(await field(page, "mother.id_no").inputValue(), "");
  }));

test("leaving with values that are only in memory is asked about, and signing in on the way loses none", () =>
  visit(async (visitor, page) => {
    const { people } = await demoAccounts();
    await visitor.open(MOTHER);
    await visitor.keeps("memory");
    await type(visitor, "mother.id_no", "990101199503203021");
    await page.getByRole("link", { name: "登录" }).click();
    await signIn(page, people[0]);
    await visitor.isAt(MOTHER);
    assert.equal(await field(page, "mother.id_no").inputValue(), "990101199503203021");
    await page.getByRole("link", { name: "一件事大厅" }).click();
    await page.getByRole("dialog").getByText("妈妈证件号码").waitFor();
    await visitor.look("leaving");
    await page.keyboard.press("Escape");
    assert.equal(await field(page, "mother.id_no").inputValue(), "990101199503203021");
    await page.getByRole("link", { name: "一件事大厅" }).click();
    await visitor.press("不要了，离开");
    await visitor.isAt("/");
  }));

test("signing out wipes the device without waiting for the hall, which may be away", () =>
  visit(async (visitor, page) => {
    const { people } = await demoAccounts();
    await visitor.open(MOTHER);
    await page.getByRole("link", { name: "登录" }).click();
    await signIn(page, people[0]);
    await visitor.isAt(MOTHER);
    await visitor.keeps("device");
    await type(visitor, "mother.id_no", "990101199503203021");
    await page.getByRole("button", { name: "退出" }).click();
    await visitor.look("sign-out");
    visitor.expect(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
    const other = await visitor.context.newPage();
    await other.goto("/mark.svg");
    assert.ok(0 < (await rows(other)), "there is nothing to wipe");
    const answer = await held(page, "**/api/session");
    await visitor.setOffline(true);
    await visitor.press("退出，并清除这台设备上的内容");
    await until("nothing is left", async () => (await rows(other)) === 0);
    answer();
    await visitor.setOffline(false);
    await visitor.open("/");
    await page.getByRole("link", { name: "登录", exact: true }).waitFor();
    assert.equal(await rows(page), 0);
  }));

test("a terminal warns after two and a half minutes, can be held, and wipes after three", async () => {
  const hall = await Hall.start({ more: ["--kiosk"] });
  const visitor = await Visitor.arrive(here.browser, hall);
  visitor.expect(/401/);
  await visitor.through(async (_, page) => {
    await page.clock.install();
    await visitor.open(MOTHER);
    await page.getByText("这是大厅的公用电脑").first().waitFor();
    await field(page, "mother.name").fill("林静");
    await page.clock.runFor(149_000);
    assert.equal(await page.getByRole("dialog").isVisible(), false, "warned too early");
    await page.clock.runFor(3_000);
    const dialog = page.getByRole("dialog", { name: "您还在吗？" });
    await dialog.waitFor();
    await visitor.look("kiosk-warning");
    await visitor.press("我还在，接着办");
    await dialog.waitFor({ state: "hidden" });
    await page.clock.runFor(140_000);
    assert.equal(await field(page, "mother.name").inputValue(), "林静");
    await page.clock.runFor(42_000);
    await visitor.isAt("/");
    await page.goBack();
    await page.locator("h1").waitFor();
    await visitor.open(MOTHER);
    assert.equal(await field(page, "mother.name").inputValue(), "");
  });
  await hall.stop();
});

test("a draft of the first release opens whole, and is sealed or cut as the person chooses at once", async () => {
  for (const keep of ["device", "memory"]) {
    await visit(async (visitor, page) => {
      const application = await goodApplication("newborn");
      const secret = application.answers["mother.id_no"];
      await visitor.open("/services");
      await writeFirstRelease(page, application);
      await visitor.open(FORM);
      await visitor.look("first-release");
      await visitor.hasSaved();
      await visitor.keeps(keep);
      await visitor.hasSaved();
      const { version, text } = await stored(page, "drafts", "newborn");
      assert.ok(2 <= version, `version ${version}`);
      assert.ok(!text.includes(secret), text);
      assert.equal(await isSealed(page), keep === "device");
      await page.getByRole("link", { name: "妈妈" }).first().click();
      await visitor.isAt(MOTHER);
      const values = async () => Promise.all(["mother.name", "mother.id_no"].map((key) => field(page, key).inputValue()));
      assert.deepEqual(await values(), [application.answers["mother.name"], secret]);
      if (keep === "device") {
        await page.reload();
        assert.deepEqual(await values(), [application.answers["mother.name"], secret]);
      }
    });
  }
});

async function isSealed(page) {
  return 0 < ((await stored(page, "drafts", "newborn"))?.sealedBytes ?? 0);
}

/** What goes wrong, and what the page says to it. */
const FAILURES = {
  quota: { stub: hasNoRoom, words: "空间满了" },
  aborted: { stub: aborts, words: "没有写成" },
  private: { stub: refuses, words: "无痕模式" },
  "newer-version": { stub: isNewer, words: "大厅更新了" },
  blocked: { words: "另一个窗口" },
};

for (const [kind, { stub, words }] of Object.entries(FAILURES)) {
  test(`the page says by itself that it could not save, and offers a file: ${kind}`, () =>
    visit(async (visitor, page) => {
      if (stub) await page.addInitScript(stub);
      else await holdOn(visitor);
      await visitor.open(MOTHER);
      const name = field(page, "mother.name");
      await name.fill("林静");
      await page.locator(".save.failed").getByText(words).waitFor();
      assert.equal(await name.inputValue(), "林静");
      await visitor.look(`not-saved-${kind}`);
      const [file] = await Promise.all([page.waitForEvent("download"), visitor.press("把草稿存成文件")]);
      const text = await new Response(await file.createReadStream()).text();
      assert.equal(JSON.parse(text).answers["mother.name"], "林静");
    }));
}

/** Another tab has the database open as the first release left it, and does not give way. */
async function holdOn(visitor) {
  const other = await visitor.context.newPage();
  await other.goto("/mark.svg");
  await holdFirstRelease(other);
}
