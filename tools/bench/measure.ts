/** One line of the answer: both sides, and their ratio. */
export type Result = {
  name: string;
  case: string;
  ours: number;
  /** Null where nothing is compared. */
  other: number | null;
  ratio: number | null;
  unit: string;
  rounds: number;
  /** Both sides gave the same answer. */
  equal: boolean;
  machine: string;
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

const rounded = (value: number): number => Number(value.toPrecision(4));

export const print = (result: Result): void => {
  const ours = rounded(result.ours);
  const other = result.other === null ? null : rounded(result.other);
  const ratio = result.ratio === null ? null : rounded(result.ratio);
  process.stdout.write(`${JSON.stringify({ ...result, ours, other, ratio })}\n`);
};

/** A side does its work once and says how many it did. */
export type Side = () => Promise<number>;

const rateOf = async (side: Side): Promise<number> => {
  const since = performance.now();
  const count = await side();
  return (count * 1000) / (performance.now() - since);
};

/**
 * Measures both sides in turn, A B A B, so that a noisy neighbour disturbs both. The ratio is the median of the ratios of
 * each round.
 */
export async function inTurn(
  rounds: number,
  ours: Side,
  other: Side,
): Promise<{ ours: number; other: number; ratio: number }> {
  await ours(); // warm: caches, plans, compiled code
  await other();
  const pairs: { ours: number; other: number }[] = [];
  for (let round = 0; round < rounds; round += 1)
    pairs.push({ ours: await rateOf(ours), other: await rateOf(other) });
  return {
    ours: median(pairs.map((one) => one.ours)),
    other: median(pairs.map((one) => one.other)),
    ratio: median(pairs.map((one) => one.ours / one.other)),
  };
}

/** So many at once, each taking the next piece of work when it has done one. */
export async function together<T>(
  clients: number,
  work: readonly T[],
  run: (one: T, client: number) => Promise<void>,
): Promise<number> {
  const queue = work.values();
  const turns = Array.from({ length: clients }, async (_, client) => {
    for (const one of queue) await run(one, client);
  });
  await Promise.all(turns);
  return work.length;
}
