import fc from "fast-check";

/** The law in one place, written apart from the ledger: what an honest clerk with paper and pencil would allow. */

/** Two shares draw on the line, the third on that of the grant. */
export const shares = 3;

const allotmentKinds = [
  "unplan",
  "save",
  "commit",
  "release",
  "accept",
  "unaccept",
  "advance",
  "recover",
  "settle",
  "pay",
  "return",
  "refund",
] as const;

type Kind =
  | (typeof allotmentKinds)[number]
  | "plan"
  | "adjust"
  | "cut"
  | "cutWithUnplan"
  | "give"
  | "takeBack"
  | "endYear";

export type Step = { kind: Kind; share: number; amount: number };

type Line = { approved: number; drawn: number };
type Balance = {
  planned: number;
  committed: number;
  accepted: number;
  advanced: number;
  paid: number;
};

export type Paper = {
  hasEnded: boolean;
  given: number;
  lines: { now: Line; next: Line | undefined }[];
  shares: {
    old: Balance | undefined;
    next: Balance | undefined;
    hasLeft: boolean;
  }[];
};

const empty: Balance = {
  planned: 0,
  committed: 0,
  accepted: 0,
  advanced: 0,
  paid: 0,
};

export const begun = (): Paper => ({
  hasEnded: false,
  given: 500,
  lines: [
    { now: { approved: 1000, drawn: 0 }, next: undefined },
    { now: { approved: 500, drawn: 0 }, next: undefined },
  ],
  shares: Array.from({ length: shares }, () => ({
    old: undefined,
    next: undefined,
    hasLeft: false,
  })),
});

const step = (kinds: readonly Kind[]) =>
  fc.record({
    share: fc.nat({ max: shares - 1 }),
    kind: fc.constantFrom(...kinds),
    amount: fc.integer({ min: 1, max: 500 }),
  });

const often = ["commit", "commit", "accept", "accept", "pay", "pay"] as const;
const budget = ["adjust", "cut", "cutWithUnplan", "give", "takeBack"] as const;

/** Plans near the beginning, then whatever comes, with the year end somewhere in it or not at all. */
export const stepsOf = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 450 }), {
      minLength: shares,
      maxLength: shares,
    }),
    fc.array(step([...allotmentKinds, ...often, ...budget]), {
      minLength: 6,
      maxLength: 36,
    }),
    fc.nat({ max: 36 }),
  )
  .map(([plans, acts, place]): Step[] => [
    ...plans.map((amount, share): Step => ({ kind: "plan", share, amount })),
    ...acts.slice(0, place),
    { kind: "endYear", share: 0, amount: 1 },
    ...acts.slice(place),
  ]);

const isWithin = ({ approved, drawn }: Line): boolean => drawn >= 0 && approved >= drawn;

const isLawful = ({ planned, committed, accepted, advanced, paid }: Balance): boolean =>
  [planned, committed, accepted, advanced, paid].every((one) => one >= 0) &&
  committed <= planned &&
  accepted + advanced <= committed &&
  paid <= accepted + advanced;

const copied = (paper: Paper): Paper => structuredClone(paper);

const signs: Record<(typeof allotmentKinds)[number], Partial<Balance>> = {
  unplan: { planned: -1 },
  save: { planned: -1 },
  commit: { committed: 1 },
  release: { committed: -1 },
  accept: { accepted: 1 },
  unaccept: { accepted: -1 },
  advance: { advanced: 1, paid: 1 },
  recover: { advanced: -1 },
  settle: { accepted: 1, advanced: -1 },
  pay: { paid: 1 },
  return: { paid: -1 },
  refund: { committed: -1, accepted: -1, paid: -1 },
};

const moved = (balance: Balance, kind: (typeof allotmentKinds)[number], n: number): Balance => {
  const sign = signs[kind];
  const of = (name: keyof Balance) => balance[name] + (sign[name] ?? 0) * n;
  return {
    planned: of("planned"),
    committed: of("committed"),
    accepted: of("accepted"),
    advanced: of("advanced"),
    paid: of("paid"),
  };
};

const staying: readonly Kind[] = ["return", "recover", "refund", "unaccept", "settle"];
const lineFor = (share: number): number => (share === shares - 1 ? 1 : 0);

