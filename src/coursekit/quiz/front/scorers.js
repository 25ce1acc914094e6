// Every scorer by the name of its type.

import { scoreMultipleChoice, scoreSingleChoice } from "./score_choice.js";
import { scoreNumeric } from "./score_numeric.js";

export const SCORERS = {
  single_choice: scoreSingleChoice,
  multiple_choice: scoreMultipleChoice,
  numeric: scoreNumeric,
};
