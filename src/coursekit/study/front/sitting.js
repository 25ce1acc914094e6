// A test: a page before it, one question after another, and a page after it.

import { fill, focusable, make } from "../../interface/front/dom.js";
import { recoveredNote } from "../../quiz/front/recovered.js";
import { heldView } from "./held.js";
import { focusOn, follow, messenger, PATIENCE } from "./messages.js";
import { places, spans } from "./places.js";

const MINUTE = 60_000;
let sittings = 0; // names of inputs must differ between widgets on one page

export function render({ model, el, signal }) {
  const words = model.get("words");
  const settings = model.get("settings");
  const prefix = `ck-test-${(sittings += 1)}-${Date.now().toString(36)}`;
  const button = (text, quiet) =>
    make("button", { type: "button", class: `ck-button${quiet ? " ck-quiet" : ""}`, ...focusable }, text);
  const actions = (...children) => make("div", { class: "ck-actions" }, ...children);

  const recovered = recoveredNote(model, words);
  const page = make("div", { class: "ck-page" });
  const begin = button("");
  const begins = actions(begin);
  const clock = make("p", { class: "ck-clock" });
  const desk = make("div", { hidden: true });
  const status = make("p", { class: "ck-status", role: "status" });

  let stage = "";
  let views = [];
  let list = null;
  let current = 0;
  let since = performance.now();
  let parts = {};
  let sitting = new AbortController();

  const lost = () => { status.textContent = words.no_kernel; };
  const ask = messenger(model, lost, signal);
  const trouble = () => {
    const code = model.get("trouble");
    return code ? fill(words.not_held, { reason: words[code] ?? code }, words) : "";
  };

  function build() {
    sitting.abort();
    sitting = new AbortController();
    const questions = model.get("questions");
    const total = questions.length;
    const number = (sittings += 1);
    views = questions.map((question, index) => {
      const view = heldView(question, {
        number: index + 1, total, name: `${prefix}-${number}-${index}`, words, signal: sitting.signal,
        keep: (message) => keep(view, message), moved: () => showPlaces(),
      });
      return view;
    });
    list = places(total, words, (index) => go(index, true), sitting.signal);
    const [back, next, end] = [button(words.previous, true), button(words.next), button(words.end_test, true)];
    const confirm = make("div", { class: "ck-confirm", role: "group", "aria-label": words.end_test, hidden: true });
    const text = make("p", { id: `${prefix}-${number}-end` });
    const [sure, no] = [button(words.end_now), button(words.go_back, true)];
    sure.setAttribute("aria-describedby", text.id);
    confirm.append(text, actions(sure, no));
    parts = { back, next, end, confirm, text, sure, no };
    const on = (element, listener) =>
      element.addEventListener("click", listener, { signal: sitting.signal });
    on(back, () => go(current - 1, true));
    on(next, () => go(current + 1, true));
    on(end, askToEnd);
    on(no, () => closeConfirm());
    on(sure, () => ask({ kind: "end" }, () => model.get("stage") !== "running"));
    confirm.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      closeConfirm();
    }, { signal: sitting.signal });
    desk.replaceChildren(
      make("h3", {}, settings.title), clock, list.element,
      make("div", {}, ...views.map(({ element }) => element)), actions(back, next), actions(end), confirm,
    );
    since = performance.now();
  }

  /** Send an answer; where no kernel takes it, say so at its question. */
  function keep(view, message) {
    const before = model.get("results")[message.item]?.attempt;
    const { number: told } = model.get("notice");
    try {
      model.send(message);
    } catch {
      view.lost();
      return;
    }
    setTimeout(() => {
      const same = model.get("results")[message.item]?.attempt === before;
      const silent = same && model.get("notice").number === told && !model.get("trouble");
      if (silent && !signal.aborted) view.lost();
    }, PATIENCE);
  }

  const states = () => views.map((view) => view.state());

  function showPlaces() {
    list.show(states(), current);
  }

  function go(index, focus) {
    views[current]?.flush();
    current = Math.min(Math.max(index, 0), views.length - 1);
    views.forEach(({ element }, place) => { element.hidden = place !== current; });
    parts.back.setAttribute("aria-disabled", String(current === 0));
    parts.next.setAttribute("aria-disabled", String(current === views.length - 1));
    showPlaces();
    if (focus) views[current].focus();
  }

  function askToEnd() {
    views[current].flush();
    const answered = (view, index) =>
      view.state() === "kept" || (index === current && view.complete()); // its answer is under way
    const numbers = views.flatMap((view, index) => (answered(view, index) ? [] : [index + 1]));
    parts.text.textContent = numbers.length
      ? fill(words.confirm_blanks, { count: numbers.length, numbers: spans(numbers, words.comma) }, words)
      : words.confirm_none;
    parts.confirm.hidden = false;
    parts.end.hidden = true;
    parts.no.focus();
  }

  function closeConfirm() {
    parts.end.hidden = false;
    parts.end.focus();
    parts.confirm.hidden = true;
  }

  function show() {
    const before = stage;
    stage = model.get("stage");
    recovered.show();
    if (stage === "running") {
      if (!model.get("questions").length) { // they come with the next change
        stage = before;
        return;
      }
      if (before !== "running") {
        build();
        showAnswers();
        const first = views.findIndex((view) => view.state() === "blank");
        go(Math.max(first, 0), before !== "");
        showClock();
      }
      showAnswers();
    }
    desk.hidden = stage !== "running";
    begins.hidden = stage === "running";
    const html = model.get("page"); // made and cleaned by Python
    if (page.dataset.shown !== html) {
      page.innerHTML = html;
      page.dataset.shown = html;
    }
    begin.textContent = stage === "after" ? words.begin_again : words.begin;
    begin.classList.toggle("ck-quiet", stage === "after");
    if (before !== stage) {
      status.textContent = "";
      if (before === "running") focusOn(page.querySelector("h3"));
    }
  }

  function showAnswers() {
    const results = model.get("results");
    const text = trouble();
    for (const view of views) view.show(results[view.id], text);
    status.textContent = text;
    showPlaces();
  }

  function showClock() {
    const minutes = Math.floor((1000 * model.get("spent") + performance.now() - since) / MINUTE);
    clock.textContent = fill(words.spent, { n: minutes, total: settings.minutes }, words);
  }

  function notice() {
    const { item, code } = model.get("notice");
    views.find((view) => view.id === item)?.notice(code, "");
    showPlaces();
  }

  begin.addEventListener("click", () => ask({ kind: "begin" }, () => model.get("stage") === "running"), { signal });
  const timer = setInterval(() => { if (stage === "running") showClock(); }, MINUTE / 4);
  signal.addEventListener("abort", () => {
    clearInterval(timer);
    sitting.abort();
  });
  el.replaceChildren(make(
    "div", { class: "ck-widget ck-quiz ck-asking", lang: words.language, dir: words.dir },
    recovered.element, page, desk, begins, status,
  ));
  follow(model, { stage: show, questions: show, results: show, page: show, trouble: show, notice }, signal);
  show();
}
