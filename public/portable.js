// Packs and opens portable drafts, beside the page: encrypting with a passphrase takes a second or
// two on purpose, and the page must not stand still for it. One question, one answer; the page ends
// this worker then, and its memory goes back.
// The page says where the program is, because a finished build names it by its content.
const content = async (blob) => new Uint8Array(await blob.arrayBuffer());

const answers = {
  pack: async ({ pack }, { application, day, files, passphrase }) => {
    const random = crypto.getRandomValues(new Uint8Array(48));
    const contents = await Promise.all(files.map(async ([sha256, blob]) => [sha256, await content(blob)]));
    const packed = pack(application, day, contents, passphrase, random);
    return packed && new Blob([packed], { type: "application/octet-stream" });
  },
  open: async ({ open }, { file, passphrase }) => {
    const [told, files] = open(await content(file), passphrase);
    return [told, files.map(([sha256, bytes]) => [sha256, new Blob([bytes])])];
  },
  draw: async ({ draw }, { application }) => draw(application),
  join: async ({ join }, { packed }) => join(packed),
};

onmessage = async ({ data }) => {
  const program = await import(data.js);
  await program.default({ module_or_path: data.wasm });
  postMessage(await answers[data.ask](program, data));
};
// What goes wrong must reach the page: an error inside a promise would not.
onunhandledrejection = ({ reason }) => setTimeout(() => { throw reason; });
