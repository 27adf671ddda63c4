// Starts the program that the address belongs to. It is a file of its own because the content
// security policy allows no inline script; Trunk writes the hashed names of the page's own program
// into this element's attributes. The counter (what fills in and submits a bundle) and the account (what
// follows it) are loaded by name, and only when they are wanted: the first page stays small.
// A hall terminal keeps nothing: no copy of the pages either, once it was told that it is one. The same
// name stands in app/src/device.rs.
if (new URLSearchParams(location.search).get("kiosk") === "1") {
  document.cookie = "hall-kiosk=1; path=/; SameSite=Lax";
}
const isTerminal = /(^|; *)hall-kiosk=1(;|$)/.test(document.cookie);
if (isTerminal) {
  const copies = (await navigator.serviceWorker?.getRegistrations().catch(() => [])) ?? [];
  await Promise.all(copies.map((copy) => copy.unregister()));
  const caches = globalThis.caches ? await globalThis.caches.keys() : [];
  await Promise.all(caches.map((name) => globalThis.caches.delete(name)));
}

const own = document.querySelector("script[data-wasm]").dataset;
// A finished build names them by their content too; a developer's does not.
const counter = { js: own.counterJs ?? "/hall-counter.js", wasm: own.counterWasm ?? "/hall-counter_bg.wasm" };
const account = { js: own.accountJs ?? "/hall-account.js", wasm: own.accountWasm ?? "/hall-account_bg.wasm" };
// The same paths as in app/src/route.rs.
const FOR_COUNTER = /^\/(bundle|drafts|wishes|applications\/[^/]+\/(receipt|answer|acts))(\/|$)/;
const FOR_ACCOUNT = /^\/(applications|licences|verify|entitlements|messages|mail)(\/|$)/;
const programAt = (path) => (FOR_COUNTER.test(path) ? counter : FOR_ACCOUNT.test(path) ? account : own);

// Somebody may be typing already, into the form that the hall has drawn (app/src/early.rs); the program
// must not take it over in the middle of a word.
const early = document.getElementById("early");
for (const name of ["compositionstart", "compositionend"]) {
  early?.addEventListener(name, () => early.classList.toggle("composing", name === "compositionstart"));
}

const start = async ({ js, wasm }) => {
  const [{ default: init }, code] = await Promise.all([import(js), fetch(wasm)]);
  await init({ module_or_path: code });
};

// Somebody who points at a bundle, or at what was submitted, will open it in a moment.
const fetchedAhead = new Set([own]);
const prefetch = ({ target }) => {
  const link = target.closest?.("a[href]");
  const program = link && programAt(link.pathname);
  if (!program || fetchedAhead.has(program)) return;
  fetchedAhead.add(program);
  // The service worker has it already, where there is one.
  if (navigator.serviceWorker?.controller) return;
  // Fetched and not linked to as `prefetch`: for that Firefox asks the policy's `default-src`, and Safari
  // does not do it at all.
  for (const href of Object.values(program)) {
    fetch(href, { priority: "low" }).then((code) => code.arrayBuffer()).catch(() => {});
  }
};

// The service worker (public/sw.js) makes the hall open without a network. A finished build of the
// applicants' page names it; a developer's and the desk's do not, and then there is none.
const startWorker = async ({ serviceWorker } = navigator) => {
  const isNew = !serviceWorker.controller;
  const registration = await serviceWorker.register(own.worker, { updateViaCache: "none" });
  if (isNew) await new Promise((done) => serviceWorker.addEventListener("controllerchange", done, { once: true }));
  // What this page fetched before there was a worker, it could not keep.
  const fetched = isNew ? performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname) : [];
  const catalogue = fetched.filter((path) => path.startsWith("/catalog/"));
  const programs = [own, counter, account].flatMap(({ js, wasm }) => [js, wasm]);
  const parts = [new URL(import.meta.url).pathname, ...programs];
  serviceWorker.controller?.postMessage({ kind: "shown", parts, fetched: catalogue });
  // Each page asks for a newer build when it is opened, and again when somebody comes back to it days
  // later. Browsers do the first by themselves, but some of them only after a good while.
  const renew = () => document.hidden || registration.update().catch(() => {});
  if (!isNew) renew();
  addEventListener("visibilitychange", renew);
};

// It comes last: it must not slow down the first page.
const isShown = new Promise((shown) => {
  const watch = new MutationObserver(() => {
    if (!document.querySelector("main h1")) return;
    watch.disconnect();
    shown();
  });
  watch.observe(document.body, { childList: true, subtree: true });
});

// From now on a draft may be here, of which the hall knows nothing: it draws no form beforehand any more.
const isSeen = () => (document.cookie = "hall-seen=1; path=/; max-age=31536000; SameSite=Lax");

const program = programAt(location.pathname);
if (program === counter) isSeen();
await start(program);
if (program === own) {
  for (const name of ["pointerover", "focusin"]) addEventListener(name, prefetch);
}
if (own.worker && !isTerminal && "serviceWorker" in navigator) {
  isShown.then(() => startWorker()).catch((problem) => console.warn("no service worker:", problem.message));
}
