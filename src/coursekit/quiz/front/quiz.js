// A quiz on the page: shows what Python sends, sends what the learner does, marks nothing.

import { fill, focusable, make } from "../../interface/front/dom.js";
import { questionView } from "./question.js";
import { recoveredNote } from "./recovered.js";

let quizzes = 0; // names of inputs must differ between quizzes on one page

export function render({ model, el, signal }) {
  const words = model.get("words");
  const settings = model.get("settings");
  const questions = model.get("questions");
  const total = questions.length;
  const prefix = `ck-${(quizzes += 1)}-${Date.now().toString(36)}`;
  const progress = make("p", { class: "ck-progress", role: "status" });
  const retry = make(
    "button", { type: "button", class: "ck-button ck-quiet", hidden: true, ...focusable },
    words.retry_missed,
  );
  const recovered = recoveredNote(model, words);
  const send = (message) => model.send(message);
  const views = questions.map((question, index) =>
    questionView(question, {
      number: index + 1, total, name: `${prefix}-${index}`, words, settings, signal, send,
    }),
  );

  function trouble() {
    const code = model.get("trouble");
    return code ? ` ${fill(words.not_kept, { reason: words[code] ?? code }, words)}` : "";
  }

  function show() {
    const results = model.get("results");
    model.get("questions").forEach((question, index) => {
      views[index].show(question, results[question.id], trouble());
    });
    recovered.show();
    if (total > 1) summarise(Object.values(results).filter((result) => result.left === 0));
  }

  function summarise(final) {
    const count = (verdict) => final.filter((result) => result.verdict === verdict).length;
    const [right, partly, wrong] = ["right", "partly", "wrong"].map(count);
    const complete = final.length === total;
    const values = { done: final.length, total, right, partly, wrong };
    progress.textContent = fill(complete ? words.summary : words.progress, values, words);
    const missed = complete && right < total;
    if (!missed && document.activeElement === retry) views[0].element.querySelector("input, select, button")?.focus();
    retry.hidden = !missed;
  }

  retry.addEventListener("click", () => {
    const results = model.get("results");
    const items = questions
      .map((question) => question.id)
      .filter((id) => results[id]?.left === 0 && results[id].verdict !== "right");
    try {
      send({ kind: "again", items });
    } catch {
      progress.textContent = words.no_kernel;
    }
  }, { signal });

  function notice() {
    const { item, code } = model.get("notice");
    views.find((view) => view.id === item)?.notice(code, trouble());
  }

  const quiz = make(
    "div", { class: "ck-widget ck-quiz", lang: words.language, dir: words.dir },
    recovered.element, ...views.map((view) => view.element),
  );
  if (total > 1) quiz.append(make("div", { class: "ck-summary" }, progress, retry));
  el.replaceChildren(quiz);
  const listeners = { "change:results": show, "change:questions": show, "change:notice": notice };
  for (const [event, listener] of Object.entries(listeners)) model.on(event, listener);
  signal.addEventListener("abort", () => {
    for (const [event, listener] of Object.entries(listeners)) model.off(event, listener);
  });
  show();
}

