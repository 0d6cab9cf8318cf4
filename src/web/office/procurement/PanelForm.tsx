import { Button, Checkbox } from "antd";
import { useState } from "react";
import { listExperts, seatPanel } from "../../../modules/procurement/api.ts";
import { useAct, useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { WhyNot } from "../ui/WhyNot.tsx";
import type { Formed } from "./VerbForm.tsx";

/** 组成磋商小组: experts of the pool, and myself as the purchaser's representative if wanted. */
export function PanelForm({ view, called, onDone, onLeave }: Formed) {
  const { rows } = useRead(listExperts, {});
  const me = useMe();
  const [experts, setExperts] = useState<string[]>([]);
  const [isIn, setIsIn] = useState(false);
  const seat = useAct(seatPanel, () =>
    onDone("磋商小组已组成。开启响应以前可以调整；成员名单在结果公告前保密。"),
  );
  const mine = me.post?.id;
  const count = experts.length + (isIn ? 1 : 0);
  const seats = [
    ...experts.map((post) => ({ post, kind: "expert" as const })),
    ...(isIn && mine !== undefined ? [{ post: mine, kind: "purchaser" as const }] : []),
  ];
  return (
    <div className="form">
      <p className="quiet">3 人以上单数，专家不少于三分之二。已选 {count} 人。</p>
      <ul className="seat-list" aria-label="评审专家">
        {rows.map((row) => (
          <li key={row.post}>
            <Checkbox
              checked={experts.includes(row.post)}
              onChange={({ target }) =>
                setExperts((old) =>
                  target.checked ? [...old, row.post] : old.filter((one) => one !== row.post),
                )
              }
            >
              {row.name}　<span className="quiet">{row.organization}</span>
            </Checkbox>
          </li>
        ))}
        <li>
          <Checkbox checked={isIn} onChange={({ target }) => setIsIn(target.checked)}>
            {me.person.name}　<span className="quiet">采购人代表</span>
          </Checkbox>
        </li>
      </ul>
      <WhyNot error={seat.error} />
      <div className="verbs">
        <Button
          type="primary"
          loading={seat.isPending}
          disabled={count === 0}
          onClick={() => seat.mutate({ jurisdiction: view.jurisdiction, id: view.id, seats })}
        >
          {called}
        </Button>
        <Button onClick={onLeave}>先不办</Button>
      </div>
    </div>
  );
}
