// Finding things: the tree of life stages, the public list of services, one service alone.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { Hall } from "../hall.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);

/** Runs `journey` with a visitor who is not signed in, and sees them off. */
async function visit(journey, options) {
  const visitor = await Visitor.arrive(here.browser, here.hall, options);
  // The page asks who is signed in; nobody is.
  visitor.expect(/401/);
  await visitor.through(journey);
}

/** What the catalogue says, as the page loads it. */
async function published() {
  const load = async (name) => (await fetch(`${here.hall.address}/catalog/${name}`)).json();
  const index = await load("index.json");
  return { index, lists: await load(index.public_lists) };
}

/** The lines of a CSV file whose cells hold no line breaks. */
const lines = (text) => text.replace(/^\uFEFF/, "").trimEnd().split("\r\n");

test("the tree shows every stage of a life, with its bundles or with what is planned", () =>
  visit(async (visitor, page) => {
    const { index } = await published();
    await visitor.open("/");
    await page.locator(".life-line").first().waitFor();
    assert.deepEqual(await page.locator(".life-line h3").allInnerTexts(), index.stages.map(({ name }) => name));
    for (const { name } of index.bundles) await page.getByRole("link", { name, exact: true }).waitFor();
    const education = page.locator(".life-line > li").filter({ has: page.locator("#education") });
    assert.match(await education.innerText(), /尚未开通\s+教育入学（国家清单，2024年第一批）/);
  }));

test("a bundle says which list it is on, and what is not verified says so", () =>
  visit(async (visitor, page) => {
    await visitor.open("/");
    const card = (name) => page.locator("article").filter({ has: page.getByRole("link", { name, exact: true }) });
    assert.match(await card("新生儿出生一件事").innerText(), /国家清单 · 2024年第一批/);
    assert.match(await card("劳务派遣人力资源一件事").innerText(), /地方特色/);
    const names = await page.locator("article .kicker").allInnerTexts();
    for (const text of names.filter((it) => it.includes("待核实"))) assert.doesNotMatch(text, /国家清单/);
  }));

test("the keyboard goes from the search to the companies' stages without passing the citizens'", () =>
  visit(async (visitor, page) => {
    await visitor.open("/");
    await page.locator("#company").waitFor();
    await page.getByRole("searchbox").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "company");
    await page.keyboard.press("Tab");
    const link = await page.evaluate(() => document.activeElement?.getAttribute("href"));
    const { index } = await published();
    const first = index.bundles.find(({ audience, stage }) => audience === "company" && stage === "准入准营");
    assert.equal(link, `/bundle/${first.id}`);
  }));

test("the public list finds a service by everyday words, and narrows by department and by way", () =>
  visit(async (visitor, page) => {
    const { lists } = await published();
    await visitor.open("/");
    await page.getByRole("main").getByRole("link", { name: "最多跑一次清单" }).click();
    await visitor.isAt("/services");
    await visitor.look("services");
    await page.getByText(`共 ${lists.services.length} 项`).waitFor();
    await page.getByRole("searchbox").fill("孩子上户口");
    await page.locator(".public > li").first().getByText("户口").first().waitFor();
    await page.getByRole("searchbox").fill("");

    await page.getByLabel("部门").selectOption("公安局");
    await page.getByLabel("办理方式").selectOption("邮寄");
    const fits = ({ department, handling }) => department === "公安局" && handling.ways.includes("post");
    const wanted = lists.services.filter(fits).map(({ name }) => name);
    await page.getByText(`共 ${wanted.length} 项`).waitFor();
    assert.deepEqual(await page.locator(".public > li h2").allInnerTexts(), wanted);

    await page.getByRole("searchbox").fill("xyzzy");
    await page.getByText("没有符合的事项").waitFor();
  }));

test("what is found can be taken along as a table", () =>
  visit(async (visitor, page) => {
    const { lists } = await published();
    await visitor.open("/services");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: /下载这/ }).click();
    const file = await download;
    assert.equal(file.suggestedFilename(), "最多跑一次清单.csv");
    const text = await readFile(await file.path(), "utf8");
    assert.ok(text.startsWith("\uFEFF事项,编号,实施部门,"), "a byte order mark, then the heading");
    const [, ...rows] = lines(text);
    assert.equal(rows.length, lists.services.length);
    assert.doesNotMatch(text, /(^|,|")[=+\-@]/m);
    const birth = rows.find((row) => row.includes(",birth-registration,"));
    assert.match(birth, /^生育登记,birth-registration,卫生健康委员会,0,1,网上、手机、窗口、就近网点,全省通办,7,0,生育登记凭证,新生儿出生一件事$/);
  }));

test("the national lists say what is known of them and what is not", () =>
  visit(async (visitor, page) => {
    await visitor.open("/services");
    await page.getByText("2024年第二批：8 件，其中 6 件的名称还没有查到").click();
    const list = page.locator("details").filter({ hasText: "2024年第二批" });
    await list.getByText("文号待核实，件数已核实").waitFor();
    assert.equal(await list.getByText("名称待核实").count(), 2);
    await page.getByText(/^2024年第一批：13 件$/).click();
    await page.getByRole("link", { name: "新生儿出生一件事" }).first().waitFor();
    await visitor.look("national-lists");
  }));

test("a service is opened alone: its own questions, its own form, its own draft", () =>
  visit(
    async (visitor, page) => {
      await visitor.open("/services");
      await page.getByRole("searchbox").fill("生育登记");
      await page.locator(".public h2 a").first().click();
      await visitor.isAt("/bundle/birth-registration");
      await page.getByRole("heading", { name: "生育登记", exact: true, level: 1 }).waitFor();
      await page.getByRole("link", { name: "新生儿出生一件事" }).waitFor();
      await visitor.look("service-alone");
      await visitor.press("开始办理");
      await page.locator("fieldset#question").waitFor();
      await visitor.look("service-alone-question");
      await page.goto("/bundle/birth-registration/form/mother");
      await page.locator('[id="f-mother.name"]').fill("林静");
      await page.getByText("已保存").first().waitFor();
      assert.equal(await page.locator('[id="f-mother.hospital"]').count(), 0);
      await visitor.open("/");
      const resume = page.getByRole("region", { name: "还没办完" });
      await resume.getByText("生育登记").first().waitFor();
      await visitor.look("home-with-draft");
    },
    { phone: true },
  ));
