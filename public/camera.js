// Looks for QR codes on the camera's pictures, beside the page: that takes longer than a page may stand
// still. One picture, one answer: the texts of the codes on it. The page ends this worker with the camera.
// The page says where the program is, because a finished build names it by its content.
let program;

const start = async ({ js, wasm }) => {
  const code = await import(js);
  await code.default({ module_or_path: wasm });
  return code;
};

onmessage = async ({ data }) => {
  program ??= start(data);
  const { read } = await program;
  postMessage(read(data.pixels, data.width));
};
// What goes wrong must reach the page: an error inside a promise would not.
onunhandledrejection = ({ reason }) => setTimeout(() => { throw reason; });
