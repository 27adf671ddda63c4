// What the hall sends comes late.

/** Holds requests of this address back until the returned function is called. */
export async function held(page, what) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(what, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Has the hall asked who is signed in at once, and the answer come only when the returned function is called. */
export async function heldAnswer(page) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route("**/api/session", async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  });
  return release;
}
