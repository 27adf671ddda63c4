// The codes of a draft: seen on a phone, and read from what is drawn, not from what the page knows.

import { until } from "./until.mjs";

/** Shows a draft's codes on its phone and gives how each is drawn, `{side, path}`; leaves the dialog open. */
export async function showCodes(visitor) {
  const { page } = visitor;
  await visitor.open("/drafts");
  await page.locator("summary").filter({ hasText: "到窗口出示二维码" }).click();
  await page.getByRole("button", { name: "出示二维码", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const caption = dialog.getByText(/^第 \d+ 张，共 \d+ 张$/);
  await caption.waitFor();
  const drawn = [];
  // Whoever turns stops it from turning by itself.
  for (let seen = await numbers(caption); drawn.length < seen.of; ) {
    drawn[seen.number - 1] = await drawing(dialog);
    if (drawn.filter(Boolean).length === seen.of) break;
    await dialog.getByRole("button", { name: "下一张" }).click();
    const before = seen.number;
    seen = await until("the next code is there", async () => {
      const now = await numbers(caption);
      return now.number !== before && now;
    });
  }
  return drawn;
}

async function numbers(caption) {
  const [number, of] = (await caption.innerText()).match(/\d+/g).map(Number);
  return { number, of };
}

/** How the code on a page is drawn. */
async function drawing(place) {
  const code = place.locator("svg.qr");
  const [box, path] = await Promise.all([code.getAttribute("viewBox"), code.locator("path").getAttribute("d")]);
  return { side: Number(box.split(" ")[2]), path };
}

/** The points of a picture of this size with the code in its middle, a byte each: 0 dark, 255 light. */
export function points({ side, path }, { width, height, light = 255, dark = 0 }) {
  const picture = new Uint8Array(width * height).fill(light);
  const scale = Math.floor(Math.min(width, height) / side);
  const [left, top] = [width, height].map((length) => (length - side * scale) >> 1);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let row = 0; row < scale; row++) {
      const begin = (top + y * scale + row) * width + left + x * scale;
      picture.fill(dark, begin, begin + run * scale);
    }
  }
  return picture;
}

/** What the codes say, read by the hall's own reader on any of its pages. */
export function textsOf(page, drawn) {
  const size = 480;
  const pictures = drawn.map((it) => Buffer.from(points(it, { width: size, height: size })).toString("base64"));
  return page.evaluate(
    async ({ pictures, size }) => {
      const built = document.querySelector("script[data-camera]")?.dataset;
      const reader = new Worker(built?.camera ?? "/camera.js", { type: "module" });
      const texts = [];
      for (const picture of pictures) {
        const grey = Uint8Array.from(atob(picture), (it) => it.charCodeAt(0));
        const pixels = new Uint8Array(grey.length * 4);
        grey.forEach((it, at) => pixels.fill(it, at * 4, at * 4 + 4));
        const js = built?.cameraJs ?? "/hall-camera.js";
        const wasm = built?.cameraWasm ?? "/hall-camera_bg.wasm";
        const answer = new Promise((resolve, reject) => Object.assign(reader, { onmessage: resolve, onerror: reject }));
        reader.postMessage({ pixels, width: size, js, wasm });
        texts.push(...(await answer).data);
      }
      reader.terminate();
      return texts;
    },
    { pictures, size },
  );
}

/** A film as a camera gives it (YUV4MPEG2), each picture standing for so many frames, ten of them a second. */
export function film(drawn, { width = 640, height = 480, frames = 6 } = {}) {
  const colours = Buffer.alloc((width * height) / 2, 128);
  const parts = [Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)];
  for (const it of drawn) {
    // As bright and as dark as a screen looks to a camera.
    const picture = Buffer.from(points(it, { width, height, light: 220, dark: 40 }));
    for (let frame = 0; frame < frames; frame++) parts.push(Buffer.from("FRAME\n"), picture, colours);
  }
  return Buffer.concat(parts);
}

/** Begins to help somebody who is present and has brought a draft, at reception's desk. */
export async function openBrought(reception, { name, id_no, mobile }) {
  const { page } = reception;
  await page.getByRole("link", { name: "窗口帮办", exact: true }).click();
  await page.locator("#visitor-name").fill(name);
  await page.locator("#visitor-id").fill(id_no);
  await page.locator("#visitor-mobile").fill(mobile);
  await reception.tick("visitor-compared");
  await page.getByRole("button", { name: "打开本人带来的草稿" }).click();
  await reception.isAt("/drafts");
  await page.getByRole("button", { name: `结束帮${name}办理` }).waitFor();
  await page.locator("#code-scanned").waitFor();
}
