import { featureName } from "./featureNames.ts";
import { featuresOf } from "./features.ts";
import { read } from "./reading.ts";
import { heardOf, lengthOf, shippedWeights, weigh } from "./weigher.ts";

/** So many features are shown; the others say less. */
const heaviest = 12;

const rounded = (figure: number): number => Math.round(figure * 100) / 100;

/**
 * 分量: what the whole of a text weighs for each verdict, and the features that moved it most, each divided by the length of the
 * text as it was added up. `text` is a judgement's own, tidied.
 */
export function weighedIn(text: string) {
  const weights = shippedWeights();
  const features = featuresOf(text, read(text));
  const { allowed, denied, review } = weigh(features, weights);
  const length = lengthOf(features, weights);
  const rows = [...features].flatMap((feature) => {
    const heard = heardOf(weights, feature);
    if (!heard) return [];
    const { says } = heard;
    const of = {
      allowed: says.allowed / length,
      denied: says.denied / length,
      review: says.review / length,
    };
    return [{ feature, of, most: Math.max(...Object.values(of).map(Math.abs)) }];
  });
  return {
    allowed: rounded(allowed),
    denied: rounded(denied),
    review: rounded(review),
    count: rows.length,
    rows: rows
      .toSorted((a, b) => b.most - a.most || (a.feature < b.feature ? -1 : 1))
      .slice(0, heaviest)
      .map(({ feature, of }) => ({
        name: featureName(feature),
        allowed: rounded(of.allowed),
        denied: rounded(of.denied),
        review: rounded(of.review),
      })),
  };
}
