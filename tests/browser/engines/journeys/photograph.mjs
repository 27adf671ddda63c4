// A photograph that lies on its side: it is turned upright, says no more where it was taken, and stays.

import assert from "node:assert/strict";

import { RED, UPRIGHT, papers } from "../papers.mjs";

const MATERIALS = "/bundle/newborn/materials";

/** In the page: the size of a picture that is shown, and the colours in the middle of its upper and lower edge. */
async function lookAt(picture) {
  await picture.decode();
  const { naturalWidth: width, naturalHeight: height } = picture;
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const colour = (top) => [...pen.getImageData(width / 2, top, 1, 1).data.slice(0, 3)];
  return { width, height, top: colour(100), bottom: colour(height - 100) };
}

/** In the page: whether any file that is kept on the device, opened with the key that is kept there, has EXIF data. */
async function keptFiles() {
  const database = await new Promise((resolve) => (indexedDB.open("hall").onsuccess = ({ target }) => resolve(target.result)));
  const read = (store, how, ...more) =>
    new Promise((resolve) => (database.transaction(store).objectStore(store)[how](...more).onsuccess = ({ target }) => resolve(target.result)));
  const key = await read("keys", "get", "device");
  const found = [];
  for (const row of await read("files", "getAllKeys")) {
    const { nonce, content } = await read("files", "get", row);
    const additionalData = new TextEncoder().encode(`files/${row}`);
    const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce, additionalData }, key, content);
    const text = new TextDecoder("latin1").decode(opened);
    found.push({ isJpeg: text.startsWith("ÿØÿ"), hasExif: text.slice(0, 4096).includes("Exif") });
  }
  database.close();
  return { isExtractable: key.extractable, found };
}

export const journeys = [
  {
    name: "a photograph is turned upright, loses its place, is sealed, and survives a reload",
    go: (here) =>
      here.visit(async (visitor, page) => {
        await visitor.open(MATERIALS);
        await visitor.keeps("device");
        const { lying } = await papers(page);
        const photograph = lying("户口簿");
        const upload = await page.locator('section.material input[id$="-upload"]').first().getAttribute("id");
        await visitor.tick(upload);
        const card = page.locator("section.material").filter({ has: page.locator(`[id="${upload}"]`) });
        await card.locator('input[type="file"]:not([capture])').setInputFiles(photograph);
        await card.locator("ul.files li").filter({ hasText: photograph.name }).waitFor();
        await visitor.hasSaved();
        for (const when of ["at once", "after a reload"]) {
          if (when === "after a reload") await page.reload();
          const picture = page.locator("ul.files img").first();
          await picture.waitFor();
          const { width, height, top, bottom } = await picture.evaluate(lookAt);
          assert.deepEqual({ width, height }, UPRIGHT, when);
          const isRed = ([red, green, blue]) => 120 < red && green < 80 && blue < 80;
          assert.ok(isRed(top), `${when}: ${top} within the upper ${RED} pixels`);
          assert.ok(!isRed(bottom), `${when}: ${bottom} at the lower edge`);
        }
        assert.deepEqual(await page.evaluate(keptFiles), { isExtractable: false, found: [{ isJpeg: true, hasExif: false }] });
      }),
  },
];
