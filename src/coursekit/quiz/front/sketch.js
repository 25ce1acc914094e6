// Questions answered by drawing how a series went on: with a pointer on the chart, or in a number
// field a year. The fields hold the answer; the chart is drawn anew from them.

import { authors, dateText, fillNodes, focusable, make, percentText } from "../../interface/front/dom.js";

const HEIGHT = 260;
const EDGE = { left: 46, right: 14, top: 26, bottom: 26 };

const yearFields = (body) => [...body.querySelectorAll(".ck-years input")];
const drawnValues = (body) => yearFields(body)
  .filter((field) => field.value !== "" && Number.isFinite(field.valueAsNumber))
  .map((field) => [Number(field.dataset.year), field.valueAsNumber]);

function shape(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The chart as SVG, and the scales by which a pointer finds year and value. */
function drawChart(width, { question, words, guess, data }) {
  const known = question.known.map((point) => [point.year, point.value]);
  const most = Math.max(...[...known, ...guess, ...data].map(([, value]) => value));
  const top = question.top * Math.max(1, Math.ceil(most / question.top)); // grows with the answer
  const [first, last] = [known[0][0], question.years.at(-1)];
  const perYear = (width - EDGE.left - EDGE.right) / (last - first);
  const deep = HEIGHT - EDGE.top - EDGE.bottom;
  const x = (year) => EDGE.left + (year - first) * perYear;
  const y = (value) => EDGE.top + deep * (1 - value / top);
  const number = (value, digits = question.decimals) =>
    value.toLocaleString(words.language, { maximumFractionDigits: digits });
  const listed = (points) => points.map((point) => `${point[0]}: ${number(point[1])}`).join("; ");
  const series = [["known", known], ["data", data], ["guess", guess]];
  const alt = series.filter(([, points]) => points.length)
    .map(([name, points]) => `${words[name]}: ${listed(points)}.`).join(" ");
  const svg = shape("svg", {
    width, height: HEIGHT, role: "img", "aria-label": `${question.unit}. ${alt}`,
  });
  const border = x(known.at(-1)[0]);
  svg.append(shape("rect", {
    class: "ck-asked", x: border, y: EDGE.top, width: width - EDGE.right - border, height: deep,
  }));
  svg.append(shape("text", { x: 0, y: 14, lang: authors.lang }, question.unit));
  for (let i = 0; i <= 5; i += 1) {
    const at = y((top * i) / 5);
    svg.append(
      shape("line", { class: "ck-grid", x1: EDGE.left, x2: width - EDGE.right, y1: at, y2: at }),
      shape("text", { x: EDGE.left - 6, y: at + 4, "text-anchor": "end" }, number((top * i) / 5, 4)),
    );
  }
  const every = Math.ceil(44 / perYear);
  for (const year of [...known.map(([one]) => one), ...question.years]) {
    if ((last - year) % every) continue;
    svg.append(shape("text", { x: x(year), y: HEIGHT - 8, "text-anchor": "middle" }, `${year}`));
  }
  const ends = [];
  for (const [name, points] of series) {
    if (!points.length) continue;
    const joined = name === "known" ? points : [known.at(-1), ...points];
    const line = joined.map(([year, value]) => `${x(year)},${y(value)}`).join(" ");
    svg.append(shape("polyline", { class: `ck-line ck-${name}`, points: line }));
    for (const [year, value] of points) {
      svg.append(shape("circle", { class: `ck-dot ck-${name}`, cx: x(year), cy: y(value), r: 4 }));
    }
    if (name !== "known" && data.length) ends.push([y(points.at(-1)[1]), name]);
  }
  ends.sort(([one], [other]) => one - other);
  ends.forEach(([at, name], place) => {
    // The upper label stands above its line, the lower one below.
    const below = place === ends.length - 1 && ends.length > 1;
    const high = Math.min(HEIGHT - EDGE.bottom - 4, Math.max(EDGE.top + 8, at + (below ? 20 : -10)));
    svg.append(shape(
      "text", { class: `ck-label ck-${name}`, x: width - EDGE.right, y: high, "text-anchor": "end" },
      words[name],
    ));
  });
  return { svg, top, border, x, valueAt: (down) => top * (1 - (down - EDGE.top) / deep) };
}

/** Guess and data in a table, year by year. */
function comparison({ question, words, guess, key }) {
  const number = (value) => value.toLocaleString(words.language, {
    minimumFractionDigits: question.decimals, maximumFractionDigits: question.decimals,
  });
  const row = (tag, ...cells) => make("tr", {}, ...cells.map((cell, place) =>
    tag === "td" && place
      ? make("td", {}, cell)
      : make("th", { scope: tag === "td" ? "row" : "col" }, cell)));
  const off = (value, data) => {
    const percent = Math.round((100 * (value - data)) / data);
    return `${percent < 0 ? "−" : percent > 0 ? "+" : ""}${percentText(Math.abs(percent), words)}`;
  };
  return make(
    "table", { class: "ck-table" },
    make("caption", {}, ...fillNodes(words.source_line, {
      source: make("span", authors, key.source), unit: make("span", authors, question.unit),
      date: dateText(key.as_of, words.language),
    })),
    make("thead", {}, row("th", words.year, words.guess, words.data, words.difference)),
    make("tbody", {}, ...guess.map(([year, value]) => {
      const data = key.values[year];
      return row("td", `${year}`, number(value), number(data), data ? off(value, data) : "");
    })),
  );
}

export const sketch = {
  instruction: (words) => words.draw,

  ask(question, name, words, { changed, signal }) {
    const step = Number((question.top / 100).toPrecision(3));
    const fields = question.years.map((year) => make(
      "label", {}, `${year} `,
      make("input", {
        type: "number", min: 0, step, inputmode: "decimal", class: "ck-number",
        "data-year": year, ...focusable,
      }),
    ));
    const pad = make("div", { class: "ck-pad" });
    const plot = make("div", { class: "ck-plot" }, pad);
    const legend = `${words.guess}${question.unit ? ` (${question.unit})` : ""}`;
    const node = make(
      "div", { class: "ck-sketch" }, plot,
      make("div", { class: "ck-years", role: "group", "aria-label": legend }, ...fields),
      make("div", { class: "ck-compared" }), make("div", { class: "ck-note" }),
    );
    let chart;
    node.data = [];
    node.draw = () => {
      const guess = drawnValues(node);
      chart = drawChart(plot.clientWidth || 480, { question, words, guess, data: node.data });
      plot.querySelector("svg")?.remove();
      plot.prepend(chart.svg);
      pad.style.left = `${chart.border}px`;
    };
    const put = (year, value) => {
      const kept = Math.min(chart.top, Math.max(0, value));
      node.querySelector(`[data-year="${year}"]`).value =
        Number((Math.round(kept / step) * step).toPrecision(6));
    };
    let before = null; // where the pointer was
    const follow = (event) => {
      const box = plot.getBoundingClientRect();
      const [across, down] = [event.clientX - box.left, event.clientY - box.top];
      const distance = (year) => Math.abs(chart.x(year) - across);
      const nearest = question.years.reduce((a, b) => (distance(b) < distance(a) ? b : a));
      for (const year of before ? question.years : []) {
        const part = (chart.x(year) - before[0]) / (across - before[0]);
        if (part > 0 && part < 1) put(year, chart.valueAt(before[1] + part * (down - before[1])));
      }
      put(nearest, chart.valueAt(down));
      before = [across, down];
      node.draw();
      changed();
    };
    pad.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      pad.setPointerCapture(event.pointerId);
      before = null;
      follow(event);
    }, { signal });
    pad.addEventListener("pointermove", (event) => {
      if (pad.hasPointerCapture(event.pointerId)) follow(event);
    }, { signal });
    node.addEventListener("input", () => {
      node.draw();
      changed();
    }, { signal });
    // In an empty field the arrows start from the year before, not from zero.
    node.addEventListener("keydown", (event) => {
      const field = event.target;
      if (!/^Arrow(Up|Down)$/.test(event.key) || field.value !== "" || field.readOnly) return;
      const values = [question.known.at(-1).value, ...yearFields(node).map((one) => one.value)];
      const earlier = values.slice(0, 1 + question.years.indexOf(Number(field.dataset.year)));
      field.value = earlier.filter((value) => value !== "").at(-1);
    }, { signal });
    const observer = new ResizeObserver(() => node.draw());
    observer.observe(plot);
    signal.addEventListener("abort", () => observer.disconnect());
    node.draw();
    return node;
  },

  read(body) {
    const values = drawnValues(body);
    return values.length ? Object.fromEntries(values) : null;
  },

  write(body, response) {
    for (const field of yearFields(body)) field.value = response?.[field.dataset.year] ?? "";
    body.firstChild.draw();
  },

  lock(body, locked) {
    for (const field of yearFields(body)) field.readOnly = locked;
    body.querySelector(".ck-pad").hidden = locked;
  },

  comment(body, comments, words, result, question) {
    const node = body.firstChild;
    const key = result?.key;
    node.data = key ? question.years.map((year) => [year, key.values[year]]) : [];
    node.draw();
    const guess = drawnValues(body);
    body.querySelector(".ck-compared")
      .replaceChildren(key ? comparison({ question, words, guess, key }) : "");
    node.lastChild.replaceChildren(...comments.map((comment) => make("span", { html: comment.text })));
  },

  key: () => "",
  emptyCode: "years",
  doubtful: (body) => yearFields(body).filter((field) => field.value === ""),
};
