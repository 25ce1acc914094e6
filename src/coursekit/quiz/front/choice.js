// Questions answered by choosing one option, or several.

import { focusable, make } from "../../interface/front/dom.js";
import { commentEntries } from "./entries.js";

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

  read(body) {
    const chosen = [...body.querySelectorAll("input:checked")].map((input) => input.value);
    return inputType === "radio" ? (chosen[0] ?? null) : chosen;
  },

  write(body, response) {
    const chosen = new Set(response === null ? [] : [].concat(response));
    for (const input of body.querySelectorAll("input")) input.checked = chosen.has(input.value);
  },

  lock(body, locked) {
    // Not `disabled`: the choice stays readable, and the focus where it is.
    for (const input of body.querySelectorAll("input")) {
      input.setAttribute("aria-disabled", String(locked));
    }
  },

  comment: (body, comments, words) => commentEntries(body, comments, words),

  key: () => "",
  emptyCode: "empty_choice",
});

export const singleChoice = choice("radio");
export const multipleChoice = choice("checkbox");
