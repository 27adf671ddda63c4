// Following without a network: what is shown says from when it is.

import { after, before, test } from "node:test";

import { follow, following } from "../follow.mjs";
import { Hall } from "../hall.mjs";
import { withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);

test("what was seen stays when the hall cannot be asked, and says from when it is", async () => {
  await following(here, async ({ visitor, page }) => {
    visitor.expect(/ERR_INTERNET_DISCONNECTED/);
    await page.getByText(/^以上是 .* 的情况$/).waitFor();
    await visitor.setOffline(true);
    await visitor.press("刷新进度");
    await page.getByText("连不上大厅，下面是").waitFor();
    await visitor.look("follow-offline");
    await visitor.setOffline(false);
    await visitor.press("刷新进度");
    await page.getByText("连不上大厅，下面是").waitFor({ state: "detached" });
  });
});

test("after a reload it is there only for whoever keeps such things on this device", async () => {
  await following(here, async ({ visitor, page, number }) => {
    visitor.expect(/ERR_INTERNET_DISCONNECTED/);
    await visitor.open("/bundle/newborn/materials");
    await visitor.keeps("device");
    await follow(visitor, number);
    await visitor.startWorker("/sw.js");
    await page.route("**/api/**", (route) => route.abort("internetdisconnected"));
    await visitor.open(`/applications/${number}`);
    await page.getByText("连不上大厅，下面是").waitFor();
    await visitor.look("follow-offline-reload");
  });
});
