// The service worker: after one visit the hall opens without a network.
//
// The build writes its name and its files into the lines below (`hall-pack worker`), so that every
// build changes this file, and by that browsers notice a new one. Without them it keeps no build.
//
// What it rests on:
// - What a page loads is named by its content, and the page names it. So it can only ever load its own
//   build, whichever worker is in charge at that moment. (What a program loads later by a fixed name
//   comes from this worker's build, all of it.)
// - A build is kept whole or not at all, and each file only with the bytes that the build wrote.
// - The API, the desk and the probes are none of its business.
// To switch it off, see `hall serve --without-worker`.
"use strict";

const BUILD = "";
const FILES = {}; // path: SHA-256 in base64

const PAGE = "/index.html";
const CATALOGUE = "hall-catalogue";
const INDEX = "/catalog/index.json";
const IS_RULES = /^\/catalog\/[\w.-]+\.json$/;
const IS_ELSEWHERE = /^\/(api|desk|livez|readyz)(\/|$)/;
const IS_NAMED_BY_CONTENT = /^\/(?!desk|hall-desk)[^/]+-[0-9a-f]{16}\.[a-z]+$/;
/** How long a page waits for the newest list of bundles before it takes the one that is kept. */
const INDEX_LIMIT_MS = 1500;
/** How long somebody who reloads the page waits for the newest build. */
const RELOAD_LIMIT_MS = 3000;

// What waits in the outbox is sent even when no page is open: the same file, by the name that it has in
// this build.
const OUTBOX = Object.keys(FILES).find((path) => /^\/outbox-[0-9a-f]{16}\.js$/.test(path));
if (OUTBOX) importScripts(OUTBOX);

// ---- A build comes, and goes ----------------------------------------------------------------------

addEventListener("install", (event) => {
  skipWaiting();
  if (BUILD) event.waitUntil(keepBuild());
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

/** Fetches the build. One wrong byte in one file, and this worker is not installed. */
async function keepBuild() {
  // Anew, so that it is the latest of all: an operator may have gone back to an earlier build.
  await caches.delete(BUILD);
  const cache = await caches.open(BUILD);
  const asked = Object.entries(FILES).map(([path, sha256]) => {
    // Only the page's name stays the same from build to build: an older one may lie on the way.
    const how = path === PAGE ? "reload" : "no-cache";
    return new Request(path, { integrity: `sha256-${sha256}`, cache: how, credentials: "omit", priority: "low" });
  });
  try {
    await cache.addAll(asked);
  } catch (problem) {
    await caches.delete(BUILD);
    throw problem;
  }
}

/**
 * Forgets earlier builds, once no page is open that may still load a part of one. Caches are listed in
 * the order in which they were made: what comes after this build's is not for this worker to judge.
 */
async function forgetEarlierBuilds() {
  const [names, pages] = await Promise.all([caches.keys(), clients.matchAll({ type: "window", includeUncontrolled: true })]);
  if (1 < pages.length) return;
  const earlier = names.slice(0, Math.max(0, names.indexOf(BUILD))).filter((name) => name.startsWith("hall-build-"));
  await Promise.all(earlier.map((name) => caches.delete(name)));
}

// ---- What is asked for ----------------------------------------------------------------------------

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || IS_ELSEWHERE.test(pathname)) return;
  if (pathname === INDEX) event.respondWith(index(event));
  else if (IS_RULES.test(pathname)) event.respondWith(rules(event, pathname));
  else if (request.mode === "navigate" && !/\.[^/]*$/.test(pathname)) event.respondWith(page(event));
  else if (Object.hasOwn(FILES, pathname) || IS_NAMED_BY_CONTENT.test(pathname)) event.respondWith(part(request, pathname));
});

