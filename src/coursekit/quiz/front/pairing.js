// Questions answered by a choice for each of several entries: pairs and categories.

import { focusable, make, plain } from "../../interface/front/dom.js";
import { clearEntry, commentEntries } from "./entries.js";

const rowsOf = (body) => [...body.querySelectorAll("[data-entry]")];
const valueOf = (row) => row.querySelector("select, :checked")?.value ?? "";
const lettered = ({ text }, place) => `${String.fromCharCode(65 + place)}. ${plain(text)}`;

const pairing = (own) => ({
  read(body) {
    const chosen = rowsOf(body).filter(valueOf).map((row) => [row.dataset.entry, valueOf(row)]);
    return chosen.length ? Object.fromEntries(chosen) : null;
  },

  write(body, response) {
    for (const row of rowsOf(body)) {
      const chosen = response?.[row.dataset.entry] ?? "";
      for (const control of row.querySelectorAll("select, input")) {
        if (control.type === "radio") control.checked = control.value === chosen;
        else control.value = chosen;
      }
    }
  },

  lock(body, locked) {
    for (const control of body.querySelectorAll("select, input")) {
      control.setAttribute("aria-disabled", String(locked));
    }
  },

  comment(body, comments, words, result, question) {
    commentEntries(body, comments, words, "key", (id) =>
      result?.key && own.keyText(question, [].concat(result.key[id])),
    );
  },

  /** What is open, and where each choice is used once at most, what stands twice. */
  doubtful(body) {
    const values = rowsOf(body).map(valueOf);
    const twice = (value) => values.indexOf(value) !== values.lastIndexOf(value);
    return rowsOf(body)
      .map((row) => row.querySelector("select") ?? row)
      .filter((field, i) => !values[i] || (field.matches("select") && twice(values[i])));
  },

  key: () => "",
  emptyCode: "incomplete",
  ...own,
});

function rows(entries, name, { changed, signal }, row) {
  const root = make("div", {}, ...entries.map((entry) => row(entry, `${name}-${entry.id}`)));
  root.addEventListener("change", ({ target }) => {
    for (const field of root.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    clearEntry(target.closest("[data-entry]"));
    changed();
  }, { signal });
  return root;
}

const noteOf = (id) => make("div", { class: "ck-note", id: `${id}-note` });

export const matching = pairing({
  instruction: (words) => words.match_instruction,

  ask({ lefts, rights }, name, words, api) {
    const choices = () =>
      rights.map((right, i) => make("option", { value: right.id }, lettered(right, i)));
    const root = rows(lefts, name, api, (left, id) =>
      make(
        "div", { class: "ck-pair", "data-entry": left.id },
        make("label", { for: id, html: left.text }),
        make(
          "select", { id, class: "ck-select", "aria-describedby": `${id}-note`, ...focusable },
          make("option", { value: "" }, words.choose_level), ...choices(),
        ),
        noteOf(id),
      ),
    );
    const letters = rights.map((right, i) =>
      make("li", {}, make("b", {}, lettered({ text: "" }, i)), make("span", { html: right.text })),
    );
    root.prepend(make("ul", { class: "ck-rights" }, ...letters));
    return root;
  },

  keyText: ({ rights }, key) => rights.map(lettered).find((_, i) => rights[i].id === key[0]),
});

export const classification = pairing({
  instruction: (words) => words.classify_instruction,

  ask: ({ categories, statements }, name, words, api) =>
    rows(statements, name, api, (statement, id) =>
      make(
        "fieldset",
        {
          class: "ck-statement", role: "radiogroup", "data-entry": statement.id,
          "aria-describedby": `${id}-note`,
        },
        make("legend", { html: statement.text }),
        make(
          "div", { class: "ck-choices" },
          ...categories.map(({ id: value, text }) =>
            make(
              "label", {},
              make("input", { type: "radio", name: id, value, ...focusable }),
              make("span", { html: text }),
            ),
          ),
        ),
        noteOf(id),
      ),
    ),

  keyText: ({ categories }, key) =>
    categories.filter(({ id }) => key.includes(id)).map(({ text }) => plain(text)).join(" / "),
});
