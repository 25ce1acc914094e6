// Questions answered by a name, typed, or by a probability.

import { dateText, fill, fillNodes, focusable, make, percentText } from "../../interface/front/dom.js";

const sayOnce = (body, comments) => {
  const said = comments.map((comment) => make("span", { html: comment.text }));
  body.querySelector(".ck-note").replaceChildren(...said);
};

export const shortText = {
  instruction: () => "",

  ask(question, name, words) {
    const id = `${name}-text`;
    const input = make("input", {
      type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
      maxlength: 120, id, class: "ck-number ck-text", dir: "auto",
      "aria-describedby": `${name}-status`, ...focusable,
    });
    return make(
      "div", { class: "ck-field" },
      make("label", { for: id }, words.your_text), input, make("div", { class: "ck-note" }),
    );
  },

  read: (body) => body.querySelector("input").value.trim(),
  write(body, response) {
    body.querySelector("input").value = response ?? "";
  },
  lock(body, locked) {
    body.querySelector("input").readOnly = locked;
  },
  comment: sayOnce,
  key: (result, words) => fillNodes(words.key, { key: make("span", { html: result.key.text }) }),
  emptyCode: "empty_text",
};

export const forecast = {
  confident: false,

  instruction: (words, question) =>
    fill(words.probability, { date: dateText(question.closes, words.language) }, words),

  ask(question, name, words) {
    const shared = { min: 0, max: 100, ...focusable };
    const id = `${name}-chance`;
    const number = make("input", {
      type: "number", inputmode: "numeric", step: 1, id, class: "ck-number", ...shared,
    });
    const slider = make("input", {
      type: "range", step: 5, value: 50, class: "ck-slider", "aria-label": words.your_chance,
      ...shared,
    });
    slider.addEventListener("input", () => {
      number.value = slider.value;
      slider.setAttribute("aria-valuetext", percentText(Number(slider.value), words));
    });
    number.addEventListener("input", () => {
      if (number.value !== "") slider.value = number.value;
    });
    return make(
      "div", { class: "ck-field" },
      make("label", { for: id }, `${words.your_chance} (%)`), number, slider,
      make("div", { class: "ck-note" }),
    );
  },

  read(body) {
    const { value } = body.querySelector("input[type=number]");
    return value === "" ? null : Number(value);
  },
  write(body, response) {
    body.querySelector("input[type=number]").value = response ?? "";
    body.querySelector("input[type=range]").value = response ?? 50;
  },
  lock(body, locked) {
    body.querySelector("input[type=number]").readOnly = locked;
    body.querySelector("input[type=range]").setAttribute("aria-disabled", String(locked));
  },
  comment: sayOnce,
  key: (result, words) => (result.key.happened ? words.happened : words.not_happened),
  keyAlways: true,
  emptyCode: "empty_chance",
};
