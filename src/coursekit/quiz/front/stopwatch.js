// Measures how long a question is before the learner's eyes.

/** Counts while `element` is on screen and the page is looked at, until `signal` ends it. */
export function stopwatch(element, signal) {
  let counted = 0;
  let since = null; // when it last came into view
  let near = false;

  function follow() {
    const seen = near && !document.hidden;
    if (seen && since === null) since = performance.now();
    if (!seen && since !== null) {
      counted += performance.now() - since;
      since = null;
    }
  }

  const observer = new IntersectionObserver((entries) => {
    near = entries.at(-1).isIntersecting;
    follow();
  });
  observer.observe(element);
  document.addEventListener("visibilitychange", follow, { signal });
  signal.addEventListener("abort", () => observer.disconnect());

  return {
    seconds: () => (counted + (since === null ? 0 : performance.now() - since)) / 1000,

    restart() {
      counted = 0;
      if (since !== null) since = performance.now();
    },
  };
}
