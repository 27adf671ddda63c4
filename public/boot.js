// Starts the application. It is a file of its own because the content security policy allows no
// inline script; Trunk writes the hashed names of the two files into this element's attributes.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const { default: init } = await import(js);
await init({ module_or_path: wasm });
