// What watches from within the page. These functions are sent into it and see nothing of this file.

/** Runs before the page's own scripts. Focuses the first field as soon as it is drawn, and notes when a
 *  character typed into it was painted. */
export function watchFirstKey({ first, live, character }) {
  const seen = (window.benchSeen = {});
  const isThere = (input) => input && !input.disabled && !input.readOnly && input.getClientRects().length !== 0;
  const look = () => {
    const input = document.querySelector(first);
    if (seen.accepts === undefined && isThere(input)) {
      input.focus();
      seen.accepts = performance.now();
      window.benchAccepts();
    }
    if (document.querySelector(live)) seen.live ??= performance.now();
    if (seen.accepts === undefined || seen.live === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener(
    "input",
    () =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          if (document.querySelector(first)?.value.includes(character)) seen.painted ??= performance.now();
        };
        channel.port2.postMessage(0);
      }),
    true,
  );
}

/** Waits for the next keystroke and resolves with the milliseconds from the key to the frame that shows
 *  the typed text (`message` undefined) or in which the message is there or gone, as `shown` says.
 *  `null` if that does not happen within `limit`. */
export function nextKeystroke({ message, shown, limit }) {
  const isShown = () => {
    const element = document.querySelector(message);
    return Boolean(element && element.textContent.trim() && element.getClientRects().length);
  };
  window.benchKeystroke = new Promise((resolve) => {
    addEventListener(
      "keydown",
      (key) => {
        const painted = () => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - key.timeStamp);
          channel.port2.postMessage(0);
        };
        const frame = () => {
          if (message === undefined || isShown() === shown) painted();
          else if (limit < performance.now() - key.timeStamp) resolve(null);
          else requestAnimationFrame(frame);
        };
        addEventListener("input", () => requestAnimationFrame(frame), { capture: true, once: true });
      },
      { capture: true, once: true },
    );
  });
}
