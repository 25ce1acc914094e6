// Questions answered by one number, typed.

import { authors, fillNodes, focusable, make } from "../../interface/front/dom.js";

export const numeric = {
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
      make(
        "label", { for: id }, words.your_number,
        ...(unit ? [" (", make("span", authors, unit), ")"] : []),
      ),
      input,
      make("div", { class: "ck-note" }),
    );
  },

  read: (body) => body.querySelector(".ck-number").value,

  write(body, response) {
    body.querySelector(".ck-number").value = response ?? "";
  },

  lock(body, locked) {
    body.querySelector(".ck-number").readOnly = locked;
  },

  comment(body, comments) {
    const note = body.querySelector(".ck-note");
    note.replaceChildren(...comments.map((comment) => make("span", { html: comment.text })));
  },

  key: (result, words) => fillNodes(words.key, { key: make("span", { html: result.key.text }) }),
  emptyCode: "empty_number",
};
