// What an applicant does on the hall's pages, from the first question to the results in hand.
//
// The answers come from an application file. Where an answer goes is found as a script that reads the
// page aloud would find it: by the id that the field's key makes.

import assert from "node:assert/strict";

import { Form } from "./form.mjs";
import { until } from "./until.mjs";

export class Applicant {
  constructor(visitor, bundle, application, sheets) {
    Object.assign(this, { visitor, bundle, application, sheets, page: visitor.page });
    this.form = new Form(visitor, bundle, application.answers);
  }

  get #home() {
    return `/bundle/${this.bundle.id}`;
  }

  /** From the first page to what the bundle is. */
  async findBundle(words) {
    await this.visitor.open("/");
    await this.page.getByRole("searchbox").fill(words);
    await this.page.getByRole("link", { name: this.bundle.name, exact: true }).first().click();
    await this.visitor.isAt(`${this.#home}`);
  }

  /** Answers the guiding questions one after the other. */
  async answerQuestions(seen = async () => {}) {
    await this.visitor.press("开始办理");
    for (;;) {
      const question = await until("a question or the outcome is shown", () => this.#questionHere());
      if (question === "outcome") return;
      const { options } = this.bundle.questions.find(({ id }) => id === question);
      const wanted = this.application.situation[question];
      const position = options.findIndex(({ value }) => value === wanted);
      assert.notEqual(position, -1, `the application has no answer to the question ${question}`);
      await this.visitor.tick(`option-${position}`);
      await seen(question);
      await this.visitor.press("下一步");
      await this.page.waitForURL((url) => !url.pathname.endsWith(`/questions/${question}`));
    }
  }

  async #questionHere() {
    const { pathname } = new URL(await this.page.url());
    if (pathname === `${this.#home}/outcome`) return "outcome";
    const question = pathname.split("/questions/")[1];
    return question && (await this.page.locator("fieldset#question").isVisible()) && question;
  }

  /** From the outcome to the list of tasks. */
  async beginForm() {
    await this.visitor.press("开始填表");
    await this.visitor.isAt(`${this.#home}/form`);
  }

  /** Fills in what licences and registers know. Signs in on the way. */
  async prefill(person) {
    await this.page.getByRole("link", { name: "登录后自动填入" }).click();
    await signIn(this.page, person);
    await this.visitor.isAt(`${this.#home}/form`);
    await this.visitor.press("从我的证照填入");
    await this.page.getByText("每一项旁边都写着来源").waitFor();
    await this.visitor.keeps("device");
  }

  /** Fills in every section that is not done, in the order of the list. */
  async fillSections(seen = async () => {}) {
    const sections = await this.#sections();
    assert.notEqual(sections.length, 0, "the form has no sections");
    for (const section of sections) {
      await this.visitor.open(`${this.#home}/form/${section}`);
      await this.form.fill(section);
      await seen(section);
      await this.visitor.press("下一步");
      await until(`the section ${section} is left or refused`, async () => {
        const refused = await this.page.locator("#error-summary").allInnerTexts();
        assert.deepEqual(refused, [], `the section ${section} is refused`);
        return !(await this.page.url()).endsWith(`/form/${section}`);
      });
    }
  }

  async #sections() {
    await this.visitor.open(`${this.#home}/form`);
    const links = this.page.locator(`a[href^="${this.#home}/form/"]`);
    await links.first().waitFor();
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    return [...new Set(hrefs.map((href) => href.split("/form/")[1]))];
  }

  /** Provides every material in the way that the application file names. */
  async provideMaterials() {
    await this.visitor.open(`${this.#home}/materials`);
    // The list stands above the button to what follows.
    await this.page.locator(`a[href="${this.#home}/check"]`).first().waitFor();
    await this.visitor.keeps("device");
    for (const provided of this.application.materials) {
      const radio = this.page.locator(`[id="${provided.id}-${provided.way}"]`);
      if ((await radio.count()) === 0) continue;
      await this.visitor.tick(`${provided.id}-${provided.way}`);
      const card = this.page.locator("section.material").filter({ has: radio });
      if (provided.way === "upload") await this.#upload(card, provided.id);
      if (provided.signed) await this.page.locator(`[id="sign-${provided.id}"]`).fill(provided.signed);
    }
    await until("no material is missing", async () => (await this.page.getByText("待提供").count()) === 0);
  }

  async #upload(card, name) {
    const input = card.locator('input[type="file"]:not([capture])');
    const accept = (await input.getAttribute("accept")) ?? "";
    const file = accept.includes("pdf") ? this.sheets.document(name) : this.sheets.photograph(name);
    await input.setInputFiles(file);
    await card.locator("ul.files li").filter({ hasText: file.name }).waitFor();
  }

  /** Has everything checked, and fails with what is said if it is not ready. */
  async precheck() {
    await this.visitor.open(`${this.#home}/check`);
    await this.page.locator(".verdict").waitFor();
    const verdict = await this.page.locator(".verdict").getAttribute("class");
    assert.ok(verdict.includes("ready"), `not ready:\n${await this.page.locator("main").innerText()}`);
  }

  /** Looks everything over, and confirms what was filled in from elsewhere. */
  async lookOver() {
    await this.visitor.press("核对全部内容");
    await this.visitor.isAt(`${this.#home}/answers`);
    const confirm = this.page.getByRole("button", { name: "都没错，一起确认" });
    if (await confirm.isVisible()) await confirm.click();
  }

  /** Signs and submits; gives the number. */
  async submit(person, seen = async () => {}) {
    await this.visitor.press("去签名提交");
    await this.visitor.isAt(`${this.#home}/submit`);
    await this.visitor.tick("agree");
    await this.page.locator("#signature").fill(person.name);
    await seen();
    await this.visitor.press("确认提交");
    await this.visitor.isAt("/applications/*/receipt");
    return (await this.page.locator(".receipt .big").innerText()).trim();
  }

  /** The results, once they are handed over together; until then undefined. */
  async results(number) {
    await this.visitor.open(`/applications/${number}`);
    const issued = this.page.getByText("全部办好，结果已经发给您");
    await issued.or(this.page.getByText("正在办理")).first().waitFor();
    return (await issued.isVisible()) ? this.page.locator("article.result h3").allInnerTexts() : undefined;
  }
}

/** Fills in the form of the sign-in page. */
export async function signIn(page, { account, password }) {
  await page.locator("#account").fill(account);
  await page.locator("#password").fill(password);
  await page.getByRole("main").getByRole("button", { name: "登录", exact: true }).click();
}
