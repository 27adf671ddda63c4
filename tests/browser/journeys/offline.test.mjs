// After one visit the hall opens without a network; what it keeps for that, and how it lets go of it.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { join } from "node:path";

import { Applicant, signIn } from "../applicant.mjs";
import { Build, sha256 } from "../build.mjs";
import { showCodes } from "../codes.mjs";
import { Hall, demoAccounts, goodApplication } from "../hall.mjs";
import { caches, keeps, keepsBuild, kept, worksOffline } from "../kept.mjs";
import { sheets } from "../sheets.mjs";
import { until } from "../until.mjs";
import { Visitor, openBrowser } from "../visitor.mjs";

const here = {};
before(async () => (here.browser = await openBrowser()));
after(() => here.browser?.close());
// A hall and a build of its own for each test: most of them change the build or stop the hall.
beforeEach(async () => {
  here.build = await Build.copy();
  here.hall = await Hall.start({ app: here.build.folder });
});
afterEach(async () => {
  await here.hall?.stop();
  await here.build.remove();
});

/** What the console says when there is no network, which belongs to these journeys. */
const NO_NETWORK = /401|ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|FAILED|NETWORK_CHANGED|EMPTY_RESPONSE|CONNECTION_RESET)/;

async function visit(journey, options) {
  const visitor = await Visitor.arrive(here.browser, here.hall, options);
  visitor.expect(NO_NETWORK);
  await visitor.through(journey);
}

/** Takes the network away for good: the hall is stopped, and the browser is told. */
async function cutOff(visitor) {
  await here.hall.stop();
  here.hall = undefined;
  await visitor.setOffline(true);
  // What the browser itself has kept of what it loaded may be gone at any time.
  const developer = await visitor.page.context().newCDPSession(visitor.page);
  await developer.send("Network.clearBrowserCache");
  await developer.detach();
}

/** The number of the build that the page is of. */
const buildOf = (page) => page.evaluate(() => Number(document.querySelector("meta[name=build]")?.content ?? 1));

test("after one visit the whole way to the submit page needs no network", () =>
  visit(
    async (visitor, page) => {
      const [bundle, application, papers] = await Promise.all([here.hall.bundle("retirement"), goodApplication("retirement"), sheets(here.browser)]);
      await visitor.open("/bundle/retirement");
      await worksOffline(page);
      await keeps(page, "retirement");
      await keeps(page, "calendar");
      await cutOff(visitor);

      const applicant = new Applicant(visitor, bundle, application, papers);
      await applicant.findBundle(bundle.story.keywords[0]);
      await applicant.answerQuestions();
      await applicant.beginForm();
      await applicant.fillSections();
      await applicant.provideMaterials();
      await applicant.precheck();
      await page.reload();
      await page.locator(".verdict.ready").waitFor();
      await applicant.lookOver();
      await visitor.press("去签名提交");
      await visitor.isAt("/bundle/retirement/submit");
      await visitor.look("offline-submit");
      // Where there is no network at the counter either, the phone shows what is filled in.
      const drawn = await showCodes(visitor);
      assert.ok(1 < drawn.length);
    },
    { phone: true },
  ));

test("the browser keeps exactly the build, byte for byte, and nothing of the desk", () =>
  visit(async (visitor, page) => {
    await visitor.open("/");
    await worksOffline(page);
    const manifest = await here.build.manifest();
    assert.deepEqual(await kept(page, "hall-build-"), manifest);
    for (const [path, digest] of Object.entries(manifest)) {
      assert.equal(await sha256(join(here.build.folder, path)), digest, path);
      assert.doesNotMatch(path, /desk|camera/);
    }
    assert.equal((await caches(page)).filter((name) => name.startsWith("hall-build-")).length, 1);
    for (const part of ["hall-app-", "hall-app_bg-", "hall-counter-", "hall-counter_bg-", "portable-", "hall-portable-", "hall-portable_bg-", "boot-", "index", "hall-", "mark-"]) {
      assert.ok(Object.keys(manifest).some((path) => path.startsWith(`/${part}`)), `no ${part}`);
    }
  }));

test("a program that is loaded later by a name that stays is kept too", () =>
  visit(async (visitor, page) => {
    await here.build.add("by-name.js", "export const answer = 42;");
    await visitor.open("/");
    await keepsBuild(page, await here.build.manifest());
    await cutOff(visitor);
    assert.equal(await page.evaluate(async () => (await import("/by-name.js")).answer), 42);
  }));

