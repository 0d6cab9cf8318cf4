/** Points always show both decimals, so that they stand under each other. */
export const pointsText = (hundredths: number): string => (hundredths / 100).toFixed(2);

/** "12.5" as 1250; undefined where it is no number of two decimals. */
export function hundredthsOf(text: string): number | undefined {
  const parts = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim());
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0")) : undefined;
}

export const evaluationAddress = ({ jurisdiction, id }: { jurisdiction: string; id: string }) =>
  `/evaluations/${jurisdiction}/${id}`;
