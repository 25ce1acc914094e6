// An explorer on the page: everything is in the model, so that looking around needs no kernel.

import { make } from "../../interface/front/dom.js";
import { asymmetries } from "./asymmetries.js";
import { claims } from "./claims.js";
import { contentions } from "./contentions.js";
import { timeline } from "./timeline.js";

const VIEWS = { asymmetries, claims, contentions, timeline };

export function render({ model, el, signal }) {
  const words = model.get("words");
  const data = model.get("data");
  const title = words[`title_${data.kind}`];
  const { node, show } = VIEWS[data.kind](data, words, model.get("chosen"), signal, model);
  const root = make(
    "div",
    { class: `ck-widget ck-explorer ck-${data.kind}`, lang: words.language, dir: words.dir, role: "group", "aria-label": title },
    make("h3", {}, title), node,
  );
  el.replaceChildren(root);
  show();
  // What is placed by pixels is placed anew when the page gives it another width.
  const observer = new ResizeObserver(() => {
    const width = root.clientWidth;
    if (width && width !== observer.width) show();
    observer.width = width;
  });
  observer.observe(root);
  signal.addEventListener("abort", () => observer.disconnect());
}

/** Show an explorer on a page that has no kernel. */
export function mount(el, { data, words, chosen = {} }) {
  const state = { data, words, chosen, kept: [] };
  const model = {
    get: (name) => state[name],
    on() {},
    off() {},
    send() { throw new Error("no kernel"); },
  };
  const controller = new AbortController();
  render({ model, el, signal: controller.signal });
  return () => controller.abort();
}
