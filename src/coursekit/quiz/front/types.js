// Every type of question by the name that banks use.
//
// A type says how its question is shown and answered; it marks nothing. It is an object of
//   instruction(words, question)      a line above the answer, or ""
//   ask(question, name, words, api)   the element in which the answer is given; api.changed()
//                                     tells that a learner has changed the answer
//   read(body)                        the response, as Python scores it; null while there is none
//   write(body, response, question)   put a response in, or clear it (null)
//   lock(body, locked)                whether the answer can still be changed; keeps the focus
//   comment(body, comments, words, result)  what is said to each entry after an answer; [] clears
//   key(result, words, question)      the right answer in words for the line of the verdict, or ""
//   emptyCode                         the message when nothing was answered

import { multipleChoice, singleChoice } from "./choice.js";
import { numeric } from "./numeric.js";

export const TYPES = {
  single_choice: singleChoice,
  multiple_choice: multipleChoice,
  numeric,
};
