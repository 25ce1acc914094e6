// A review: one question at a time, then what has changed. Python chooses and marks.

import { fill, focusable, make } from "../../interface/front/dom.js";
import { questionView } from "../../quiz/front/question.js";
import { recoveredNote } from "../../quiz/front/recovered.js";
import { focusOn, follow, messenger } from "./messages.js";

let reviews = 0; // names of inputs must differ between widgets on one page

export function render({ model, el, signal }) {
  const words = model.get("words");
  const settings = model.get("settings");
  const prefix = `ck-review-${(reviews += 1)}-${Date.now().toString(36)}`;
  const button = (text, quiet) =>
    make("button", { type: "button", class: `ck-button${quiet ? " ck-quiet" : ""}`, ...focusable }, text);

  const recovered = recoveredNote(model, words);
  const place = make("p", { class: "ck-progress", role: "status" });
  const questionsBox = make("div");
  const next = button(words.next);
  const stop = button(words.stop_here, true);
  const trouble = make("p", { class: "ck-status", role: "status" });
  const asking = make("div", {}, place, questionsBox, make("div", { class: "ck-actions" }, next, stop));
  const summary = make("div", { class: "ck-page" });
  const more = button(words.go_on);
  const done = make("div", {}, summary, make("div", { class: "ck-actions" }, more));

  let batch = ""; // ids of the questions on the page
  let views = [];
  let current = 0;

  const ids = () => model.get("questions").map(({ id }) => id);
  const isFinal = (index) => model.get("results")[ids()[index]]?.left === 0;
  const lost = () => { trouble.textContent = words.no_kernel; };
  const ask = messenger(model, lost, signal);
  const notKept = () => {
    const code = model.get("trouble");
    return code ? ` ${fill(words.not_kept, { reason: words[code] ?? code }, words)}` : "";
  };
  const focusIn = (element) => element.querySelector("input, select, button")?.focus();

  /** The place of the next question without a last word on it; -1 for none. */
  const following = (from) => views.findIndex((_, index) => index > from && !isFinal(index));

  function build() {
    const questions = model.get("questions");
    batch = String(ids());
    views = questions.map((question, index) =>
      questionView(question, {
        number: index + 1, total: questions.length, name: `${prefix}-${batch.length}-${index}`,
        words, settings, signal, send: (message) => model.send(message),
      }),
    );
    questionsBox.replaceChildren(...views.map(({ element }) => element));
    current = Math.max(0, following(-1));
  }

  function show() {
    const asks = model.get("stage") === "asking";
    const ended = asking.hidden === false && !asks;
    const begun = done.hidden === false && asks;
    if (asks && String(ids()) !== batch) build();
    if (begun) current = Math.max(0, following(-1));
    asking.hidden = !asks;
    done.hidden = asks;
    recovered.show();
    trouble.textContent = "";
    if (asks) showQuestion();
    else showSummary();
    if (ended) focusOn(summary.querySelector("h3"));
    if (begun) focusIn(views[current].element);
  }

  function showQuestion() {
    const results = model.get("results");
    model.get("questions").forEach((question, index) => {
      views[index].element.hidden = index !== current;
      views[index].show(question, results[question.id], notKept());
    });
    const values = { done: Object.values(results).filter(({ left }) => left === 0).length, total: views.length };
    const text = fill(words.so_far, values, words);
    if (place.textContent !== text) place.textContent = text;
    const last = following(current) < 0;
    const answered = isFinal(current);
    next.textContent = last ? words.finish : answered ? words.next : words.later;
    next.classList.toggle("ck-quiet", !answered);
    stop.hidden = last;
  }

  function showSummary() {
    const html = model.get("summary"); // made and cleaned by Python
    if (summary.dataset.shown !== html) {
      summary.innerHTML = html;
      summary.dataset.shown = html;
    }
    more.hidden = model.get("due") === 0;
  }

  const close = () => ask({ kind: "close" }, () => model.get("stage") === "done");

  next.addEventListener("click", () => {
    const after = following(current);
    if (after < 0) {
      close();
      return;
    }
    current = after;
    showQuestion();
    focusIn(views[current].element);
  }, { signal });
  stop.addEventListener("click", close, { signal });
  more.addEventListener("click", () => {
    const before = batch;
    ask({ kind: "more" }, () => model.get("stage") === "asking" || String(ids()) !== before);
  }, { signal });

  function notice() {
    const { item, code } = model.get("notice");
    views.find((view) => view.id === item)?.notice(code, notKept());
  }

  el.replaceChildren(make(
    "div", { class: "ck-widget ck-quiz ck-asking", lang: words.language, dir: words.dir },
    recovered.element, asking, done, trouble,
  ));
  follow(model, { stage: show, questions: show, results: show, summary: show, due: show, notice }, signal);
  asking.hidden = done.hidden = true;
  show();
}
