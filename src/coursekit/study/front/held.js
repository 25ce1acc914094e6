// One question of a test: its answer is kept as it is given, and nothing is said of it.

import { fill, focusable, guard, make, setHtml } from "../../interface/front/dom.js";
import { stopwatch } from "../../quiz/front/stopwatch.js";
import { TYPES } from "../../quiz/front/types.js";

const SOON = 300; // milliseconds that a change may rest before it is sent

/** `keep(message)` sends an answer; `moved()` hears that the state has changed. */
export function heldView(question, { number, total, name, words, signal, keep, moved }) {
  const type = TYPES[question.type];
  const legend = make(
    "legend", {},
    make("span", { class: "ck-count" }, `${fill(words.question_of, { n: number, total }, words)} `),
    make("span", { html: question.stem }),
  );
  const status = make("p", { role: "status", class: "ck-status", id: `${name}-status` });
  let kept = null; // the answer that Python holds, as JSON
  let sent = null; // the answer under way
  let waiting = 0;

  const body = make("div", { class: "ck-body" });
  body.append(type.ask(question, name, words, { changed, signal }));
  const instruction = type.instruction(words, question);
  const form = make(
    "form", { class: "ck-item", novalidate: true, "data-type": question.type, "data-state": "open" },
    make("fieldset", {}, legend, instruction ? make("p", { class: "ck-instruction" }, instruction) : "", body),
    status,
  );
  guard(form);
  const watch = stopwatch(form, signal);

  const given = () => {
    const response = type.read(body);
    return response === null || response.length === 0 ? null : response;
  };
  const open = () => given() !== null && JSON.stringify(given()) !== kept;

  const complete = () => given() !== null && !type.doubtful?.(body).length;

  function tell(text, kind) {
    status.dataset.kind = kind;
    if (status.textContent !== text) status.textContent = text;
  }

  function changed() {
    clearTimeout(waiting);
    waiting = setTimeout(flush, SOON);
    if (open() && status.dataset.kind === "kept") tell("", "");
    moved();
  }

  /** Send what has changed, now. */
  function flush() {
    clearTimeout(waiting);
    const response = given();
    if (response === null) {
      if (kept !== null) tell(words.still_kept, "notice");
      return;
    }
    if (!complete()) {
      tell(`${words.incomplete} ${words.not_yet}`, "notice");
      return;
    }
    const text = JSON.stringify(response);
    if (text === kept || text === sent) return;
    sent = text;
    keep({ kind: "answer", item: question.id, response, seconds: watch.seconds() });
    watch.restart();
  }

  form.addEventListener("change", changed, { signal });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    flush();
  }, { signal });
  form.addEventListener("keydown", (event) => {
    const field = event.target.matches("input:not([type=radio], [type=checkbox], [type=range])");
    if (event.key !== "Enter" || event.isComposing || !field) return;
    event.preventDefault();
    flush();
  }, { signal });
  signal.addEventListener("abort", () => clearTimeout(waiting));

  return {
    element: form,
    id: question.id,
    flush,
    complete,
    state: () => (open() ? "open" : kept === null ? "blank" : "kept"),
    focus: () => form.querySelector("input, button, select")?.focus(),

    notice(code, trouble) {
      sent = null;
      const text = words[code === "empty" ? type.emptyCode : code] ?? words.unknown_option;
      tell(`${fill(text, { unit: question.unit }, words)} ${words.not_yet}${trouble}`, "notice");
    },

    lost() {
      sent = null;
      tell(words.no_kernel, "trouble");
    },

    /** Show what Python holds; what the learner has changed since stays. */
    show(result, trouble) {
      const text = result ? JSON.stringify(result.response) : null;
      if (text === kept) return;
      if (kept === null && given() === null) type.write(body, result.response, question);
      kept = text;
      sent = null;
      if (trouble) tell(trouble, "trouble");
      else if (!open()) tell(words.kept, "kept");
    },
  };
}
