// 举一反三: the supervisor sees what complaints have in common, and writes down the rule behind them.

import { after, before, test } from "node:test";

import { Behind, accepted, atDesk, staffedHall } from "../staff.mjs";
import { withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);

test("complaints about the same thing stand together, and what was learnt stays with them", async () => {
  for (let n = 0; n < 2; n += 1) {
    const { mother, number } = await accepted(here);
    await mother.own(number, { complain: { about: "cannot_be_done" } });
    await (await Behind.of(here, "reception")).act(number, { settle: { conclusion: "已当面解释" } });
  }
  const supervisor = await atDesk(here, "supervisor");
  await supervisor.through(async (visitor, page) => {
    await page.getByRole("link", { name: "举一反三" }).click();
    await visitor.isAt("/desk/patterns");
    const group = page.locator("li[data-pattern]").first();
    await group.getByText("办不成事，记录里看不出：2 件").waitFor();
    await visitor.look("desk-patterns");
    await group.locator("summary", { hasText: "记一条" }).click();
    await group.getByRole("button", { name: "记下" }).click();
    await group.getByText("两项都要写").waitFor();
    await group.getByLabel("背后是哪条规则").fill("预约要先有就诊卡，没有写在一次性告知里。");
    await group.getByLabel("做了什么").fill("已改目录，在动手以前要备好的东西里写明。");
    await group.getByRole("button", { name: "记下" }).click();
    await page.getByText("已改目录，在动手以前要备好的东西里写明。").waitFor();
    await visitor.look("desk-patterns-learnt");
  });
});
