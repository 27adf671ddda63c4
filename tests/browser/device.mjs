// What lies on the device, read and changed behind the pages' back.

/** One value of a store as it lies there, with what is binary told by its type; undefined if there is none. */
export function stored(page, store, key) {
  return page.evaluate(
    async ([store, key]) => {
      const database = await new Promise((resolve, reject) => {
        const request = indexedDB.open("hall");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const value = await new Promise((resolve) => {
        const request = database.transaction(store).objectStore(store).get(key);
        request.onsuccess = () => resolve(request.result);
      });
      const bytes = (value?.sealed ?? value)?.content?.byteLength;
      const text = typeof value === "string" ? value : value?.open;
      const version = database.version;
      database.close();
      return value && { version, text, sealedBytes: bytes, type: value.type };
    },
    [store, key],
  );
}

/** How many values all stores have together. */
export function rows(page) {
  return page.evaluate(async () => {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open("hall");
      request.onsuccess = () => resolve(request.result);
    });
    const names = [...database.objectStoreNames];
    const counts = names.map(
      (name) =>
        new Promise((resolve) => {
          const request = database.transaction(name).objectStore(name).count();
          request.onsuccess = () => resolve(request.result);
        }),
    );
    const all = await Promise.all(counts);
    database.close();
    return all.reduce((sum, count) => sum + count, 0);
  });
}

/** Takes the key away, as clearing a part of the browser's data can. */
export function loseKey(page) {
  return page.evaluate(async () => {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open("hall");
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = database.transaction("keys", "readwrite");
    transaction.objectStore("keys").clear();
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  });
}

/** Makes the database of the first release: version 1, drafts as text with everything open, files as they are. */
export function writeFirstRelease(page, application) {
  return page.evaluate(async (application) => {
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase("hall");
      request.onsuccess = request.onblocked = resolve;
    });
    const database = await new Promise((resolve) => {
      const request = indexedDB.open("hall", 1);
      request.onupgradeneeded = () => ["drafts", "files"].forEach((name) => request.result.createObjectStore(name));
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = database.transaction(["drafts", "files"], "readwrite");
    const draft = { application, saved_at: 1_795_276_800_000 };
    transaction.objectStore("drafts").put(JSON.stringify(draft), application.bundle);
    for (const { sha256 } of application.materials.flatMap(({ files = [] }) => files)) {
      transaction.objectStore("files").put(new Blob(["picture"], { type: "image/jpeg" }), sha256);
    }
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  }, application);
}

/** Holds on to the database in the first release's version and does not give way. */
export function holdFirstRelease(page) {
  return page.evaluate(async () => {
    globalThis.held = await new Promise((resolve) => {
      const request = indexedDB.open("hall", 1);
      request.onsuccess = () => resolve(request.result);
    });
  });
}

// For `addInitScript`: ways in which keeping fails.

export function hasNoRoom() {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("no room", "QuotaExceededError");
  };
}

export function aborts() {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...args) {
    const request = put.apply(this, args);
    const { transaction } = this;
    Object.defineProperty(transaction, "error", { get: () => new DOMException("", "AbortError") });
    transaction.commit = () => {};
    request.addEventListener("success", () => transaction.abort());
    return request;
  };
}

export function refuses() {
  IDBFactory.prototype.open = () => {
    throw new DOMException("not here", "SecurityError");
  };
}

export function isNewer() {
  const open = IDBFactory.prototype.open;
  open.call(indexedDB, "hall", 99).onsuccess = ({ target }) => target.result.close();
}

/** Some private windows keep everything but a key. */
export function keepsNoKey() {
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (value, ...rest) {
    if (value instanceof CryptoKey) throw new DOMException("no keys here", "DataCloneError");
    return add.call(this, value, ...rest);
  };
}
