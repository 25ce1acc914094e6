// What every explorer is put together from: filters, a switch of views, tables, and a roving focus.

import { fill, focusable, guard, make } from "../../interface/front/dom.js";

const SVG = "http://www.w3.org/2000/svg";

/** Make an SVG element. */
export function shape(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Menus that narrow a list down. `specs`: name, label, options as [value, text]; the first is all. */
export function filterBar(specs, { words, chosen, changed, signal }) {
  const values = {};
  const fields = specs.map(({ name, label, options, all = words.all }) => {
    const entries = all === null ? options : [["", all], ...options];
    const select = make(
      "select", { class: "ck-select", ...focusable },
      ...entries.map(([value, text]) => make("option", { value }, text)),
    );
    select.value = String(chosen[name] ?? entries[0][0]);
    if (select.selectedIndex < 0) select.selectedIndex = 0;
    values[name] = select.value;
    select.addEventListener("change", () => {
      values[name] = select.value;
      changed(name);
    }, { signal });
    return [name, select, make("label", { class: "ck-filter" }, make("span", {}, label), select)];
  });
  const reset = make("button", { type: "button", class: "ck-button ck-quiet", ...focusable }, words.reset);
  reset.addEventListener("click", () => {
    for (const [name, select] of fields) {
      select.selectedIndex = 0;
      values[name] = select.value;
    }
    changed("");
  }, { signal });
  const element = make(
    "div", { class: "ck-filters", role: "group", "aria-label": words.filters },
    ...fields.map(([, , field]) => field), reset,
  );
  const put = (name, value) => {
    const [, select] = fields.find(([one]) => one === name);
    select.value = value;
    values[name] = select.value;
  };
  return { element, values, put };
}

/** Two buttons, one of which is pressed: the picture, or the same as a table. */
export function viewSwitch(words, shown, signal) {
  const buttons = [["picture", words.picture], ["table", words.table]].map(([name, text]) => {
    const button = make(
      "button",
      { type: "button", class: "ck-button ck-quiet", "aria-pressed": String(name === "picture"), ...focusable },
      text,
    );
    button.addEventListener("click", () => {
      for (const one of buttons) one.setAttribute("aria-pressed", String(one === button));
      shown(name);
    }, { signal });
    return button;
  });
  return make("div", { class: "ck-views", role: "group", "aria-label": words.view }, ...buttons);
}

/** A table that may be moved sideways where the page is narrow; cells are nodes or text. */
export function dataTable(caption, heads, rows) {
  const body = rows.map((cells) => make("tr", {}, ...cells.map((cell, place) =>
    make(place ? "td" : "th", place ? {} : { scope: "row" }, ...[].concat(cell)))));
  const table = make(
    "table", { class: "ck-table" }, make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...body),
  );
  const frame = make(
    "div", { class: "ck-scroll", tabindex: 0, role: "group", "aria-label": caption, ...focusable }, table,
  );
  guard(frame);
  return frame;
}

/** One stop for Tab among many buttons; arrows, Home and End go from one to the next. */
export function roving(root, buttons, { signal, moved = () => {} }) {
  const current = () => buttons().find((one) => one.tabIndex === 0);
  const stop = (button) => {
    for (const one of buttons()) one.tabIndex = one === button ? 0 : -1;
  };
  root.addEventListener("keydown", (event) => {
    const all = buttons();
    const at = all.indexOf(event.target.closest("button"));
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const ends = { Home: 0, End: all.length - 1 };
    const next = ends[event.key] ?? (steps[event.key] ? at + steps[event.key] : null);
    if (next === null) return;
    event.preventDefault();
    const button = all[Math.max(0, Math.min(all.length - 1, next))];
    stop(button);
    moved(button);
    button.focus({ preventScroll: false });
  }, { signal });
  root.addEventListener("focusin", (event) => {
    const button = event.target.closest("button");
    if (buttons().includes(button)) stop(button);
  }, { signal });
  return { refresh: (wanted) => stop(wanted ?? current() ?? buttons()[0]) };
}

/** How many entries are shown, said to screen readers whenever that changes. */
export function counter(words) {
  const element = make("p", { class: "ck-shown", role: "status" });
  return {
    element,
    tell(shown, total, more = "") {
      element.textContent = fill(words.shown, { shown, total }, words) + more;
    },
  };
}

/** A number with at most three significant digits, and all of its whole part. */
export function amount(value, words) {
  const size = Number(value.toExponential().split("e")[1]);
  const digits = Math.max(0, Math.min(4, 2 - size));
  return value.toLocaleString(words.language, {
    maximumFractionDigits: digits, useGrouping: Math.abs(value) >= 10000,
  });
}
