// What a browser has kept of the hall, as seen from one of its pages.

import { until } from "./until.mjs";

/** Waits until a service worker is at work, and has all it keeps. */
export async function worksOffline(page) {
  await until("a service worker is in charge of the page", () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration?.active?.state === "activated" && navigator.serviceWorker.controller !== null;
    }).catch(() => false),
  );
}

/** The names of the caches. */
export function caches(page) {
  return page.evaluate(() => window.caches.keys());
}

/** What is in the caches whose name begins so: SHA-256 in base64 by path. */
export function kept(page, prefix) {
  return page.evaluate(async (prefix) => {
    const found = {};
    for (const name of await caches.keys()) {
      if (!name.startsWith(prefix)) continue;
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const content = await (await cache.match(request)).arrayBuffer();
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
        const { pathname, search } = new URL(request.url);
        found[pathname + search] = btoa(String.fromCharCode(...digest));
      }
    }
    return found;
  }, prefix);
}

/** Waits until a file of the catalogue with this name is kept, the list of bundles included. */
export async function keeps(page, start) {
  await until(`${start} is kept`, async () => {
    const paths = Object.keys(await kept(page, "hall-catalogue"));
    return paths.includes("/catalog/index.json") && paths.some((it) => it.startsWith(`/catalog/${start}.`));
  });
}

/** Waits until this build, its files with their SHA-256, is kept whole and its worker in charge. */
export async function keepsBuild(page, manifest) {
  await until("the build is kept", () =>
    page.evaluate(async (paths) => {
      const { installing, waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
      const found = await Promise.all(paths.map((path) => caches.match(path)));
      return !installing && !waiting && found.every(Boolean);
    }, Object.keys(manifest)),
  );
  await worksOffline(page);
}
