// Questions answered by one number, typed.

import { fill, focusable, make, plain } from "./dom.js";

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
      make("label", { for: id }, unit ? `${words.your_number} (${unit})` : words.your_number),
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

  key: (result, words) => fill(words.key, { key: plain(result.key.text) }, words),
  emptyCode: "empty_number",
};
