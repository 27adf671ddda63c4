// Files to hand in: a page of a document and a photograph, made here, because what is checked is
// their content.

import { openBrowser } from "./visitor.mjs";

/** A document of one page and a photograph, as playwright hands them to a file input. */
export async function sheets(browser) {
  const own = browser ?? (await openBrowser());
  const page = await own.newPage();
  await page.setContent("<h1>示例材料</h1><p>仅用于测试。</p>");
  const pdf = await page.pdf({ format: "A4" });
  const jpeg = await page.evaluate(striped, { width: 1200, height: 1600 });
  await page.close();
  return handedIn({ pdf, jpeg });
}

/** In the page: the bytes of a picture of stripes, perhaps with so many red pixels along its left edge. */
export async function striped({ width, height, red = 0 }) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  for (let top = 0; top < height; top += 40) {
    pen.fillStyle = top % 80 ? "#eef" : "#225";
    pen.fillRect(0, top, width, 40);
  }
  pen.fillStyle = "#c11";
  pen.fillRect(0, 0, red, height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.8));
  return Array.from(new Uint8Array(await blob.arrayBuffer()));
}

/** The document and the photograph under whatever name they are handed in. */
export function handedIn({ pdf, jpeg }) {
  // Each has its name at its end, where no reader looks: one file handed in twice would be remarked on.
  const named = (bytes, name) => Buffer.concat([Buffer.from(bytes), Buffer.from(`\n% ${name}\n`)]);
  return {
    document: (name) => ({ name: `${name}.pdf`, mimeType: "application/pdf", buffer: named(pdf, name) }),
    photograph: (name) => ({ name: `${name}.jpg`, mimeType: "image/jpeg", buffer: named(jpeg, name) }),
  };
}
