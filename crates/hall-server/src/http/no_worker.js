// In the place of the service worker, when the hall runs without one: takes away the one that a browser
// still has, and its copies of the hall's files. Drafts are elsewhere (IndexedDB) and stay. Open pages
// are not touched; from their next request on they talk to the hall itself.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(goAway()));

async function goAway() {
  const names = (await caches.keys()).filter((name) => name.startsWith("hall-"));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
}