/** The page: at once as it is kept. Who reloads wants the newest, and gets it if the network is there. */
async function page(event) {
  const { request } = event;
  const isReload = request.isReloadNavigation ?? request.cache === "no-cache";
  // Without the form that the hall draws for first visits: here may be a draft already.
  const fresh = isReload && (await within(RELOAD_LIMIT_MS, fetch(PAGE, { cache: "no-cache" })).catch(() => undefined));
  if (fresh && fresh.ok) return fresh;
  const kept = await keptPart(PAGE);
  // The browser may have cleared it away.
  if (!kept && BUILD) event.waitUntil(keepBuild().catch(() => {}));
  return kept ?? fetch(request);
}

/** A part of a build: of this one, or of an earlier one whose page is still open. */
async function part(request, path) {
  return (await keptPart(path)) ?? (await caches.match(path)) ?? fetch(request);
}

async function keptPart(path) {
  return Object.hasOwn(FILES, path) ? (await caches.open(BUILD)).match(path) : undefined;
}

// ---- The catalogue --------------------------------------------------------------------------------

/** The list of bundles: the newest, or after a short wait the one that is kept. */
async function index(event) {
  const fresh = fetch(INDEX, { cache: "no-cache" }).then((response) => {
    if (!response.ok) throw new Error(response.statusText);
    event.waitUntil(keepIndex(response.clone()).catch(() => {}));
    return response;
  });
  event.waitUntil(fresh.catch(() => {}));
  return within(INDEX_LIMIT_MS, fresh).catch(async () => (await caches.match(INDEX)) ?? fresh);
}

/** A bundle's rules, and whatever else is named by its content: as it is kept, and from then on kept. */
async function rules(event, path) {
  const cache = await caches.open(CATALOGUE);
  const kept = await cache.match(path);
  if (kept) return kept;
  const response = await fetch(path);
  if (response.ok) event.waitUntil(cache.put(path, response.clone()).catch(() => {}));
  return response;
}

/**
 * Keeps a new list of bundles. First come the new rules of every bundle that is kept, and the calendar;
 * then the list; then what it no longer names goes. So what was there offline stays there offline.
 */
async function keepIndex(response) {
  const cache = await caches.open(CATALOGUE);
  const [before, now] = await Promise.all([cache.match(INDEX).then((it) => it?.text()), response.clone().text()]);
  if (before === now) return;
  const { catalog, bundles, services, calendar, public_lists } = JSON.parse(now);
  const alone = services.map(({ id }) => `alone.${id}.${catalog.slice(0, 8)}.json`);
  const named = [calendar, public_lists, ...bundles.map(({ file }) => file), ...alone].map((file) => `/catalog/${file}`);
  const subject = (path) => path.replace(/\.[0-9a-f]+\.json$/, "");
  const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname).filter((path) => path !== INDEX);
  const subjects = new Set([calendar, ...kept].map((it) => subject(it.startsWith("/") ? it : `/catalog/${it}`)));
  await cache.addAll(named.filter((path) => subjects.has(subject(path)) && !kept.includes(path)));
  await cache.put(INDEX, response);
  await Promise.all(kept.filter((path) => !named.includes(path)).map((path) => cache.delete(path)));
}

// ---- What pages say -------------------------------------------------------------------------------

// A page says once that it is shown: which parts of a build it loads, and what of the catalogue it
// fetched before there was a worker to keep it.
addEventListener("message", (event) => {
  const { kind, parts = [], fetched = [] } = event.data ?? {};
  if (kind !== "shown") return;
  if (parts.every((path) => Object.hasOwn(FILES, path))) event.waitUntil(forgetEarlierBuilds());
  const asked = fetched.filter((path) => path === INDEX || IS_RULES.test(path));
  event.waitUntil(Promise.allSettled(asked.map((path) => (path === INDEX ? index(event) : rules(event, path)))));
});

/** What a promise brings, unless it takes longer than this. */
function within(milliseconds, promise) {
  const late = new Promise((_, refuse) => setTimeout(() => refuse(new Error("late")), milliseconds));
  return Promise.race([promise, late]);
}
