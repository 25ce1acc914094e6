// Every type of question by the name that banks use.
//
// A type says how its question is shown and answered; it marks nothing. It is an object of
//   instruction(words, question)      a line above the answer, or ""
//   ask(question, name, words, api)   the element in which the answer is given; api.changed()
//                                     tells that a learner has changed the answer
//   read(body)                        the response, as Python scores it; null while there is none
//   write(body, response, question)   put a response in, or clear it (null)
//   lock(body, locked)                whether the answer can still be changed; keeps the focus
//   comment(body, comments, words, result, question)  what is said to each entry after an answer; [] clears
//   key(result, words, question)      the right answer for the line of the verdict: text or nodes
//   emptyCode                         the message when nothing was answered
//   doubtful(body)                    optional: what to mark when an answer cannot be read

import { allocation } from "./allocation.js";
import { multipleChoice, singleChoice } from "./choice.js";
import { numeric } from "./numeric.js";
import { ordering } from "./ordering.js";
import { classification, matching } from "./pairing.js";
import { sketch } from "./sketch.js";
import { forecast, shortText } from "./typed.js";

export const TYPES = {
  single_choice: singleChoice,
  multiple_choice: multipleChoice,
  numeric,
  ordering,
  matching,
  classification,
  short_text: shortText,
  forecast,
  allocation,
  sketch,
};
