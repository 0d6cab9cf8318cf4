import { accuracyOf, total, type Accuracy } from "./accuracy.ts";
import { tradeOf, type Labelled } from "./labelled.ts";
import { parseWeights } from "../../src/modules/boundary/weigher.ts";
import { exampleOf, isWeighed, train, written } from "./training.ts";

/** Each fold leaves out a fifth of the trades, as the test part has trades of its own. */
const folds = 5;

/**
 * 留出行业: each trade is judged by weights that were made from other trades only. It flatters the cues, word lists and item
 * lists, which were written by people who saw these descriptions; it does not flatter the weights.
 */
export function crossed(lines: readonly Labelled[]): Accuracy {
  const trades = [...new Set(lines.map(tradeOf))].toSorted();
  const foldOf = new Map(trades.map((trade, at) => [trade, at % folds]));
  const examples = lines.filter(isWeighed).map(exampleOf);
  return total(
    Array.from({ length: folds }, (_, fold) => {
      const weights = parseWeights(
        written(train(examples.filter(({ trade }) => foldOf.get(trade) !== fold))),
      );
      const held = lines.filter((one) => foldOf.get(tradeOf(one)) === fold);
      return accuracyOf(held, weights);
    }),
  );
}
