// Messages to the kernel that must be answered: when they are not, that is said.

export const PATIENCE = 4000; // milliseconds; a kernel that has not replied by then is taken for gone

/** Returns `ask(message, settled)`: it waits until `settled()`, and else calls `lost`. */
export function messenger(model, lost, signal) {
  const timers = new Set();
  signal.addEventListener("abort", () => timers.forEach(clearTimeout));
  return (message, settled) => {
    try {
      model.send(message);
    } catch {
      lost();
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!settled()) lost();
    }, PATIENCE);
    timers.add(timer);
  };
}

/** Listen to changes of a model until `signal` ends it. */
export function follow(model, listeners, signal) {
  for (const [name, listener] of Object.entries(listeners)) model.on(`change:${name}`, listener);
  signal.addEventListener("abort", () => {
    for (const [name, listener] of Object.entries(listeners)) model.off(`change:${name}`, listener);
  });
}

/** Move the focus to an element that takes none by itself, such as a heading. */
export function focusOn(element) {
  if (!element) return;
  element.tabIndex = -1;
  element.setAttribute("data-lm-suppress-shortcuts", "true");
  element.focus();
}
