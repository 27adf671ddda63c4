// What remains of a text in the raw bytes of a browser's profile.
//
// Chromium keeps IndexedDB in LevelDB: a log as it is written, and tables whose blocks may be compressed
// with Snappy. So every file is searched as it lies there, and every table also block by block.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Which of these texts are found in a folder, as UTF-8 or UTF-16, and in which files. */
export async function remains(folder, texts) {
  const wanted = texts.map((text) => ({ text, forms: [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")] }));
  const found = new Map();
  let bytes = 0;
  for (const path of await files(folder)) {
    const raw = await readFile(path).catch(() => Buffer.alloc(0));
    bytes += raw.length;
    const layers = path.endsWith(".ldb") ? [raw, ...blocks(raw)] : [raw];
    for (const { text, forms } of wanted) {
      if (layers.some((layer) => forms.some((form) => layer.includes(form)))) {
        found.set(text, [...(found.get(text) ?? []), path.slice(folder.length + 1)]);
      }
    }
  }
  return { found, bytes };
}

async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const FOOTER = 48;
const MAGIC = 0xdb4775248b80fb57n;
const SNAPPY = 1;

/** The blocks of a LevelDB table, decompressed. */
function blocks(table) {
  if (table.length < FOOTER || table.readBigUInt64LE(table.length - 8) !== MAGIC) return [];
  const footer = table.subarray(table.length - FOOTER);
  // Two handles stand there, each an offset and a size: of the index of metadata, and of the index.
  const [, , offset, size] = numbers(footer, 4);
  const index = block(table, offset, size);
  return entries(index).map((handle) => block(table, ...numbers(handle, 2)));
}

function block(table, offset, size) {
  const content = table.subarray(offset, offset + size);
  return table[offset + size] === SNAPPY ? unsnap(content) : content;
}

/** The values of a block: each entry is the length shared with the key before, the lengths of the rest of the key and of the value, and both. */
function entries(content) {
  const end = content.length - 4 - 4 * content.readUInt32LE(content.length - 4);
  const values = [];
  for (let at = 0; at < end; ) {
    const [, rest, length] = numbers(content.subarray(at), 3);
    at += varintBytes(content.subarray(at), 3) + rest;
    values.push(content.subarray(at, at + length));
    at += length;
  }
  return values;
}

/** The first `n` variable-length numbers. */
function numbers(bytes, n) {
  return walk(bytes, n).values;
}

function varintBytes(bytes, n) {
  return walk(bytes, n).at;
}

function walk(bytes, n) {
  const values = [];
  let at = 0;
  while (values.length < n) {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = bytes[at];
      at += 1;
      value += (byte & 127) * weight;
      if (byte < 128) break;
    }
    values.push(value);
  }
  return { values, at };
}

/** Snappy: literals, and copies of what stands some bytes before. */
function unsnap(content) {
  const { values, at: start } = walk(content, 1);
  const out = Buffer.alloc(values[0]);
  let to = 0;
  for (let at = start; at < content.length; ) {
    const tag = content[at];
    at += 1;
    const kind = tag & 3;
    if (kind === 0) {
      let length = tag >> 2;
      if (60 <= length) {
        const extra = length - 59;
        length = content.readUIntLE(at, extra);
        at += extra;
      }
      content.copy(out, to, at, at + length + 1);
      [at, to] = [at + length + 1, to + length + 1];
      continue;
    }
    const width = [0, 1, 2, 4][kind];
    const length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const back = kind === 1 ? ((tag >> 5) << 8) | content[at] : content.readUIntLE(at, width);
    at += width;
    for (let n = 0; n < length; n += 1, to += 1) out[to] = out[to - back];
  }
  return out;
}
