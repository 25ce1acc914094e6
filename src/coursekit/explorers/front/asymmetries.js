// Asymmetries: one row a measure, its ratio on a log axis, Russia to the left and China to the right.

import { authors, fill, focusable, make } from "../../interface/front/dom.js";
import { detailsPanel, lessonsOf, paragraph, prose, sourcesOf, tablesOf } from "./details.js";
import { amount, counter, dataTable, filterBar, roving, shape, viewSwitch } from "./parts.js";

const SIDES = ["CHN", "RUS"];

/** Who has how many times the other, in words; about as much where two digits say one. */
function timesText(ratio, words) {
  const number = amount(Math.max(ratio, 1 / ratio), words);
  if (number === amount(1, words)) return words.even;
  return fill(words[ratio > 1 ? "times_CHN" : "times_RUS"], { number }, words);
}

export function asymmetries(data, words, chosen, signal) {
  const { entries } = data;
  let view = "picture";
  let open = null;
  const picked = new Map(); // the series that a reader has chosen for a row
  const years = [...data.years].reverse().map(String);
  const several = (name) => new Set(entries.flatMap((e) => e.series.map((one) => one[name]))).size > 1;
  const bar = filterBar([
    { name: "per", label: words.per, all: null, options: ["total", "head"].map((one) => [one, words[`per_${one}`]]) },
    { name: "rate", label: words.rate, all: null, options: ["market", "ppp"].map((one) => [one, words[`rate_${one}`]]) },
    { name: "year", label: words.year, all: words.latest, options: years.map((year) => [year, year]) },
    { name: "favours", label: words.favours, options: ["CHN", "RUS", "both", "none"].map((one) => [one, words[`favours_${one}`]]) },
    { name: "order", label: words.order, all: null, options: [["course", words.order_course], ["ratio", words.order_ratio]] },
  ].filter(({ name }) => (name === "per" ? several("per") : name !== "rate" || several("rate"))), {
    words, chosen, signal, changed(name) {
      if (["per", "rate", ""].includes(name)) picked.clear();
      show();
    },
  });
  const count = counter(words);
  const panel = detailsPanel(words);
  const list = make("ul", { class: "ck-ratios", "aria-label": words.title_asymmetries });
  const top = make("div", { class: "ck-ratioaxis", "aria-hidden": "true" });
  const picture = make("div", {}, top, list, make("p", { class: "ck-hint" }, words.asymmetries_hint));
  const table = make("div");
  const switcher = viewSwitch(words, (name) => {
    view = name;
    show();
  }, signal);

  /** The series nearest to the chosen basis, its latest year that is not later, and what differs. */
  function basisOf(entry) {
    const { per = "total", rate = "market", year } = bar.values;
    const own = picked.get(entry.id);
    const rank = (one) => (one.per === per ? 2 : 0) + (!one.rate || one.rate === rate ? 1 : 0);
    const [series] = own ? [own] : [...entry.series].sort((one, other) => rank(other) - rank(one));
    if (!series) return null;
    const points = series.points.filter((point) => !year || point.year <= Number(year));
    const point = points.at(-1);
    const other = own ? [] : [
      series.per === per ? "" : words[`per_${series.per}`],
      !series.rate || series.rate === rate ? "" : words[`rate_${series.rate}`],
    ].filter(Boolean);
    return { series, point, other: other.length ? fill(words.only_basis, { basis: other.join(", ") }, words) : "" };
  }

  const fits = (entry) => !bar.values.favours || entry.favours === bar.values.favours;
  const valuesText = ({ series, point }) =>
    `${SIDES.map((side) => `${words[side]} ${amount(point[side], words)}`).join(" · ")}`;

  function matching() {
    const found = entries.filter(fits).map((entry) => ({ entry, basis: basisOf(entry) }));
    if (bar.values.order !== "ratio") return found;
    const ratio = ({ basis }) => basis?.point?.ratio ?? 0;
    return found.sort((one, other) => ratio(other) - ratio(one));
  }

  /** A strip with a line from equal to the ratio, and a mark of the larger side at its end. */
  function strip(ratio, most) {
    const part = 50 + (50 * 0.8 * Math.log10(ratio)) / most;
    const side = ratio >= 1 ? "CHN" : "RUS";
    const svg = shape("svg", { class: `ck-strip ck-${side}`, "aria-hidden": "true", width: "100%", height: 28 });
    for (const [at] of grid(most)) svg.append(shape("line", { class: "ck-grid", x1: `${at}%`, x2: `${at}%`, y1: 0, y2: 28 }));
    svg.append(
      shape("line", { class: "ck-middle", x1: "50%", x2: "50%", y1: 0, y2: 28 }),
      shape("line", { class: "ck-bar", x1: "50%", x2: `${part}%`, y1: 14, y2: 14 }),
      side === "CHN"
        ? shape("circle", { class: "ck-end", cx: `${part}%`, cy: 14, r: 6 })
        : shape("svg", { x: `${part}%`, y: 8, overflow: "visible" }, shape("rect", { class: "ck-end", x: -6, y: 0, width: 12, height: 12 })),
      shape("svg", { x: `${part}%`, y: 0, overflow: "visible" }, shape(
        "text", { x: side === "CHN" ? 10 : -10, y: 19, "text-anchor": side === "CHN" ? "start" : "end" },
        `${amount(Math.max(ratio, 1 / ratio), words)}×`,
      )),
    );
    return svg;
  }

  /** Ticks at powers of ten: [per cent of the width, factor]. */
  function grid(most) {
    const found = [];
    for (let power = -Math.floor(most); power <= most; power += 1) {
      found.push([50 + (50 * 0.8 * power) / most, 10 ** Math.abs(power), power]);
    }
    return found;
  }

  function drawTop(most) {
    const svg = shape("svg", { width: "100%", height: 20 });
    for (const [at, factor, power] of grid(most)) {
      if (Math.floor(most) > 2 && power % 2) continue;
      svg.append(shape("text", { x: `${at}%`, y: 15, "text-anchor": "middle" }, power ? `${factor.toLocaleString(words.language)}×` : "="));
    }
    top.replaceChildren(
      make("div", { class: "ck-axissides" }, make("span", {}, `← ${words.larger_RUS}`), make("span", {}, `${words.larger_CHN} →`)), svg,
    );
  }

  const labelOf = (one) => [
    one.basis && make("span", { ...authors }, one.basis), words[`per_${one.per}`], one.rate && words[`rate_${one.rate}`],
  ].filter(Boolean).flatMap((part, place) => (place ? [", ", part] : [part]));

  function rowOf({ entry, basis }, most) {
    const button = make(
      "button", { type: "button", class: "ck-row", "data-id": entry.id, tabindex: -1, ...focusable },
      make("span", { class: "ck-name", ...authors }, entry.title),
    );
    button.setAttribute("aria-expanded", String(open === entry));
    button.addEventListener("click", () => {
      if (open === entry) shut();
      else choose(entry);
      button.scrollIntoView({ block: "nearest" }); // where a longer one above has closed
    }, { signal });
    if (!basis?.point) {
      const text = basis ? words.no_year : words.no_number;
      button.append(make("span", { class: "ck-values" }, text));
      return make("li", {}, button);
    }
    const { series, point, other } = basis;
    button.append(
      make("span", { class: "ck-values" },
        `${valuesText(basis)} `, make("span", { ...authors }, series.unit), ` (${point.when})${other ? `, ${other}` : ""}`),
      make("span", { class: "ck-values" }, `${words.favours}: ${words[`favours_${entry.favours}`]}`),
      make("span", { class: "ck-hidden" }, `. ${timesText(point.ratio, words)}`),
      strip(point.ratio, most),
    );
    return make("li", {}, button);
  }

  const rows = () => [...list.querySelectorAll(".ck-row")];
  const buttonOf = (entry) => rows().find((one) => one.dataset.id === entry?.id);
  const mark = () => {
    for (const button of rows()) button.setAttribute("aria-expanded", String(button === buttonOf(open)));
  };

  function shut() {
    open = null;
    panel.close();
    mark();
  }

  function choose(entry) {
    open = entry;
    mark();
    if (view === "picture") buttonOf(entry)?.after(panel.element);
    else table.after(panel.element);
    const basis = basisOf(entry);
    const counter = entries.find(({ id }) => id === entry.counter);
    const across = counter && make(
      "button", { type: "button", class: "ck-button ck-quiet", ...focusable },
      `${words.counter} `, make("span", { ...authors }, counter.title),
    );
    across?.addEventListener("click", () => {
      if (!fits(counter)) bar.put("favours", "");
      open = counter;
      show();
      if (view === "picture") buttonOf(counter)?.focus();
    }, { signal });
    const point = basis?.point;
    panel.open(
      entry.title,
      prose(entry.measure),
      point && make("p", { class: "ck-facts" },
        `${valuesText(basis)} `, make("span", { ...authors }, basis.series.unit), ` (${point.when}). ${timesText(point.ratio, words)}`),
      entry.judgement ? paragraph("", entry.judgement) : null,
      make("p", {}, make("strong", {}, `${words.favours}: `), words[`favours_${entry.favours}`]),
      entry.series.length > 1 && measuredBy(entry, basis.series),
      paragraph(words.pitfall, entry.pitfall, "ck-pitfall"),
      across || null,
      basis && yearsOf(basis),
      lessonsOf(entry, data, words),
      basis && tablesOf(basis.series.tables, data, words),
      sourcesOf({ numbers: entry.numbers, sources: [...new Set([...(point?.sources ?? []), ...entry.sources])] }, data, words, point?.as_of),
    );
  }

  /** The choice among the series of one row; a page-wide basis does not know them all. */
  function measuredBy(entry, shown) {
    const select = make(
      "select", { class: "ck-select", ...focusable },
      ...entry.series.map((one, place) => make("option", { value: place }, labelOf(one).map((part) => part.textContent ?? part).join(""))),
    );
    select.value = String(entry.series.indexOf(shown));
    select.addEventListener("change", () => {
      picked.set(entry.id, entry.series[Number(select.value)]);
      show();
      panel.element.querySelector(".ck-measured select")?.focus();
    }, { signal });
    return make("label", { class: "ck-filter ck-measured" }, make("span", {}, words.measured_by), select);
  }

  function yearsOf({ series }) {
    const rows = [...series.points].reverse().map((point) => [
      point.when, amount(point.CHN, words), amount(point.RUS, words), timesText(point.ratio, words),
    ]);
    const details = make("details", {}, make("summary", focusable, words.by_year));
    details.append(dataTable(`${words.by_year}, ${series.unit}`, [words.year, words.CHN, words.RUS, words.ratio], rows));
    return details;
  }

  function tableRow({ entry, basis }) {
    const button = make("button", { type: "button", class: "ck-plainbutton", ...authors, ...focusable }, entry.title);
    button.addEventListener("click", () => choose(entry), { signal });
    const point = basis?.point;
    if (!point) return [button, basis ? words.no_year : words.no_number, "", "", "", ""];
    const unit = make("span", { ...authors }, basis.series.unit);
    return [button, amount(point.CHN, words), amount(point.RUS, words), unit, point.when, timesText(point.ratio, words)];
  }

  const focus = roving(list, rows, { signal });

  function show() {
    picture.hidden = view !== "picture";
    table.hidden = view !== "table";
    const found = matching();
    if (view === "table") {
      const heads = [words.dimension, words.CHN, words.RUS, words.unit, words.year, words.ratio];
      table.replaceChildren(dataTable(words.title_asymmetries, heads, found.map(tableRow)));
    }
    const ratios = found.map(({ basis }) => basis?.point?.ratio).filter(Boolean);
    const most = Math.max(1, ...ratios.map((ratio) => Math.abs(Math.log10(ratio)))) * 1.02;
    drawTop(most);
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.id : "";
    list.replaceChildren(...found.map((one) => rowOf(one, most)));
    focus.refresh(buttonOf(open));
    if (focused) buttonOf({ id: focused })?.focus();
    if (open && !found.some(({ entry }) => entry === open)) shut();
    else if (open) choose(open);
    const larger = (side) => ratios.filter((ratio) => (side === "CHN" ? ratio > 1 : ratio < 1)).length;
    const more = fill(words.larger_count, { china: larger("CHN"), russia: larger("RUS") }, words);
    count.tell(found.length, entries.length, ` ${more}`);
  }

  const wanted = entries.find(({ id }) => id === chosen.entry);
  if (wanted) open = wanted;
  const legend = make(
    "p", { class: "ck-legend" },
    shape("svg", { width: 14, height: 14, "aria-hidden": "true", class: "ck-CHN" }, shape("circle", { class: "ck-end", cx: 7, cy: 7, r: 6 })),
    ` ${words.larger_CHN} `,
    shape("svg", { width: 14, height: 14, "aria-hidden": "true", class: "ck-RUS" }, shape("rect", { class: "ck-end", x: 1, y: 1, width: 12, height: 12 })),
    ` ${words.larger_RUS}`,
  );
  picture.prepend(legend);
  const node = make("div", {}, bar.element, switcher, count.element, picture, table, panel.said, panel.element);
  return { node, show };
}
