// Questions in plain HTML: shows what Python sends, sends what the learner does, marks nothing.

const PATIENCE_MS = 4000; // a kernel that has not answered by then is taken for gone

/** Make an element: attributes by name, children as nodes or text; `html` is safe HTML. */
function make(tag, { html, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  if (html !== undefined) element.innerHTML = html; // rendered and cleaned by Python
  element.append(...children);
  return element;
}

/** Attributes of whatever takes the focus: JupyterLab's one-key commands must not fire on it. */
const focusable = { "data-lm-suppress-shortcuts": "true" };

const fill = (text, values = {}) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** The words of safe HTML, for where no markup can stand. */
const plain = (html) => make("span", { html }).textContent;

const guard = (root) => {
  for (const element of root.querySelectorAll("a, summary")) {
    element.setAttribute("data-lm-suppress-shortcuts", "true");
  }
};

// What differs between types of question: how it is asked, read, filled in and commented on.

const choice = (inputType) => ({
  instruction: (words) => words[inputType === "radio" ? "choose_one" : "choose_several"],

  ask(question, name) {
    const list = make("div", { class: "ck-options" });
    for (const option of question.options) {
      const id = `${name}-${option.id}`;
      const input = make("input", { type: inputType, name, id, value: option.id, ...focusable });
      input.setAttribute("aria-describedby", `${id}-note`);
      list.append(
        make(
          "div",
          { class: "ck-option", "data-entry": option.id },
          make("label", { for: id }, input, make("span", { html: option.text })),
          make("div", { class: "ck-note", id: `${id}-note` }),
        ),
      );
    }
    return list;
  },

  read(form) {
    const chosen = [...form.querySelectorAll("input:checked")].map((input) => input.value);
    return inputType === "radio" ? (chosen[0] ?? null) : chosen;
  },

  write(form, response) {
    const chosen = new Set(response === null ? [] : [].concat(response));
    for (const input of form.querySelectorAll("input")) input.checked = chosen.has(input.value);
  },

  lock(form, locked) {
    // Not `disabled`: the choice stays readable, and the focus where it is.
    for (const input of form.querySelectorAll("input")) {
      input.setAttribute("aria-disabled", String(locked));
    }
  },

  comment(form, comments, words) {
    const said = new Map(comments.map((comment) => [comment.entry, comment]));
    for (const option of form.querySelectorAll(".ck-option")) {
      const comment = said.get(option.dataset.entry);
      const note = option.querySelector(".ck-note");
      option.dataset.mark = comment ? comment.mark || "none" : "";
      note.replaceChildren();
      if (!comment) continue;
      note.append(
        make("strong", { class: "ck-mark" }, words[`mark_${comment.mark || "none"}`]),
        ". ",
        make("span", { html: comment.text }),
      );
    }
  },

  key: () => "",
  emptyCode: "empty_choice",
});

const numeric = {
  instruction: () => "",

  ask(question, name, words) {
    const id = `${name}-number`;
    const input = make("input", {
      type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false",
      maxlength: 60, id, name, class: "ck-number", ...focusable,
    });
    input.setAttribute("aria-describedby", `${name}-status`);
    const unit = question.unit;
    return make(
      "div",
      { class: "ck-field" },
      make("label", { for: id }, unit ? `${words.your_number} (${unit})` : words.your_number),
      input,
      make("div", { class: "ck-note" }),
    );
  },

  read: (form) => form.querySelector(".ck-number").value,

  write(form, response) {
    form.querySelector(".ck-number").value = response ?? "";
  },

  lock(form, locked) {
    form.querySelector(".ck-number").readOnly = locked;
  },

  comment(form, comments) {
    const note = form.querySelector(".ck-note");
    note.replaceChildren(...comments.map((comment) => make("span", { html: comment.text })));
  },

  key: (result, words) => fill(words.key, { key: plain(result.key.text) }),
  emptyCode: "empty_number",
};

const TYPES = {
  single_choice: choice("radio"),
  multiple_choice: choice("checkbox"),
  numeric,
};

function verdictText(result, words) {
  if (result.left > 0) return fill(words.try_again, { left: result.left });
  if (result.reason === "near") return words.near;
  return fill(words[result.verdict], { percent: result.percent });
}

/** The folded list of sources and numbers; empty when there is nothing to say. */
function sourcesOf(question, result, words) {
  const numbers = result?.numbers.length ? result.numbers : question.numbers;
  const entries = [...numbers, ...(result?.sources ?? [])];
  if (!entries.length) return "";
  const list = make("ul", {}, ...entries.map((entry) => make("li", { html: entry })));
  const details = make("details", { class: "ck-sources" }, make("summary", {}, words.sources), list);
  if (result?.as_of) details.append(make("p", {}, fill(words.as_of, { date: result.as_of })));
  guard(details);
  return details;
}

/** One question on the page: its nodes are made once, then changed in place. */
function questionView(question, { number, total, name, words, send, signal }) {
  const type = TYPES[question.type];
  let shown = null; // id of the attempt on screen
  let current = question;
  let waiting = 0;

  const legend = make("legend", { html: question.stem });
  if (total > 1) {
    legend.prepend(
      make("span", { class: "ck-count" }, `${fill(words.question_of, { n: number, total })}. `),
    );
  }
  guard(legend);
  const body = make("div", { class: "ck-body" });
  const status = make("p", { role: "status", class: "ck-status", id: `${name}-status` });
  const check = make("button", { type: "submit", class: "ck-button", ...focusable }, words.check);
  const again = make(
    "button", { type: "button", class: "ck-button ck-quiet", hidden: true, ...focusable },
    words.again,
  );
  const sources = make("div");
  const hint = question.hint
    ? make(
        "details", { class: "ck-hint" },
        make("summary", focusable, words.hint), make("p", { html: question.hint }),
      )
    : "";
  const instruction = type.instruction(words);
  const form = make(
    "form",
    { class: "ck-item", novalidate: true },
    make(
      "fieldset", {}, legend,
      instruction ? make("p", { class: "ck-instruction" }, instruction) : "", body,
    ),
    hint,
    make("div", { class: "ck-actions" }, check, again),
    status,
    sources,
  );

  const done = () => form.dataset.state === "done";

  function tell(text, state) {
    clearTimeout(waiting);
    check.removeAttribute("aria-busy");
    status.dataset.kind = state;
    status.textContent = text;
  }

  function ask(message) {
    try {
      send(message);
    } catch {
      tell(words.no_kernel, "trouble");
      return;
    }
    check.setAttribute("aria-busy", "true");
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(words.no_kernel, "trouble"), PATIENCE_MS);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (done() || check.hasAttribute("aria-busy")) return;
    const response = type.read(form);
    if (response === null || response.length === 0) {
      tell(words[type.emptyCode], "notice");
      return;
    }
    status.textContent = words.checking;
    status.dataset.kind = "";
    ask({ kind: "answer", item: question.id, response });
  }, { signal });

  // JupyterLab swallows the submission that Enter in a field brings about by itself.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches(".ck-number")) return;
    event.preventDefault();
    form.requestSubmit(check);
  }, { signal });

  again.addEventListener("click", () => ask({ kind: "again", item: question.id }), { signal });

  // A choice that has been marked stays as it was.
  form.addEventListener("click", (event) => {
    if (done() && event.target.matches("input[type=checkbox]")) event.preventDefault();
  }, { signal });
  form.addEventListener("change", () => {
    if (done()) type.write(form, shown.response);
  }, { signal });

  function build() {
    body.replaceChildren(type.ask(current, name, words));
  }

  return {
    element: form,
    id: question.id,

    notice(code, trouble) {
      const text = words[code === "empty" ? type.emptyCode : code] ?? words.unknown_option;
      tell(fill(text, { unit: current.unit }) + trouble, "notice");
      form.querySelector(".ck-number")?.setAttribute("aria-invalid", "true");
    },

    show(next, result, trouble) {
      const order = (asked) => JSON.stringify(asked.options ?? null);
      const rebuilt = order(next) !== order(current) || !body.hasChildNodes();
      current = next;
      if (rebuilt) build();
      if (!rebuilt && (result?.attempt ?? null) === (shown?.attempt ?? null)) return;
      const before = shown;
      shown = result ?? null;
      const final = result && result.left === 0;
      form.dataset.state = final ? "done" : "open";
      form.dataset.verdict = final ? result.verdict : "";
      type.write(form, result ? result.response : null);
      type.lock(form, Boolean(final));
      type.comment(form, result?.comments ?? [], words);
      guard(body);
      form.querySelector(".ck-number")?.removeAttribute("aria-invalid");
      sources.replaceChildren(sourcesOf(current, final ? result : null, words));
      // Focus first: a button that is hidden while it has the focus drops it to the page.
      const restart = before && !result && form.contains(document.activeElement);
      again.hidden = !final;
      check.setAttribute("aria-disabled", String(Boolean(final)));
      if (restart) (form.querySelector("input") ?? check).focus();
      if (!result) tell("", "");
      else {
        const key = final && result.verdict !== "right" ? ` ${type.key(result, words)}` : "";
        tell(`${verdictText(result, words)}${key}${trouble}`, final ? result.verdict : "notice");
      }
    },
  };
}

