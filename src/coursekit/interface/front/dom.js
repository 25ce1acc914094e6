// Small helpers that make and fill elements.

/** Make an element: attributes by name, children as nodes or text; `html` is safe HTML. */
export function make(tag, { html, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  if (html !== undefined) setHtml(element, html);
  element.append(...children);
  return element;
}

/** Put an author's text, rendered and cleaned by Python, into an element. */
export function setHtml(element, html) {
  element.innerHTML = html;
  Object.assign(element, authors);
}

/** Attributes of authors' texts: their language stays, whatever the interface speaks. */
export const authors = { lang: "en", dir: "ltr" };

/** Attributes of whatever takes the focus: JupyterLab's one-key commands must not fire on it. */
export const focusable = { "data-lm-suppress-shortcuts": "true" };

/** Put values into a text of the interface; a text with plural forms names the value it counts. */
export function fill(text, values = {}, words = {}) {
  let chosen = text;
  if (typeof text === "object") {
    const form = new Intl.PluralRules(words.language).select(values[text.count]);
    chosen = text[form] ?? text.other;
  }
  return chosen.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The same as nodes, for values that are nodes themselves: an author's text keeps its language. */
export const fillNodes = (text, values) =>
  text.split(/\{(\w+)\}/).map((part, place) => (place % 2 ? values[part] : part));

/** Per cents as the language writes them. */
export const percentText = (value, words) =>
  fill(words.percent, { number: value.toLocaleString(words.language) });

/** A date such as 2025, 2025-01 or 2025-01-13 as the language writes it. */
export function dateText(iso, language) {
  const [year, month, day] = iso.split("-").map(Number);
  if (!month) return iso;
  const options = { year: "numeric", month: "long", ...(day ? { day: "numeric" } : {}) };
  const locale = language === "en" ? "en-GB" : language; // day before month, as in the lessons
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  return format.format(Date.UTC(year, month - 1, day || 1));
}

/** The words of safe HTML, for where no markup can stand. */
export const plain = (html) => make("span", { html }).textContent;

/** Spare links and folds inside an element from JupyterLab's one-key commands. */
export const guard = (root) => {
  for (const element of root.querySelectorAll("a, summary")) {
    element.setAttribute("data-lm-suppress-shortcuts", "true");
  }
};

/** Let a link to a notebook in the same folder open it inside JupyterLab; elsewhere it is a link. */
export function opensBeside(link) {
  Object.assign(link, { target: "_blank" });
  link.addEventListener("click", () => {
    const [, folder] = /\/lab(?:\/workspaces\/[^/]+)?\/tree\/(.*)$/.exec(location.pathname) ?? [];
    if (folder === undefined) return;
    const name = decodeURIComponent(link.getAttribute("href"));
    const path = [...folder.split("/").slice(0, -1).map(decodeURIComponent), name].join("/");
    link.setAttribute("data-commandlinker-command", "docmanager:open");
    link.setAttribute("data-commandlinker-args", JSON.stringify({ path }));
  });
  return link;
}
