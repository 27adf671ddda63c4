// A draft is filled in on a phone, shown as codes, and read off it at the counter.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { film, openBrought, showCodes, textsOf } from "../codes.mjs";
import { goodApplication } from "../hall.mjs";
import { sheets } from "../sheets.mjs";
import { atDesk, staffedHall } from "../staff.mjs";
import { Visitor, launching, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);
const MOTHER = { name: "林静", id_no: "990101199503203021", mobile: "13900000001" };

/** A phone with this draft on it, and a photograph if wanted. */
async function phoneWith(application, { photograph = false } = {}) {
  const visitor = await Visitor.arrive(here.browser, here.hall, { phone: true });
  visitor.expect(/401/);
  const { page } = visitor;
  await visitor.open("/drafts");
  const buffer = Buffer.from(JSON.stringify({ ...application, materials: [] }));
  await page.locator('input[type="file"]').setInputFiles({ name: "申请.json", mimeType: "application/json", buffer });
  await visitor.isAt("/bundle/newborn/form");
  await visitor.keeps("device");
  if (photograph) {
    await visitor.open("/bundle/newborn/materials");
    const card = page.locator("section.material").filter({ has: page.locator('[id$="-upload"]') }).first();
    const upload = card.locator('[id$="-upload"]');
    if (await upload.count()) await visitor.tick(await upload.getAttribute("id"));
    const file = (await sheets(here.browser)).photograph("证件");
    await card.locator('input[type="file"]:not([capture])').setInputFiles(file);
    await card.locator("ul.files li").filter({ hasText: file.name }).waitFor();
    await visitor.hasSaved();
  }
  return visitor;
}

/** Types into the scanner's field as a scanner does, with the key that ends it. */
async function scan(page, text, end = "Enter") {
  await page.locator("#code-scanned").focus();
  await page.keyboard.insertText(text);
  await page.keyboard.press(end);
}

test("the counter reads a draft off a phone with a scanner, in any order, and nothing but that draft", async () => {
  const application = await goodApplication("newborn");
  const phone = await phoneWith(application, { photograph: true });
  let texts;
  await phone.through(async (phone, page) => {
    // By itself it turns; whoever asked for little motion turns it.
    await phone.open("/drafts");
    await page.locator("summary").filter({ hasText: "到窗口出示二维码" }).click();
    await phone.look("codes-before");
    await page.getByRole("button", { name: "出示二维码", exact: true }).click();
    await page.getByText(/^第 2 张，共 \d+ 张$/).waitFor();
    await page.getByRole("button", { name: "收起" }).click();
    await page.emulateMedia({ reducedMotion: "reduce" });
    const drawn = await showCodes(phone);
    await page.getByRole("button", { name: "自动翻" }).waitFor();
    await phone.look("codes-shown");
    texts = await textsOf(page, drawn);
    assert.equal(texts.length, drawn.length, "a code that is shown cannot be read");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  });
  assert.ok(2 < texts.length, `only ${texts.length} codes`);

  let others;
  const other = await phoneWith({ ...application, answers: { ...application.answers, "mother.name": "林雨" } });
  await other.through(async (phone, page) => (others = await textsOf(page, await showCodes(phone))));

  const reception = await atDesk(here, "reception");
  await reception.through(async (reception, page) => {
    // What is kept at the hall is not open to whoever helps.
    reception.expect(/403/);
    await openBrought(reception, MOTHER);
    const field = page.locator("#code-scanned");
    await scan(page, "https://pay.example/1234");
    const refused = page.getByRole("alert").filter({ hasText: "这张码没有读入" });
    await refused.getByText("这不是大厅草稿的二维码").waitFor();
    assert.equal(await field.inputValue(), "", "the next code would be typed behind this one");
    await reception.look("codes-foreign");

    const of = texts.length;
    // The last first; typed key by key, it is taken without the key that ends it.
    await field.focus();
    await page.keyboard.type(texts.at(-1));
    const missing = texts.slice(0, -1).map((_, at) => at + 1);
    await page.getByText(`读到 1 张，共 ${of} 张，还缺第 ${missing.join("、")} 张`).waitFor();
    assert.equal(await field.inputValue(), "");
    await page.keyboard.press("Enter");
    assert.equal(await refused.count(), 0, "the key that ends a code is taken for one");

    await scan(page, texts.at(-1), "Tab");
    await page.getByText(`第 ${of} 张已经读过了。读到 1 张`).waitFor();
    await scan(page, others[0]);
    await refused.getByText("不是同一份草稿").waitFor();
    await reception.look("codes-other-draft");
    const damaged = `${texts[0].slice(0, 40)}${9 - Number(texts[0][40])}${texts[0].slice(41)}`;
    await scan(page, damaged);
    await refused.getByText("没有读完整").waitFor();
    await page.getByText(`读到 1 张，共 ${of} 张`).waitFor();

    for (const text of texts.slice(0, -1).reverse()) await scan(page, text);
    await page.getByText(`读到 ${of} 张，共 ${of} 张，齐了`).waitFor();
    const asked = page.getByRole("alert").filter({ hasText: "填写的内容都读到了" });
    await asked.getByText("请在窗口重新提供").waitFor();
    await reception.look("codes-read");
    await asked.getByRole("button", { name: "导入", exact: true }).click();
    await reception.isAt("/bundle/newborn/form");
    await page.locator('a[href="/bundle/newborn/form/mother"]').first().click();
    await reception.isAt("/bundle/newborn/form/mother");
    for (const key of ["mother.name", "mother.mobile"]) {
      assert.equal(await page.locator(`[id="f-${key}"]`).inputValue(), application.answers[key]);
    }
  });
});