let quizzes = 0; // names of inputs must differ between quizzes on one page

function render({ model, el, signal }) {
  const words = model.get("words");
  const questions = model.get("questions");
  const total = questions.length;
  const prefix = `ck-${(quizzes += 1)}-${Date.now().toString(36)}`;
  const progress = make("p", { class: "ck-progress", role: "status" });
  const troubleText = () => {
    const code = model.get("trouble");
    return code ? ` ${fill(words.not_kept, { reason: words[code] ?? code })}` : "";
  };
  const views = questions.map((question, index) =>
    questionView(question, {
      number: index + 1, total, name: `${prefix}-${index}`, words, signal,
      send: (message) => model.send(message),
    }),
  );

  function show() {
    const results = model.get("results");
    model.get("questions").forEach((question, index) => {
      views[index].show(question, results[question.id], troubleText());
    });
    if (total < 2) return;
    const final = Object.values(results).filter((result) => result.left === 0);
    const count = (verdict) => final.filter((result) => result.verdict === verdict).length;
    const text = final.length < total ? words.progress : words.summary;
    progress.textContent = fill(text, {
      done: final.length, total,
      right: count("right"), partly: count("partly"), wrong: count("wrong"),
    });
  }

  function notice() {
    const { item, code } = model.get("notice");
    views.find((view) => view.id === item)?.notice(code, troubleText());
  }

  const quiz = make("div", { class: "ck-quiz" }, ...views.map((view) => view.element));
  if (total > 1) quiz.append(progress);
  el.replaceChildren(quiz);
  model.on("change:results", show);
  model.on("change:questions", show);
  model.on("change:notice", notice);
  signal.addEventListener("abort", () => {
    model.off("change:results", show);
    model.off("change:questions", show);
    model.off("change:notice", notice);
  });
  show();
}

export default { render };
