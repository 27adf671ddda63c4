// What is looked for and asked in a page, as text that goes there: WebDriver itself knows no roles, no
// names and no texts. As far as the journeys go it means what the other client means by the same words.

/** Everything below in one script; `ask(steps, what, argument)` is what is called in it. */
export const source = () => [textOf, fits, nameOf, elementsOf, step, find, isShown, ask].map(String).join("\n");

function textOf(it) {
  return (it.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Whether a text is, or has in it, what is wanted: words, or `{source, flags}` of a pattern. */
function fits(found, wanted, exact) {
  if (wanted === undefined || wanted === null) return true;
  if (typeof wanted === "object") return new RegExp(wanted.source, wanted.flags).test(found);
  return exact ? found === wanted : found.toLowerCase().includes(wanted.toLowerCase());
}

/** The accessible name, as far as the hall's pages use its sources. */
function nameOf(it) {
  const by = it.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
  const others = by.map((id) => document.getElementById(id)).filter(Boolean);
  if (others.length) return others.map(textOf).join(" ");
  return it.getAttribute("aria-label") ?? ([...(it.labels ?? [])].map(textOf).join(" ") || textOf(it) || it.value || "");
}

/** The elements of a role. */
function elementsOf(root, { role, level }) {
  const own = {
    button: "button, input[type=submit], input[type=button]",
    link: "a[href]",
    searchbox: "input[type=search]",
    heading: level ? `h${level}` : "h1, h2, h3, h4, h5, h6",
    main: "main",
    dialog: "dialog[open]",
  }[role];
  return root.querySelectorAll([own && `:is(${own}):not([role])`, `[role="${role}"]`].filter(Boolean).join(", "));
}

/** One step further from these elements. */
function step(found, { css, role, text, narrow, nth, or }) {
  if (nth !== undefined) return found.slice(nth).slice(0, 1);
  if (or) return found.concat(find(or));
  if (narrow) {
    const { hasText, has } = narrow;
    return found.filter((it) => fits(textOf(it), hasText) && (!has || 0 < find(has, it).length));
  }
  return found.flatMap((root) => {
    if (css) return [...root.querySelectorAll(css)];
    if (role) return [...elementsOf(root, role)].filter((it) => isShown(it) && fits(nameOf(it), role.name, role.exact));
    // The innermost that have the text.
    const all = [...root.querySelectorAll(":not(script, style, noscript, head, head *)")];
    const having = all.filter((it) => fits(textOf(it), text.wanted, text.exact));
    return having.filter((it) => !having.some((other) => other !== it && it.contains(other)));
  });
}

/** The elements that a way of steps leads to, each once, in the order of the page. */
function find(steps, root = document) {
  return steps.reduce((found, next) => {
    const all = [...new Set(step(found, next))];
    return all.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  }, [root]);
}

function isShown(it) {
  const { width, height } = it.getBoundingClientRect();
  return 0 < width && 0 < height && it.checkVisibility({ visibilityProperty: true });
}

/** Asks or does something with what is found; `{none: true}` where there is nothing. */
function ask(steps, what, argument) {
  const found = find(steps);
  const [it] = found;
  const asked = {
    count: () => found.length,
    texts: () => found.map((each) => each.innerText),
    shown: () => found.some(isShown),
    element: () => {
      // Into the middle: bars stick to the edges of the window.
      it.scrollIntoView({ block: "center", behavior: "instant" });
      return it;
    },
    attribute: () => it.getAttribute(argument),
    text: () => it.innerText,
    value: () => it.value,
    checked: () => it.checked,
    focus: () => it.focus(),
    blur: () => it.blur(),
    choose: () => {
      it.value = argument;
      if (it.value !== argument) throw new Error(`no such option: ${argument}`);
      for (const name of ["input", "change"]) it.dispatchEvent(new Event(name, { bubbles: true }));
    },
    fill: () => {
      it.focus();
      if (/^(date|time|month|week|datetime-local|number|color|range)$/.test(it.type)) {
        it.value = argument;
        for (const name of ["input", "change"]) it.dispatchEvent(new Event(name, { bubbles: true }));
        return;
      }
      it.select();
      // As if it had been typed in one go: the browser itself says so to the page.
      const done = argument === "" ? document.execCommand("delete") : document.execCommand("insertText", false, argument);
      if (it.value !== argument) throw new Error(`typing gave ${it.value} (${done})`);
    },
  };
  const isAboutAll = what === "count" || what === "texts" || what === "shown";
  return it || isAboutAll ? { value: asked[what]() } : { none: true };
}