/** Reception in a browser of its own with the camera that `how` describes, helping the mother. */
async function withCamera(how, journey) {
  const { args, ...rest } = launching();
  const browser = await chromium.launch({ ...rest, args: [...args, ...how] });
  try {
    const reception = await atDesk({ ...here, browser }, "reception");
    await reception.through(async (reception, page) => {
      reception.expect(/403/);
      await openBrought(reception, MOTHER);
      await journey(reception, page);
    });
  } finally {
    await browser.close();
  }
}

/** Films these codes, as many of them as are shown, and gives what a browser is told to have that as its camera. */
async function filmed(folder, drawn) {
  const file = join(folder, `${drawn.length}.y4m`);
  await writeFile(file, film(drawn));
  const camera = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  return [...camera, `--use-file-for-fake-video-capture=${file}`];
}

test("the counter's camera reads the codes as the phone turns them, and the scanner what it does not see", async () => {
  const { answers, ...application } = await goodApplication("newborn");
  const phone = await phoneWith({ ...application, answers });
  let drawn;
  let texts;
  await phone.through(async (phone, page) => {
    drawn = await showCodes(phone);
    texts = await textsOf(page, drawn);
  });
  const arrives = async (reception, page) => {
    await reception.isAt("/bundle/newborn/form");
    await page.locator('a[href="/bundle/newborn/form/mother"]').first().click();
    await reception.isAt("/bundle/newborn/form/mother");
    assert.equal(await page.locator('[id="f-mother.name"]').inputValue(), answers["mother.name"]);
  };
  const folder = await mkdtemp(join(tmpdir(), "hall-film-"));
  try {
    // The camera is turned on when the phone is at its second code.
    const whole = await filmed(folder, [...drawn.slice(1), drawn[0]]);
    await withCamera(whole, async (reception, page) => {
      await page.getByRole("button", { name: "用摄像头读" }).click();
      await arrives(reception, page);
    });
    const cut = await filmed(folder, drawn.slice(0, -1));
    await withCamera(cut, async (reception, page) => {
      await page.getByRole("button", { name: "用摄像头读" }).click();
      await page.getByText("请把手机屏幕对着摄像头").waitFor();
      await page.getByText(`共 ${drawn.length} 张，还缺第 ${drawn.length} 张`).waitFor();
      await reception.look("codes-camera");
      await scan(page, texts.at(-1));
      await arrives(reception, page);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("without a camera the page says why and how to go on", async () => {
  // Allowed, and there is none.
  await withCamera(["--use-fake-ui-for-media-stream"], async (reception, page) => {
    await page.getByRole("button", { name: "用摄像头读" }).click();
    const said = page.getByRole("alert").filter({ hasText: "用不了摄像头" });
    await said.getByText("没有找到摄像头").waitFor();
    await said.getByText("也可以用扫码枪读").waitFor();
    await reception.look("codes-no-camera");
  });
  // There is one, and it is not allowed.
  await withCamera(["--use-fake-device-for-media-stream", "--deny-permission-prompts"], async (reception, page) => {
    await page.getByRole("button", { name: "用摄像头读" }).click();
    await page.getByRole("alert").getByText("浏览器没有允许").waitFor();
    await page.getByRole("button", { name: "用摄像头读" }).waitFor();
  });
});