test("nothing that the hall answers about a person is kept, and the desk opens only with a network", () =>
  visit(async (visitor, page) => {
    const { people } = await demoAccounts();
    await visitor.open("/bundle/newborn");
    await worksOffline(page);
    await visitor.open("/sign-in?next=/applications");
    await signIn(page, people.find(({ account }) => account === "mother"));
    await visitor.isAt("/applications");
    await visitor.open("/bundle/newborn/form");
    await visitor.open("/desk");
    for (const path of Object.keys(await kept(page, ""))) {
      assert.match(path, /^\/(index\.html|[^/?]+-[0-9a-f]{16}\.[a-z]+|catalog\/[\w.-]+\.json)$/);
      assert.doesNotMatch(path, /api|desk/);
    }
    await cutOff(visitor);
    const asked = await page.evaluate(() => Promise.allSettled(["/api/session", "/livez", "/desk"].map((path) => fetch(path))));
    assert.deepEqual(asked.map(({ status }) => status), ["rejected", "rejected", "rejected"]);
    await assert.rejects(page.goto("/desk"));
  }));

test("a new build is there after one reload, whole, and the old one is gone", () =>
  visit(async (visitor, page) => {
    await visitor.open("/");
    await worksOffline(page);
    assert.equal(await buildOf(page), 1);

    const number = await here.build.next();
    await page.reload();
    await page.locator("h1").waitFor();
    assert.equal(await buildOf(page), number, "the page after one reload");
    const manifest = await here.build.manifest();
    await keepsBuild(page, manifest);

    await visitor.open("/services");
    assert.equal(await buildOf(page), number);
    await until("the old build is gone", async () => (await caches(page)).filter((it) => it.startsWith("hall-build-")).length === 1);
    assert.deepEqual(await kept(page, "hall-build-"), manifest);
    await cutOff(visitor);
    await visitor.open("/");
    assert.equal(await buildOf(page), number, "the page without a network");
  }));

test("who opens the hall without reloading gets the new build at the next opening at the latest", () =>
  visit(async (visitor, page) => {
    await visitor.open("/");
    await worksOffline(page);
    const number = await here.build.next();
    await visitor.open("/services");
    assert.equal(await buildOf(page), 1, "the kept page is shown at once");
    await keepsBuild(page, await here.build.manifest());
    await visitor.open("/");
    assert.equal(await buildOf(page), number);
  }));

test("a page that is still open finds the files of its own build, not those of the new one", () =>
  visit(async (visitor, page) => {
    await visitor.open("/");
    await worksOffline(page);
    const before = await here.build.manifest();
    await here.build.next();
    const after = await here.build.manifest();
    const boot = Object.keys(before).find((path) => path.startsWith("/boot-"));
    assert.ok(!(boot in after), "the new build has another script");

    const other = await page.context().newPage();
    await other.goto("/");
    await other.locator("h1").waitFor();
    await keepsBuild(other, after);
    await other.goto("/services");
    await other.locator("h1").waitFor();
    assert.equal(await buildOf(other), 2);
    // It says that it is shown, as it has said before; after some more answers the worker has heard it.
    await other.evaluate(async () => {
      const { src, dataset } = document.querySelector("script[data-wasm]");
      const parts = [new URL(src).pathname, dataset.js, dataset.wasm, dataset.counterJs, dataset.counterWasm];
      navigator.serviceWorker.controller.postMessage({ kind: "shown", parts });
      for (let answers = 0; answers < 10; answers += 1) await fetch("/catalog/index.json");
    });
    assert.equal((await fetch(`${here.hall.address}${boot}`)).status, 404, "the hall has it no longer");
    const found = await page.evaluate(async (path) => (await fetch(path, { cache: "reload" })).status, boot);
    assert.equal(found, 200, "the open page still finds it");

    await page.close();
    await other.reload();
    await other.locator("h1").waitFor();
    await until("nobody needs the old build", async () => !(boot in (await kept(other, "hall-build-"))));
    const loaded = await other.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
    for (const path of loaded.filter((it) => /^\/[^/]+\.(js|css|wasm)$/.test(it) && it !== "/sw.js")) assert.ok(path in after, `${path} is of another build`);
  }));

