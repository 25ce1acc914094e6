// A page that Python makes: it is brought up to date on request, and when the reader comes back.

import { fill, focusable, guard, make, opensBeside } from "../../interface/front/dom.js";

const PATIENCE = 4000; // milliseconds until a silent kernel is reported
const PAUSE = 2000; // between two updates that nobody asked for

export function render({ model, el, signal }) {
  const words = model.get("words");
  const title = model.get("title");
  const body = make("div");
  const stamp = make("span");
  const status = make("span", { role: "status", class: "ck-status" });
  const update = make("button", { type: "button", class: "ck-button ck-quiet", ...focusable }, words.update);
  const root = make(
    "div",
    { class: "ck-widget ck-study", lang: words.language, dir: words.dir, role: "group", "aria-label": title },
    make("h3", {}, title),
    make("p", { class: "ck-tools" }, update, " ", stamp, " ", status),
    make("p", { class: "ck-hint" }, words.follows),
    body,
  );
  let shown = null;
  let asked = false; // by the reader, who is then told what came of it
  let timer = 0;
  let later = 0;
  let latest = 0;
  let fresh = true; // as Python has just made it

  function ask(byReader) {
    const wait = byReader ? 0 : latest + PAUSE - Date.now();
    clearTimeout(later);
    if (wait > 0) {
      later = setTimeout(() => ask(false), wait);
      return;
    }
    latest = Date.now();
    asked = byReader;
    clearTimeout(timer);
    if (byReader) {
      status.textContent = "";
      timer = setTimeout(() => { status.textContent = words.no_kernel; }, PATIENCE);
    }
    try {
      model.send({ kind: "refresh" });
    } catch {
      clearTimeout(timer);
      if (byReader) status.textContent = words.no_kernel;
    }
  }

  function show() {
    clearTimeout(timer);
    stamp.textContent = model.get("stamp");
    const page = model.get("page");
    const changed = page !== shown;
    if (changed) replace(page);
    if (shown !== null && (asked || changed)) status.textContent = changed ? words.updated : words.unchanged;
    shown = page;
    asked = false;
  }

  // What is open stays open, and the focus stays where it was.
  function replace(page) {
    const open = [...body.querySelectorAll("details[open]")].map((one) => one.dataset.key);
    const held = body.contains(document.activeElement) ? name(document.activeElement) : null;
    body.innerHTML = page; // made and escaped by Python
    for (const one of body.querySelectorAll("details")) one.open = open.includes(one.dataset.key);
    for (const link of body.querySelectorAll("a[data-notebook]")) opensBeside(link);
    for (const button of body.querySelectorAll("button")) Object.assign(button.dataset, { lmSuppressShortcuts: "true" });
    guard(body);
    reveal();
    if (held === null) return;
    const again = [...body.querySelectorAll("a, button, summary")].find((one) => name(one) === held);
    (again ?? update).focus({ preventScroll: true });
  }

  const name = (element) => element.dataset.call ?? element.closest("details")?.dataset.key + element.textContent;

  // Buttons lead to cells, so they are there only where there are cells.
  function reveal() {
    const inNotebook = el.closest(".jp-Notebook") !== null;
    for (const button of body.querySelectorAll("button[data-call]")) button.hidden = !inNotebook;
  }

  // Bubbling on, the click reaches JupyterLab, which runs the cell that has become the active one.
  body.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-call]");
    if (!button) return;
    const { call } = button.dataset;
    const cell = [...el.closest(".jp-Notebook").querySelectorAll(".jp-CodeCell")]
      .find((one) => one.querySelector(".jp-InputArea-editor")?.textContent.includes(call));
    if (!cell) {
      status.textContent = fill(words.no_cell, { call }, words);
      return;
    }
    cell.scrollIntoView({ block: "start" });
    cell.focus({ preventScroll: true });
    button.dataset.commandlinkerCommand = "notebook:run-cell";
    button.dataset.commandlinkerArgs = "{}";
  }, { signal });

  update.addEventListener("click", () => ask(true), { signal });
  window.addEventListener("focus", () => { if (root.checkVisibility()) ask(false); }, { signal });
  const observer = new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting) return;
    reveal();
    if (!fresh) ask(false);
    fresh = false;
  });
  observer.observe(root);
  signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(timer);
    clearTimeout(later);
  });
  model.on("change:number", show);
  el.replaceChildren(root);
  show();
}
