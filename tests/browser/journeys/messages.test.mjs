// What the hall tells: messages on its pages, and mail to an address whose owner has confirmed it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk, accepted, item } from "../desks.mjs";
import { following } from "../follow.mjs";
import { Hall } from "../hall.mjs";
import { Mailbox } from "../mailbox.mjs";
import { until } from "../until.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const mailbox = await Mailbox.open();

/** A hall whose reception accepts, and that sends mail. */
const WithMail = {
  start: () =>
    Hall.start({
      more: ["--acceptance", "desk"],
      environment: { HALL_SMTP: mailbox.url, HALL_MAIL_FROM: "一件事大厅 <hall@example.cn>" },
    }),
};
const here = withHall({ before, after }, WithMail);

const ADDRESS = "linjing@example.cn";

/** So many messages are unread. */
function unread(mother, n) {
  return until(`${n} messages are unread`, async () => (await mother.get("/api/messages")).unread === n);
}

/** How it stands with the mail. */
const stateOf = async (mother) => (await mother.get("/api/mail-address")).state;

/** Presses the button with exactly this name, by keyboard. */
async function pressByKeyboard(page, name) {
  await page.getByRole("button", { name, exact: true }).focus();
  await page.keyboard.press("Enter");
}

/** The page that a letter leads to, on somebody's phone where nobody is signed in. */
async function opened({ text }, go) {
  const [link] = text.match(/http:\S+/);
  assert.ok(link.startsWith(`${here.hall.address}/mail/`), link);
  const visitor = await Visitor.arrive(here.browser, here.hall, { phone: true });
  visitor.expect(/401|404/);
  await visitor.through(async (_, page) => {
    await visitor.open(link.slice(here.hall.address.length));
    await go(visitor, page, link);
  });
}

test("a message says what is asked, leads to the application, and is read from then on", async () => {
  const asks = async (number) => {
    const reception = await Desk.signIn(here.hall, "reception");
    await reception.act(number, { notify: { items: [item("mother.mobile")] } });
    await unread(await Desk.signIn(here.hall, "mother"), 2);
  };
  await following(
    here,
    async ({ visitor, page, number, mother }) => {
      const menu = page.getByRole("navigation", { name: "主菜单" });
      await visitor.open("/");
      await visitor.look("messages-home");
      await menu.getByRole("link", { name: "消息 2", exact: true }).focus();
      await page.keyboard.press("Enter");
      await visitor.isAt("/messages");
      await menu.getByRole("link", { name: "消息", exact: true }).waitFor();
      const first = page.locator(".messages > li").first();
      assert.match(await first.locator("h3").innerText(), /请补正：新生儿/);
      assert.equal(await page.getByText("未读", { exact: true }).count(), 2);
      await visitor.look("messages");

      await first.getByRole("link", { name: `看办件 ${number}`, exact: true }).click();
      await visitor.isAt(`/applications/${number}`);
      await visitor.press("去补正");
      await visitor.keeps("device");
      await page.locator('[id="f-mother.mobile"]').fill("13900000009");
      await visitor.press("提交补正");
      await visitor.isAt(`/applications/${number}`);

      await accepted(here.hall, number);
      await until("it was told", async () => (await mother.get("/api/messages")).unread === 1);
      await visitor.open("/messages");
      const accept = page.locator("section", { has: page.getByRole("heading", { name: "新消息" }) });
      await accept.getByText("已受理：新生儿").waitFor();
      assert.equal(await accept.locator("li").count(), 1);
      const earlier = page.locator("section", { has: page.getByRole("heading", { name: "看过的消息" }) });
      assert.equal(await earlier.locator("li").count(), 2);
      await visitor.look("messages-read");
    },
    { before: asks },
  );
});

test("an address is confirmed from its mail, gets letters, and is taken back from a letter", async () => {
  await following(here, async ({ visitor, page, number, mother }) => {
    await visitor.open("/messages");
    await page.getByRole("link", { name: "邮件通知", exact: true }).click();
    await visitor.isAt("/mail");
    await page.locator("#mail-address").fill(ADDRESS);
    await visitor.look("mail");
    await page.keyboard.press("Enter");
    await page.getByText(`请打开发到 ${ADDRESS} 的邮件，按里面的链接确认`).waitFor();
    await visitor.look("mail-waiting");

    const question = await mailbox.next();
    assert.equal(question.to, ADDRESS);
    assert.equal(question.headers.get("subject"), "请确认您的邮箱");
    await opened(question, async (reader, theirs) => {
      // Programmes that look for evil in mails open every link.
      assert.equal(await stateOf(mother), "waiting");
      await reader.look("mail-confirm");
      await pressByKeyboard(theirs, "确认");
      await theirs.getByText("邮箱已确认").waitFor();
      await reader.look("mail-confirmed");
      assert.equal(await stateOf(mother), "receiving");
    });
    await opened(question, async (reader, theirs) => {
      await reader.press("确认");
      await theirs.getByText("这个链接已经失效").waitFor();
    });

    await accepted(here.hall, number);
    const letter = await mailbox.next();
    assert.equal(letter.to, ADDRESS);
    assert.match(letter.headers.get("subject"), /^已受理：新生儿/);
    assert.doesNotMatch(letter.headers.get("subject") + letter.text, /林静|990101/);
    const [header] = letter.headers.get("list-unsubscribe").match(/http:[^>]+/);
    const page2 = await fetch(header);
    assert.ok(page2.ok && page2.url.includes("/mail/stop/"), page2.url);
    await opened(letter, async (reader, theirs) => {
      assert.equal(await stateOf(mother), "receiving");
      await reader.look("mail-stop");
      await pressByKeyboard(theirs, "停止发邮件");
      await theirs.getByText("不会再发邮件了").waitFor();
      await reader.look("mail-stopped");
      assert.equal(await stateOf(mother), "stopped");
    });

    await visitor.open("/mail");
    await pressByKeyboard(page, "重新接收邮件");
    await page.getByText(`有消息就发邮件到 ${ADDRESS}`).waitFor();
    await visitor.look("mail-receiving");
    await pressByKeyboard(page, "删去邮箱，不收邮件");
    await page.locator("#mail-address").waitFor();
    assert.equal(await stateOf(mother), "none");
  });
});
