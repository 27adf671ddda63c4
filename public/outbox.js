// The outbox: sends what was submitted without a network, exactly once.
//
// The only sender of queued submissions. The pages load it, the service worker imports it; whoever holds
// the lock sends, so several tabs and the worker never send at once. An entry keeps the very bytes that
// are sent and the key that makes them one submission, so sending again after a lost answer or a kill at
// any point is answered with the receipt of the first time. What is sealed (the answers, the names of
// files) is opened only to be sent.
(() => {
  const NAME = "hall-outbox";
  const FIRST_PIECE = 64 << 10;
  const LARGEST_PIECE = 1 << 20;
  // Longer than the slowest line needs for a piece, shorter than anybody waits for nothing.
  const PATIENCE = 60_000;
  const isPage = typeof document !== "undefined";
  // Browsers have both only where the page was loaded securely. Without them nothing is queued.
  const canQueue = Boolean(self.navigator?.locks && self.crypto?.subtle);

  /** Milliseconds to wait after so many tries: 2 s, 4 s … 5 minutes, less up to a quarter by chance. */
  const delay = (attempts, chance = Math.random()) =>
    Math.max(2000, Math.min(2000 * 2 ** (attempts - 1), 300_000) * (1 - chance / 4));

  // ---- What is kept. A database that is not there yet is not made here: the app knows its stores.
  const open = () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open("hall");
      request.onupgradeneeded = () => request.transaction.abort();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const change = async (stores, mode, act) => {
    const database = await open();
    try {
      const transaction = database.transaction(stores, mode, { durability: "strict" });
      const asked = act((name) => transaction.objectStore(name));
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      return asked?.result;
    } finally {
      database.close();
    }
  };
  const one = (store, key) => change([store], "readonly", (objects) => objects(store).get(key));
  const all = (store) => change([store], "readonly", (objects) => objects(store).getAll());
  const entries = async () => (await all("outbox").catch(() => [])).sort((a, b) => a.created - b.created);
  const remove = async (key) => {
    await change(["outbox"], "readwrite", (objects) => objects("outbox").delete(key));
    changed();
  };
  /** Changes an entry, unless everything on the device was wiped meanwhile. */
  const update = async (key, news, more = []) => {
    await change(["outbox", ...more], "readwrite", (objects) => {
      const there = objects("outbox").get(key);
      there.onsuccess = () => there.result && objects("outbox").put(news(there.result, objects), key);
    });
    changed();
  };

  // ---- Sealing, as app/src/storage/vault.rs writes it down.
  const text = new TextEncoder();
  const vault = async () => {
    const algorithm = { name: "AES-GCM", length: 256 };
    const made = await crypto.subtle.generateKey(algorithm, false, ["encrypt", "decrypt"]);
    let key = made;
    await change(["keys"], "readwrite", (objects) => {
      const there = objects("keys").get("device");
      there.onsuccess = () => (there.result ? (key = there.result) : objects("keys").put(made, "device"));
    });
    return key;
  };
  const how = (store, row, nonce) => ({ name: "AES-GCM", iv: nonce, additionalData: text.encode(`${store}/${row}`) });
  const seal = async (store, row, value) => {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const content = await crypto.subtle.encrypt(how(store, row, nonce), await vault(), text.encode(value));
    return { v: 1, nonce, content };
  };
  const unseal = async (store, row, { nonce, content }) => crypto.subtle.decrypt(how(store, row, nonce), await one("keys", "device"), content);
  const unsealText = async (...sealed) => new TextDecoder().decode(await unseal(...sealed));
  const content = async (sha256) => {
    const kept = await one("files", sha256);
    return kept?.nonce ? new Blob([await unseal("files", sha256, kept)]) : kept;
  };

  // ---- Sending. What does not arrive is thrown as {to, why}: the state to go to, and the hall's reason.
  const ask = async (account, method, path, headers, body) => {
    const as = account ? { "x-account": encodeURIComponent(account) } : {};
    const signal = AbortSignal.timeout(PATIENCE);
    let reply, read;
    try {
      reply = await fetch(path, { method, headers: { ...headers, ...as }, body, cache: "no-store", signal });
      read = reply.status === 204 ? {} : await reply.json();
    } catch {
      throw { to: "waiting" };
    }
    const offset = Number(reply.headers.get("upload-offset") ?? -1);
    if (reply.ok) return { ...read, offset };
    if (reply.status === 401 && read.code) throw { to: "sign-in", why: read };
    // A refusal of the hall says its code; what does not is some box in between.
    const passes = reply.status >= 500 || [408, 425, 429].includes(reply.status) || !read.code;
    throw { to: passes ? "waiting" : "refused", why: read.code && read, status: reply.status, offset };
  };

  /** Brings a file to the hall, piece by piece from where it stopped. `read` gives its content. */
  const upload = async (account, { name, media_type, size, sha256 }, read) => {
    const announced = JSON.stringify({ name, media_type, size, sha256 });
    const json = { "content-type": "application/json" };
    const begun = await ask(account, "POST", "/api/uploads", json, announced);
    if (begun.state === "stored") return;
    if (begun.state !== "open") throw { to: "waiting" };
    const bytes = await read();
    if (!bytes) throw { to: "refused", why: { code: "file_missing", message: name, mend: "" } };
    let piece = FIRST_PIECE;
    for (let at = begun.offset; at < size; ) {
      const began = performance.now();
      const headers = { "content-type": "application/offset+octet-stream", "upload-offset": String(at) };
      const next = await ask(account, "PATCH", `/api/uploads/${begun.id}`, headers, bytes.slice(at, at + piece)).catch(
        (failed) => {
          // Another sender was faster, or the upload was forgotten meanwhile: look again, do not give up.
          if (failed.status === 409 && failed.offset >= 0) return failed;
          throw failed.status === 404 ? { to: "waiting" } : failed;
        },
      );
      at = next.offset;
      const took = performance.now() - began;
      if (took < 2000) piece = Math.min(piece * 2, LARGEST_PIECE);
      if (took > 8000) piece = Math.max(piece / 2, FIRST_PIECE / 2);
    }
  };

  const deliver = async ({ key, owner, sealed }) => {
    const opened = await unsealText("outbox", key, sealed).catch(() => {
      throw { to: "refused", why: { code: "key_lost", message: "", mend: "" } };
    });
    const { body, files, draft } = JSON.parse(opened);
    for (const file of files) await upload(owner, file, () => content(file.sha256).catch(() => undefined));
    const headers = { "content-type": "application/json", "idempotency-key": key };
    if (Number.isInteger(draft)) headers["x-draft-revision"] = String(draft);
    const receipt = await ask(owner, "POST", "/api/applications", headers, body);
    if (typeof receipt.number !== "string") throw { to: "waiting" };
    return receipt.number;
  };

  /** The files of an entry that nothing else on the device needs. */
  const ownFiles = async ({ key, bundle, files }) => {
    const bundles = await change(["drafts"], "readonly", (objects) => objects("drafts").getAllKeys());
    const needed = (await entries()).filter((it) => it.key !== key).flatMap((it) => it.files);
    for (const other of bundles.filter((it) => it !== bundle)) {
      const { open = "", sealed } = Object(await one("drafts", other));
      needed.push(open, sealed ? await unsealText("drafts", other, sealed).catch(() => "") : "");
    }
    return files.filter((sha256) => !needed.some((it) => it.includes(sha256)));
  };

  /** It has arrived: in one step its number is noted, and its draft and its content forgotten. */
  const arrived = async (entry, number) => {
    const gone = await ownFiles(entry);
    await update(
      entry.key,
      ({ key, owner, bundle, title, created, attempts }, objects) => {
        for (const sha256 of gone) objects("files").delete(sha256);
        const draft = objects("drafts").get(bundle);
        draft.onsuccess = () => String(draft.result?.open ?? draft.result).includes(key) && objects("drafts").delete(bundle);
        return { key, owner, bundle, title, created, attempts, next: 0, state: "done", number, files: [] };
      },
      ["drafts", "files"],
    );
  };

  const send = async (entry) => {
    const attempts = entry.attempts + 1;
    const next = () => Date.now() + delay(attempts);
    await update(entry.key, (it) => ({ ...it, attempts, state: "sending", next: next(), why: undefined }));
    try {
      await arrived(entry, await deliver(entry));
    } catch ({ to = "waiting", why }) {
      await update(entry.key, (it) => ({ ...it, state: to, why, next: next() }));
    }
  };

  const isDue = ({ state, next, owner }, { now, account }) =>
    state === "sign-in" ? owner !== null && owner === account : (state === "waiting" || state === "sending") && (now || next <= Date.now());

  // Whoever has the lock looks at everything; a sender that was killed has lost it.
  const run = async (how) => {
    for (const entry of await entries()) if (isDue(entry, how)) await send(entry);
    const left = (await entries()).filter(({ state }) => state === "waiting" || state === "sending");
    wakeAt(Math.min(...left.map(({ next }) => next)));
    return left.length;
  };

  let timer;
  const wakeAt = (time) => {
    clearTimeout(timer);
    if (Number.isFinite(time)) timer = setTimeout(() => flush(), Math.max(time - Date.now(), 0));
  };

  /** Sends what is due; with `now` also what would wait longer; with `account` also what waited for them. */
  let waiting;
  const flush = async (how = {}) => {
    if (!canQueue) return 0;
    if (waiting) {
      Object.assign(waiting.how, how);
      return waiting.done;
    }
    const mine = { how: { ...how } };
    waiting = mine;
    const turn = navigator.locks.request(NAME, () => {
      waiting = undefined;
      return run(mine.how);
    });
    // Where the browser keeps nothing, nothing waits.
    mine.done = turn.catch(() => 0);
    return mine.done;
  };

  const add = async ({ key, owner, bundle, title, body, files, draft }) => {
    const sealed = await seal("outbox", key, JSON.stringify({ body, files, draft }));
    const entry = { key, owner, bundle, title, created: Date.now(), attempts: 0, next: 0, sealed };
    const state = owner === null ? "sign-in" : "waiting";
    const hashes = files.map(({ sha256 }) => sha256);
    await change(["outbox"], "readwrite", (objects) => objects("outbox").put({ ...entry, state, files: hashes }, key));
    changed();
    const worker = await navigator.serviceWorker?.getRegistration();
    await worker?.sync?.register(NAME).catch(() => {});
    flush();
  };

  // While something is being sent nobody can know whether it arrived: then nothing is taken back.
  const takeBack = (key) =>
    navigator.locks.request(NAME, { ifAvailable: true }, async (lock) => {
      if (!lock) return false;
      const entry = await one("outbox", key);
      if (entry?.state === "done") return false;
      await remove(key);
      return true;
    });

  /** Somebody who has signed in says that an entry nobody had signed in for is theirs. */
  const claim = async (key, account) => {
    await update(key, (it) => ({ ...it, owner: it.owner ?? account }));
    return flush({ account });
  };

  // Without what is sealed: what a page shows.
  const list = async () => JSON.stringify((await entries()).map(({ sealed, files, ...shown }) => shown));

  const channel = new BroadcastChannel(NAME);
  const changed = () => {
    channel.postMessage(NAME);
    if (isPage) self.dispatchEvent(new Event(NAME));
  };

  self.hallOutbox = { add, canQueue, claim, delay, dismiss: remove, flush, list, takeBack, upload };

  if (isPage) {
    channel.onmessage = () => self.dispatchEvent(new Event(NAME));
    const wake = () => flush({ now: true });
    self.addEventListener("online", wake);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && wake());
    wake();
  } else {
    // A rejected promise asks the browser to wake the worker again later.
    self.addEventListener("sync", (event) => {
      const all = () => flush({ now: true }).then((left) => (left ? Promise.reject(new Error(`${left} left`)) : undefined));
      if (event.tag === NAME) event.waitUntil(all());
    });
    self.addEventListener("message", (event) => event.data === NAME && event.waitUntil(flush({ now: true })));
  }
})();
