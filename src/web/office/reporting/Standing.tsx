/** A state and, where it is late, by how many days: a word beside the colour. */
export const Standing = ({
  of: { status, statusName, lateDays },
}: {
  of: { status: string; statusName: string; lateDays: number };
}) => (
  <span
    className={
      status === "confirmed" || status === "filed"
        ? "tone-ok"
        : lateDays > 0 || status === "sentBack"
          ? "tone-bad"
          : undefined
    }
  >
    {(status === "confirmed" || status === "filed") && <span aria-hidden="true">✓ </span>}
    {statusName}
    {lateDays > 0 && `，已超 ${lateDays} 天`}
  </span>
);
