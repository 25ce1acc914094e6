// What is open: one entry in full, with the ways from it into the course.

import { authors, dateText, focusable, guard, make, opensBeside, setHtml } from "../../interface/front/dom.js";

/** A place for the open entry; `open` fills it with nodes and says its title aloud. */
export function detailsPanel(words) {
  const element = make("div", { class: "ck-details", role: "group", "aria-label": words.details, hidden: true });
  const said = make("p", { role: "status", class: "ck-hidden" });
  return {
    element, said,
    open(title, ...nodes) {
      element.replaceChildren(make("h4", { ...authors }, title), ...nodes.filter(Boolean));
      guard(element);
      element.hidden = false;
      said.textContent = `${words.open_below} ${title}`;
    },
    close() {
      element.hidden = true;
      element.replaceChildren();
      said.textContent = "";
    },
    /** Bring what a reader has opened into sight. */
    reveal: () => element.scrollIntoView({ block: "nearest" }),
  };
}

/** A labelled paragraph of an author's; nothing where there is no text. */
export function paragraph(label, html, kind = "") {
  if (!html) return null;
  const text = make("span");
  setHtml(text, html);
  return make("p", kind ? { class: kind } : {}, label ? make("strong", {}, `${label} `) : "", text);
}

/** An author's text without a label. */
export function prose(html, tag = "p") {
  const element = make(tag);
  setHtml(element, html);
  return element;
}

/** Sources and notes on numbers, folded. */
export function sourcesOf(entry, data, words, asOf = "") {
  const entries = [...entry.numbers, ...entry.sources.map((name) => data.references[name])].filter(Boolean);
  if (!entries.length) return null;
  const details = make(
    "details", { class: "ck-sources" },
    make("summary", focusable, words.sources),
    make("ul", {}, ...entries.map((html) => prose(html, "li"))),
  );
  if (asOf) details.append(make("p", {}, `${words.as_of} ${dateText(asOf, words.language)}`));
  guard(details);
  return details;
}

/** Lessons in words, as links where their notebooks are there. */
export function lessonsOf(entry, data, words) {
  const lessons = entry.lessons.map((slug) => data.lessons[slug]).filter(Boolean);
  if (!lessons.length) return null;
  return listOf(words.lessons, lessons.map(lessonLink));
}

/** Ways that are calls: a title, and what to write in a cell. */
export function callsOf(label, ways) {
  if (!ways.length) return null;
  return foldOf(label, ways.map((way) => [
    make("span", { ...authors }, way.title ?? way.stem), " ", make("code", { dir: "ltr" }, way.call),
  ]));
}

/** Tables with their source, their date, and what they cannot say. */
export function tablesOf(names, data, words) {
  const tables = names.map((name) => data.tables[name]).filter(Boolean);
  if (!tables.length) return null;
  return foldOf(words.tables, tables.map((table) => {
    const about = [table.citation, `${words.as_of} ${table.as_of}`].filter(Boolean).join(". ");
    return [
      make("span", { ...authors }, table.title), " ", make("code", { dir: "ltr" }, table.call),
      make("span", { class: "ck-about", ...authors }, `${about}. ${table.limits}`),
    ];
  }));
}

const bullets = (entries) => make("ul", {}, ...entries.map((nodes) => make("li", {}, ...[].concat(nodes))));

/** A list below its label; one that may be long is folded, with its number of entries. */
const listOf = (label, entries) => make("div", { class: "ck-ways" }, make("strong", {}, label), bullets(entries));
const foldOf = (label, entries) => make(
  "details", { class: "ck-ways" },
  make("summary", focusable, `${label} (${entries.length})`), bullets(entries),
);

function lessonLink(lesson) {
  if (!lesson.href) return make("span", { ...authors }, lesson.title);
  return opensBeside(make("a", { href: lesson.href, ...authors, ...focusable }, lesson.title));
}