/** Which of the two years' balances an act moves. */
function placeOf({ old, next }: Paper["shares"][number], kind: Kind, n: number): "old" | "next" {
  if (!next || staying.includes(kind)) return "old";
  const hasRoom = ({ accepted, advanced, paid }: Balance) => accepted + advanced - paid >= n;
  return kind === "pay" && !hasRoom(next) && hasRoom(old!) ? "old" : "next";
}

function allowedOnShare(
  paper: Paper,
  kind: (typeof allotmentKinds)[number],
  { share, amount }: Step,
): Paper | undefined {
  const one = paper.shares[share]!;
  if (!one.old) return undefined;
  const place = placeOf(one, kind, amount);
  // A year that has ended takes no contract.
  if (kind === "commit" && place === "old" && paper.hasEnded) return undefined;
  const after = moved(one[place]!, kind, amount);
  if (!isLawful(after)) return undefined;
  one[place] = after;
  const line = paper.lines[lineFor(share)]!;
  if (kind === "unplan" || kind === "save")
    (place === "old" ? line.now : line.next!).drawn -= amount;
  return paper;
}

function allowedPlan(paper: Paper, { share, amount }: Step): Paper | undefined {
  const one = paper.shares[share]!;
  const { now } = paper.lines[lineFor(share)]!;
  if (one.old || paper.hasEnded || now.drawn + amount > now.approved) return undefined;
  one.old = { ...empty, planned: amount };
  now.drawn += amount;
  return paper;
}

/** 追加 and 核减 of the line, give and takeBack of the grant's. */
function allowedOnLine(paper: Paper, at: number, change: number): Paper | undefined {
  const { now } = paper.lines[at]!;
  if (change > 0 && paper.hasEnded) return undefined;
  now.approved += change;
  return isWithin(now) ? paper : undefined;
}

function allowedCutWithUnplan(paper: Paper, { share, amount }: Step): Paper | undefined {
  const one = paper.shares[share]!;
  if (lineFor(share) !== 0 || !one.old || one.hasLeft) return undefined;
  if (one.old.committed + (one.next?.committed ?? 0) > 0) return undefined;
  const line = paper.lines[0]!;
  line.now.drawn -= one.old.planned;
  if (one.next) line.next!.drawn -= one.next.planned;
  one.old = { ...one.old, planned: 0 };
  if (one.next) one.next = { ...one.next, planned: 0 };
  one.hasLeft = true;
  return allowedOnLine(paper, 0, -amount);
}

function ended(paper: Paper): Paper | undefined {
  if (paper.hasEnded) return paper;
  if (paper.shares.some(({ old }) => old && old.advanced > old.paid)) return undefined;
  for (const [share, one] of paper.shares.entries()) {
    if (!one.old || one.old.planned === one.old.paid) continue;
    const { planned, committed, accepted, advanced, paid } = one.old;
    const rest = { planned: planned - paid, committed: committed - paid };
    one.next = { ...empty, ...rest, accepted: accepted + advanced - paid };
    one.old = {
      planned: paid,
      committed: paid,
      accepted: paid - advanced,
      advanced,
      paid,
    };
    const line = paper.lines[lineFor(share)]!;
    line.next ??= { approved: 0, drawn: 0 };
    for (const name of ["approved", "drawn"] as const) {
      line.now[name] -= rest.planned;
      line.next[name] += rest.planned;
    }
  }
  for (const { now } of paper.lines) now.approved = now.drawn;
  paper.hasEnded = true;
  return paper;
}

/** The paper after the act, or nothing where it is refused. */
export function allowedBy(before: Paper, act: Step): Paper | undefined {
  const paper = copied(before);
  switch (act.kind) {
    case "plan":
      return allowedPlan(paper, act);
    case "adjust":
      return allowedOnLine(paper, 0, act.amount);
    case "cut":
      return allowedOnLine(paper, 0, -act.amount);
    case "cutWithUnplan":
      return allowedCutWithUnplan(paper, act);
    case "give":
      paper.given += act.amount;
      return paper.given > 1000 ? undefined : allowedOnLine(paper, 1, act.amount);
    case "takeBack":
      paper.given -= act.amount;
      return paper.given < 0 ? undefined : allowedOnLine(paper, 1, -act.amount);
    case "endYear":
      return ended(paper);
    default:
      return allowedOnShare(paper, act.kind, act);
  }
}
