// Every scorer by the name of its type.

import { scoreAllocation } from "./score_allocation.js";
import { scoreClassification, scoreMatching, scoreOrdering } from "./score_arrangements.js";
import { scoreMultipleChoice, scoreSingleChoice } from "./score_choice.js";
import { scoreNumeric } from "./score_numeric.js";
import { scoreSketch } from "./score_sketch.js";
import { scoreForecast, scoreShortText } from "./score_typed.js";

export const SCORERS = {
  single_choice: scoreSingleChoice,
  multiple_choice: scoreMultipleChoice,
  numeric: scoreNumeric,
  ordering: scoreOrdering,
  matching: scoreMatching,
  classification: scoreClassification,
  short_text: scoreShortText,
  forecast: scoreForecast,
  allocation: scoreAllocation,
  sketch: scoreSketch,
};
