// Folds the ways in which one name is written, as coursekit.items.folding does.

const CYRILLIC_LETTERS = [..."абвгдеёжзийклмнопрстуфхцчшщъыьэюяієїґ"];
const CYRILLIC_SOUNDS =
  "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i e i g".split(" ");
const TO_LATIN = new Map(CYRILLIC_LETTERS.map((letter, at) => [letter, CYRILLIC_SOUNDS[at]]));
const SAME_SOUND = [[/[yj]/g, "i"], [/ii+/g, "i"], [/kh/g, "h"], [/ks/g, "x"], [/tz|ts/g, "c"],
  [/ie/g, "e"]];
const TYPO_FROM = 7;

function folded(text) {
  const latin = [...text.normalize("NFKC").toLowerCase()].map((one) => TO_LATIN.get(one) ?? one);
  const plainText = latin.join("").normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
  return SAME_SOUND.reduce((so_far, [pattern, sound]) => so_far.replace(pattern, sound), plainText);
}

function sameName(one, other) {
  if (one === other) return true;
  const digits = (text) => text.replace(/\P{Nd}/gu, "");
  const [a, b] = [[...one], [...other]];
  return digits(one) === digits(other) && Math.min(a.length, b.length) >= TYPO_FROM && oneSlip(a, b);
}

function oneSlip(one, other) {
  let start = 0;
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  const rest = (letters, from) => letters.slice(from).join("");
  const swapped =
    a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0] && rest(a, 2) === rest(b, 2);
  return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1) || swapped;
}
