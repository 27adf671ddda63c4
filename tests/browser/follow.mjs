// Somebody who follows an application: submitted over the interface, followed in the browser.

import { signIn } from "./applicant.mjs";
import { Desk } from "./desks.mjs";
import { demoAccounts, goodApplication } from "./hall.mjs";
import { Visitor } from "./visitor.mjs";

/** A newborn's application, and its mother in front of the page that tells how it stands. */
export async function following({ browser, hall }, go, options = {}) {
  const { people } = await demoAccounts();
  const person = people.find(({ account }) => account === "mother");
  const mother = await Desk.signIn(hall, "mother");
  const application = await goodApplication("newborn");
  Object.assign(application.situation, options.situation);
  const number = await mother.submit(application, person.name);
  await options.before?.(number);
  const visitor = await Visitor.arrive(browser, hall, { phone: true });
  // Nobody is signed in at first, which the page asks the server for.
  visitor.expect(/401/);
  await visitor.through(async (_, page) => {
    await visitor.open(`/sign-in?next=/applications/${number}`);
    await signIn(page, person);
    await visitor.isAt(`/applications/${number}`);
    await go({ visitor, page, number, mother, person });
  });
}

/** Opens the page of an application anew. */
export async function follow(visitor, number) {
  await visitor.open(`/applications/${number}`);
  await visitor.page.locator("#now").waitFor();
}
