import { shareOf, wanText } from "../../parts/amount.ts";

/** 控制数和报送数 on one length: what lies beyond the ceiling is seen and said. */
export function CeilingBar({ asked, ceiling }: { asked: bigint; ceiling: bigint | null }) {
  if (ceiling === null)
    return (
      <p>
        拟报 <b>{wanText(asked)}</b> 万元，控制数尚未下达。
      </p>
    );
  const whole = asked > ceiling ? asked : ceiling;
  const rest = ceiling - asked;
  const says =
    rest >= 0n ? `还可以报 ${wanText(rest)} 万元` : `超出控制数 ${wanText(-rest)} 万元，报不上去`;
  return (
    <div className="ceiling">
      <div
        className="ceiling-bar"
        role="img"
        aria-label={`控制数 ${wanText(ceiling)} 万元，拟报 ${wanText(asked)} 万元，${says}`}
      >
        <span className="ceiling-asked" style={{ width: `${shareOf(asked, whole)}%` }} />
        <span className="ceiling-mark" style={{ left: `${shareOf(ceiling, whole)}%` }} />
      </div>
      <p aria-live="polite">
        控制数 <b>{wanText(ceiling)}</b> 万元，拟报 <b>{wanText(asked)}</b> 万元，
        <span className={rest >= 0n ? undefined : "tone-bad"}>{says}</span>。
      </p>
    </div>
  );
}
