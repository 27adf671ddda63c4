// Files to hand in: a page of a document and a photograph, made here, because what is checked is
// their content.

import { openBrowser } from "./visitor.mjs";

/** A document of one page and a photograph, as playwright hands them to a file input. */
export async function sheets(browser) {
  const own = browser ?? (await openBrowser());
  const page = await own.newPage();
  await page.setContent("<h1>示例材料</h1><p>仅用于测试。</p>");
  const pdf = await page.pdf({ format: "A4" });
  const jpeg = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [1200, 1600];
    const pen = canvas.getContext("2d");
    for (let row = 0; row < 40; row += 1) {
      pen.fillStyle = row % 2 ? "#eef" : "#225";
      pen.fillRect(0, row * 40, 1200, 40);
    }
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.8));
    return Array.from(new Uint8Array(await blob.arrayBuffer()));
  });
  await page.close();
  // Each has its name at its end, where no reader looks: one file handed in twice would be remarked on.
  const named = (bytes, name) => Buffer.concat([Buffer.from(bytes), Buffer.from(`\n% ${name}\n`)]);
  return {
    document: (name) => ({ name: `${name}.pdf`, mimeType: "application/pdf", buffer: named(pdf, name) }),
    photograph: (name) => ({ name: `${name}.jpg`, mimeType: "image/jpeg", buffer: named(jpeg, name) }),
  };
}
