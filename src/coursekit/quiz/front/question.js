// One question on the page: its nodes are made once, then changed in place.

import { dateText, fill, focusable, guard, make, percentText, setHtml } from "../../interface/front/dom.js";
import { stopwatch } from "./stopwatch.js";
import { TYPES } from "./types.js";

const PATIENCE_MS = 4000; // a kernel that has not answered by then is taken for gone

export function verdictText(result, words) {
  if (result.left > 0) return fill(words.try_again, { left: result.left }, words);
  const special = words[`verdict_${result.reason}`];
  const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const brier = (1 - result.fraction).toLocaleString(words.language, two);
  const percent = percentText(result.percent, words);
  return fill(special ?? words[result.verdict], { percent, brier }, words);
}

/** The folded list of sources and numbers; empty when there is nothing to say. */
function sourcesOf(question, result, words) {
  const numbers = result?.numbers.length ? result.numbers : question.numbers;
  const entries = [...numbers, ...(result?.sources ?? [])];
  if (!entries.length) return "";
  const details = make(
    "details", { class: "ck-sources" },
    make("summary", {}, words.sources),
    make("ul", {}, ...entries.map((entry) => make("li", { html: entry }))),
  );
  if (result?.as_of) {
    const date = dateText(result.as_of, words.language);
    details.append(make("p", {}, fill(words.as_of, { date }, words)));
  }
  guard(details);
  return details;
}

/** “How sure are you?”, from a coin's toss to certainty; null where it is not asked. */
function confidenceField(name, words) {
  const id = `${name}-sure`;
  const levels = [50, 60, 70, 80, 90, 100];
  const select = make(
    "select", { id, class: "ck-select", ...focusable },
    make("option", { value: "" }, words.choose_level),
    ...levels.map((level) => make("option", { value: level }, percentText(level, words))),
  );
  return make("div", { class: "ck-sure" }, make("label", { for: id }, words.how_sure), select);
}

export function questionView(question, { number, total, name, words, settings, send, signal }) {
  const type = TYPES[question.type];
  let shown = null; // the result on screen
  let current = question;
  let waiting = 0;

  const count = total > 1 ? fill(words.question_of, { n: number, total }, words) : "";
  const stem = make("span", { html: question.stem });
  const legend = make(
    "legend", {}, count ? make("span", { class: "ck-count" }, `${count} `) : "", stem,
  );
  guard(legend);
  const body = make("div", { class: "ck-body" });
  const status = make("p", { role: "status", class: "ck-status", id: `${name}-status` });
  const check = make("button", { type: "submit", class: "ck-button", ...focusable }, words.check);
  const again = make(
    "button", { type: "button", class: "ck-button ck-quiet", hidden: true, ...focusable },
    words.again,
  );
  const sources = make("div");
  const sure = settings.confidence && type.confident !== false ? confidenceField(name, words) : "";
  const level = () => (sure ? sure.querySelector("select") : null);
  const hintText = make("p", { html: question.hint });
  const hint = question.hint
    ? make("details", { class: "ck-hint" }, make("summary", focusable, words.hint), hintText)
    : "";
  const instruction = type.instruction(words, question);
  const form = make(
    "form", { class: "ck-item", novalidate: true, "data-type": question.type },
    make(
      "fieldset", {}, legend,
      instruction ? make("p", { class: "ck-instruction" }, instruction) : "", body,
    ),
    hint, sure, make("div", { class: "ck-actions" }, check, again), status, sources,
  );

  const watch = stopwatch(form, signal);
  const done = () => form.dataset.state === "done";

  function tell(said, state) {
    clearTimeout(waiting);
    check.removeAttribute("aria-busy");
    status.dataset.kind = state;
    status.replaceChildren(...[].concat(said));
  }

  function ask(message) {
    check.setAttribute("aria-busy", "true");
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(words.no_kernel, "trouble"), PATIENCE_MS);
    try {
      send(message); // a page without a kernel replies before this returns
    } catch {
      tell(words.no_kernel, "trouble");
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (done() || check.hasAttribute("aria-busy")) return;
    const response = type.read(body, current);
    if (response === null || response.length === 0) {
      tell(words[type.emptyCode], "notice");
      return;
    }
    if (level()?.value === "") {
      tell(words.level_first, "notice");
      return;
    }
    const message = { kind: "answer", item: question.id, response, seconds: watch.seconds() };
    if (level()) message.confidence = Number(level().value);
    ask(message);
    if (check.hasAttribute("aria-busy")) {
      status.dataset.kind = "";
      status.textContent = words.checking;
    }
  }, { signal });

  // JupyterLab swallows the submission that Enter in a field brings about by itself.
  form.addEventListener("keydown", (event) => {
    const field = event.target.matches("input:not([type=radio], [type=checkbox], [type=range])");
    if (event.key !== "Enter" || event.isComposing || !field) return;
    event.preventDefault();
    form.requestSubmit(check);
  }, { signal });

  again.addEventListener("click", () => ask({ kind: "again", items: [question.id] }), { signal });

  // What has been marked stays as it was.
  form.addEventListener("click", (event) => {
    if (done() && event.target.matches("input[type=checkbox]")) event.preventDefault();
  }, { signal });
  form.addEventListener("change", () => {
    if (!done()) return;
    type.write(body, shown.response, current);
    if (level()) level().value = shown.confidence ?? "";
  }, { signal });

  const changed = () => {
    if (!done() && status.dataset.kind === "notice") tell("", "");
  };

  return {
    element: form,
    id: question.id,

    notice(code, trouble) {
      const text = words[code === "empty" ? type.emptyCode : code] ?? words.unknown_option;
      tell(fill(text, { unit: current.unit }, words) + trouble, "notice");
      for (const field of type.doubtful?.(body) ?? body.querySelectorAll("input[type=text]")) {
        field.setAttribute("aria-invalid", "true");
      }
    },

    show(next, result, trouble) {
      const rebuilt = !body.hasChildNodes() || JSON.stringify(next) !== JSON.stringify(current);
      current = next;
      if (rebuilt) {
        setHtml(stem, current.stem); // an item with parameters asks for another number each time
        setHtml(hintText, current.hint);
        guard(legend);
        body.replaceChildren(type.ask(current, name, words, { changed, signal }));
      }
      if (!rebuilt && (result?.attempt ?? null) === (shown?.attempt ?? null)) return;
      const before = shown;
      shown = result ?? null;
      watch.restart();
      const final = Boolean(result && result.left === 0);
      form.dataset.state = final ? "done" : "open";
      form.dataset.verdict = final ? result.verdict : "";
      type.write(body, result ? result.response : null, current);
      type.lock(body, final);
      type.comment(body, result?.comments ?? [], words, result, current);
      guard(body);
      if (level()) level().value = result?.confidence ?? "";
      for (const field of body.querySelectorAll("[aria-invalid]")) {
        field.removeAttribute("aria-invalid");
      }
      sources.replaceChildren(sourcesOf(current, final ? result : null, words));
      // Focus first: a button that is hidden while it has the focus drops it to the page.
      if (before && !result && form.contains(document.activeElement)) {
        (body.querySelector("input, button, select") ?? check).focus();
      }
      again.hidden = !final || settings.again === false;
      check.setAttribute("aria-disabled", String(final));
      if (!result) {
        tell("", "");
        return;
      }
      const withKey = final && (result.verdict !== "right" || type.keyAlways);
      const key = withKey ? type.key(result, words, current) : "";
      const said = [verdictText(result, words), " ", key, trouble].flat();
      tell(said, final ? result.verdict : "notice");
    },
  };
}