test("a build with a wrong byte is not installed, and the old one goes on", () =>
  visit(async (visitor, page) => {
    await visitor.open("/");
    await worksOffline(page);
    const good = await kept(page, "hall-build-");
    await here.build.next();
    const style = Object.keys(await here.build.manifest()).find((path) => path.startsWith("/form-"));
    const script = Object.keys(await here.build.manifest()).find((path) => path.startsWith("/boot-"));
    await here.build.change(style, (text) => `${text} `);
    await here.build.change(script, (text) => `${text} `);
    visitor.expect(/integrity/i);
    const ended = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update();
      const coming = registration.installing;
      if (!coming) return "none came";
      while (!["activated", "redundant"].includes(coming.state)) {
        await new Promise((done) => coming.addEventListener("statechange", done, { once: true }));
      }
      return coming.state;
    });
    assert.equal(ended, "redundant");
    assert.deepEqual(await kept(page, "hall-build-"), good);
    await cutOff(visitor);
    await visitor.open("/");
    assert.equal(await buildOf(page), 1);
  }));

test("a poisoned worker is replaced after one reload", () =>
  visit(async (visitor, page) => {
    visitor.expect(/favicon/);
    const good = await here.build.text("sw.js");
    const poison = `addEventListener("install", () => skipWaiting());
      addEventListener("activate", (event) => event.waitUntil(clients.claim()));
      addEventListener("fetch", (event) => event.request.mode === "navigate" &&
        event.respondWith(new Response("<h1>wrong</h1>", { headers: { "content-type": "text/html" } })));`;
    await here.build.change("sw.js", () => poison);
    await visitor.open("/");
    await worksOffline(page);
    await page.goto("/");
    assert.equal(await page.locator("h1").innerText(), "wrong");

    await here.build.change("sw.js", () => good);
    await page.reload();
    await keepsBuild(page, await here.build.manifest());
    await visitor.open("/");
    await page.getByRole("heading", { name: "您要办成哪件事？" }).waitFor();
    assert.deepEqual(await kept(page, "hall-build-"), await here.build.manifest());
  }));

test("an operator takes the worker away; drafts stay, and no page is reloaded by force", () =>
  visit(async (visitor, page) => {
    await visitor.open("/bundle/newborn/form/mother");
    await worksOffline(page);
    await page.locator('[id="f-mother.name"]').fill("林静");
    await page.getByText("已保存").first().waitFor();
    await visitor.hasSaved();

    const { port } = here.hall;
    await here.hall.stop();
    here.hall = await Hall.start({ app: here.build.folder, port, more: ["--without-worker"] });
    await page.reload();
    await page.locator("h1").waitFor();
    await page.evaluate(() => (window.notReloaded = true));
    await until("the worker and its caches are gone", () =>
      page.evaluate(async () => {
        const registrations = await navigator.serviceWorker.getRegistrations();
        return registrations.length === 0 && (await window.caches.keys()).length === 0;
      }),
    );
    assert.ok(await page.evaluate(() => window.notReloaded), "the page was reloaded");
    await visitor.open("/bundle/newborn/form/mother");
    assert.equal(await page.locator('[id="f-mother.name"]').inputValue(), "林静");
    await visitor.open("/bundle/newborn");
    await page.getByRole("button", { name: "存到这台设备" }).click();
    await page.getByText("没有存成").waitFor();
    await cutOff(visitor);
    await assert.rejects(page.goto("/"), "nothing is left to open without a network");
  }));

test("a bundle that was never opened is prepared ahead, and one that was not says what to do", () =>
  visit(
    async (visitor, page) => {
      await visitor.open("/drafts");
      await worksOffline(page);
      await page.getByText("提前存别的事").click();
      await visitor.look("offline-prepare");
      const item = page.locator("ul.prepare > li").filter({ hasText: "退休一件事" });
      await item.getByRole("button", { name: "存到这台设备" }).tap();
      await item.getByText("已存好").waitFor();
      await cutOff(visitor);

      await visitor.open("/bundle/retirement");
      await page.getByRole("heading", { name: "退休一件事", level: 1 }).waitFor();
      await page.getByText("已存好，断网也能填写").waitFor();
      await visitor.look("offline-about");
      await visitor.press("开始办理");
      await page.locator("fieldset#question").waitFor();

      await visitor.open("/bundle/newborn");
      await page.getByText("没有网络，这件事也还没有存到这台设备上").waitFor();
      await visitor.look("offline-not-here");
      await page.getByRole("link", { name: "看看断网也能填哪些事" }).tap();
      await visitor.isAt("/drafts");
      await page.locator("#offline").getByRole("link", { name: "退休一件事" }).waitFor();
    },
    { phone: true },
  ));

