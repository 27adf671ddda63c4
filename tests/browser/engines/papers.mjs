// Files to hand in, made without anything that only one engine can do: a document of one page, and a
// photograph as a telephone takes it, lying on its side.

import { handedIn, striped } from "../sheets.mjs";

/** How wide and how high it is when it is held upright. */
export const UPRIGHT = { width: 1200, height: 1600 };
/** How much of it is red, along its upper edge. */
export const RED = 400;

/** The files, drawn in a page of the engine. */
export async function papers(page) {
  const jpeg = Buffer.from(await page.evaluate(striped, { width: UPRIGHT.height, height: UPRIGHT.width, red: RED }));
  const side = handedIn({ pdf: document(), jpeg: lyingOnItsSide(jpeg) });
  return { ...handedIn({ pdf: document(), jpeg }), lying: side.photograph };
}

/** The same picture, of which its EXIF data say that it is to be turned to the right, and where it was taken. */
function lyingOnItsSide(jpeg) {
  const entry = (tag, type, value) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16BE(tag, 0);
    bytes.writeUInt16BE(type, 2);
    bytes.writeUInt32BE(1, 4);
    if (type === 3) bytes.writeUInt16BE(value, 8);
    else bytes.writeUInt32BE(value, 8);
    return bytes;
  };
  const [ORIENTATION, GPS] = [0x0112, 0x8825];
  const head = Buffer.from("MM\0*\0\0\0\x08\0\x02", "latin1");
  const directory = Buffer.concat([head, entry(ORIENTATION, 3, 6), entry(GPS, 4, 38), Buffer.alloc(4)]);
  const place = Buffer.alloc(6);
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), directory, place]);
  const marker = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)]);
}

/** A document of one empty page. */
function document() {
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const begins = text.length;
    text += `${at + 1} 0 obj${object}endobj\n`;
    return `${String(begins).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${places.join("")}`;
  return Buffer.from(`${text}${table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`);
}
