// Starts the program that the address belongs to. It is a file of its own because the content
// security policy allows no inline script; Trunk writes the hashed names of the page's own program
// into this element's attributes. The counter (what fills in and submits a bundle) is loaded by
// name, and only when it is wanted: the first page stays small.
const own = document.querySelector("script[data-wasm]").dataset;
const counter = { js: "/hall-counter.js", wasm: "/hall-counter_bg.wasm" };
// The same paths as in app/src/route.rs.
const isForCounter = (path) => /^\/(bundle|drafts)(\/|$)/.test(path);

// Somebody may be typing already, into the form that the hall has drawn (app/src/early.rs); the program
// must not take it over in the middle of a word.
const early = document.getElementById("early");
for (const name of ["compositionstart", "compositionend"]) {
  early?.addEventListener(name, () => early.classList.toggle("composing", name === "compositionstart"));
}

const start = async ({ js, wasm }) => {
  const [{ default: init }, code] = await Promise.all([import(js), fetch(wasm)]);
  await init({ module_or_path: code });
};

// Somebody who points at a bundle will open it in a moment.
const prefetch = ({ target }) => {
  const link = target.closest?.("a[href]");
  if (!link || !isForCounter(link.pathname)) return;
  for (const name of ["pointerover", "focusin"]) removeEventListener(name, prefetch);
  for (const href of Object.values(counter)) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href }));
  }
};

if (isForCounter(location.pathname)) {
  await start(counter);
} else {
  await start(own);
  for (const name of ["pointerover", "focusin"]) addEventListener(name, prefetch);
}