test("a bundle's own page prepares it, and says when it is ready", () =>
  visit(async (visitor, page) => {
    await visitor.open("/bundle/newborn");
    await worksOffline(page);
    const card = page.locator("section.card").filter({ has: page.getByRole("heading", { name: "没有网络的时候" }) });
    await card.getByRole("button", { name: "存到这台设备" }).click();
    await card.getByText("已存好").waitFor();
    await cutOff(visitor);
    await visitor.open("/bundle/newborn/materials");
  }));

test("rules that change are fetched for every bundle that is kept, and the old ones go", () =>
  visit(async (visitor, page) => {
    await visitor.open("/bundle/newborn");
    await worksOffline(page);
    await keeps(page, "newborn");
    // As a browser would have it that was here before the rules changed.
    const old = await page.evaluate(async () => {
      const cache = await caches.open("hall-catalogue");
      const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
      const now = paths.find((path) => path.startsWith("/catalog/newborn."));
      const old = "/catalog/newborn.00000000.json";
      await cache.put(old, await cache.match(now));
      await cache.delete(now);
      const index = await (await cache.match("/catalog/index.json")).text();
      await cache.put("/catalog/index.json", new Response(index.replace(now.split("/")[2], "newborn.00000000.json")));
      return old;
    });
    await visitor.open("/");
    await until("the old rules are gone", async () => !(old in (await kept(page, "hall-catalogue"))));
    await keeps(page, "newborn");
    await cutOff(visitor);
    await visitor.open("/bundle/newborn");
    await page.getByRole("heading", { name: "新生儿出生一件事", level: 1 }).waitFor();
  }));

test("the page says that the network is gone, and when it is back", () =>
  visit(
    async (visitor, page) => {
      await visitor.open("/bundle/newborn/form/mother");
      const banner = page.getByRole("status").filter({ hasText: "网络断开" });
      assert.equal(await banner.count(), 0);
      await visitor.setOffline(true);
      await banner.waitFor();
      await visitor.look("offline-banner");
      assert.equal(await page.getByRole("alert").count(), 0, "it is no error");
      await visitor.setOffline(false);
      await banner.waitFor({ state: "detached" });
    },
    { phone: true },
  ));

test("the hall can be installed", () =>
  visit(async (visitor, page) => {
    await visitor.open("/");
    await worksOffline(page);
    const developer = await page.context().newCDPSession(page);
    const { errors, data } = await developer.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const { id, scope, start_url, display, name, icons } = JSON.parse(data);
    assert.deepEqual({ id, scope, start_url, display, name }, { id: "/", scope: "/", start_url: "/", display: "standalone", name: "一件事大厅" });
    const pictures = await page.evaluate((icons) => Promise.all(icons.map(async ({ src }) => {
      const picture = await createImageBitmap(await (await fetch(src)).blob()).catch(() => ({}));
      return picture.width && `${picture.width}x${picture.height}`;
    })), icons.filter(({ type }) => type === "image/png"));
    assert.deepEqual(pictures, ["192x192", "512x512", "512x512"]);
    assert.ok(icons.some(({ purpose }) => purpose === "maskable"));
    const { installabilityErrors } = await developer.send("Page.getInstallabilityErrors");
    assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
  }));

test("a build that names no worker, as a developer has it, starts none and takes an old one away", () =>
  visit(async (visitor, page) => {
    await visitor.open("/");
    await worksOffline(page);
    await here.build.change("index.html", (text) => text.replace(/ data-worker=\S+/, ""));
    await here.build.change("sw.js", () => "");
    await (await import("node:fs/promises")).rm(join(here.build.folder, "sw.js"));
    await page.reload();
    await until("there is no worker", () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await window.caches.keys()).length === 0),
    );
    await visitor.open("/bundle/newborn");
    await page.getByText("这个浏览器现在存不了页面").waitFor();
    assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)), 0);
  }));
