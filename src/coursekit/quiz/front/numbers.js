// Reads numbers as people type them, as coursekit.items.numbers does.

import { Unreadable } from "./score.js";

const LONGEST = 60;
const SPACES = "\\u0020\\u00a0\\u2009\\u202f'’_";
const MINUS = /[−–—‒﹣－]/gu;
const TYPED_NUMBER = new RegExp(`[+-]?(?:\\d[\\d.,${SPACES}]*|[.,]\\d+)(?:e[+-]?\\d+)?`, "i");
const ABOUT = /^(about|approximately|approx\.?|around|ca\.?|roughly|~|≈|=)\s*/;
const DOLLAR = /us\s?\$|\$|usd|\bus dollars?\b|\bdollars?\b/g;
const ENDS = new RegExp(`[${SPACES}.,]+$`);
const GROUPED = new RegExp(`(?<=\\d)[${SPACES}](?=\\d{3}(?!\\d))`, "g");

/** The words of a unit, whatever their order and the way the dollar is written. */
function canonicalWords(words) {
  return words.toLowerCase().replace(/\.+$/, "").replace(DOLLAR, " $ ")
    .split(/\s+/).filter(Boolean).sort().join(" ");
}

/** A typed number in the item's unit; `factors` says what the words around it multiply it by. */
export function readNumber(typed, factors) {
  if ([...typed].length > LONGEST) throw new Unreadable("too_long");
  const text = typed.normalize("NFKC").replace(MINUS, "-").trim().toLowerCase().replace(ABOUT, "");
  if (!text) throw new Unreadable("empty");
  if (/\p{No}/u.test(typed)) throw new Unreadable("not_a_number"); // 10³ is not 103
  const match = TYPED_NUMBER.exec(text);
  if (!match) throw new Unreadable("not_a_number");
  let before = text.slice(0, match.index).trim();
  const after = text.slice(match.index + match[0].length).trim();
  if (/\p{Nd}/u.test(before + after)) throw new Unreadable("not_a_number");
  let sign = "";
  if (/^[-+]/.test(before) && !/^[-+]/.test(match[0])) { // set apart, or before the currency
    sign = before[0];
    before = before.slice(1);
  }
  const digits = sign + plainNumber(match[0].trim());
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(digits) ? Number(digits) : NaN;
  if (!Number.isFinite(number)) throw new Unreadable("not_a_number");
  const words = canonicalWords(`${before} ${after}`);
  if (!Object.hasOwn(factors, words)) throw new Unreadable("unit");
  return number * factors[words];
}

/** A number with a point for decimals and nothing between its digits. */
function plainNumber(number) {
  const [start, exponent = ""] = number.split("e");
  let mantissa = start.replace(ENDS, "").replace(GROUPED, "");
  if (new RegExp(`[${SPACES}]`).test(mantissa)) throw new Unreadable("not_a_number");
  const points = mantissa.split(".").length - 1;
  const commas = mantissa.split(",").length - 1;
  if (points && commas) {
    const decimal = mantissa.lastIndexOf(".") > mantissa.lastIndexOf(",") ? "." : ",";
    mantissa = ungrouped(mantissa, decimal === "." ? "," : ".", decimal);
  } else if (commas > 1 || points > 1) {
    mantissa = ungrouped(mantissa, commas ? "," : ".", "");
  } else if (commas === 1) {
    const [signed, part] = mantissa.split(",");
    const whole = signed.replace(/^[+-]+/, "");
    if (part.length === 3 && /[^0]/.test(whole) && whole.length <= 3) {
      throw new Unreadable("separator");
    }
    mantissa = mantissa.replace(",", ".");
  }
  return mantissa + (exponent ? `e${exponent}` : "");
}

/** Takes out group separators, which must stand between groups of three digits. */
function ungrouped(number, group, decimal) {
  const at = decimal ? number.indexOf(decimal) : -1;
  const whole = at < 0 ? number : number.slice(0, at);
  const part = at < 0 ? "" : number.slice(at + 1);
  const groups = whole.replace(/^[+-]+/, "").split(group);
  const wellFormed =
    groups[0].length >= 1 && groups[0].length <= 3 &&
    groups.slice(1).every((digits) => digits.length === 3);
  if (!wellFormed || part.includes(group) || (decimal && part.includes(decimal))) {
    throw new Unreadable("not_a_number");
  }
  return whole.replaceAll(group, "") + (part ? `.${part}` : "");
}
