import { Button, Input } from "antd";
import { useId, useState, type FormEvent, type KeyboardEvent } from "react";
import { Link, useNavigate } from "react-router";
import { AmountInput } from "../ui/AmountInput.tsx";
import { Notice } from "../ui/Notice.tsx";
import { checkAddress, type Asked } from "./asked.ts";
import { recentlyAsked } from "./recent.ts";
import "./check.css";

const nothing: Asked = { text: "", amount: "" };

/** Enter asks, as in any box; with Shift it is a new line. While a word is being put together it is neither. */
const isAsking = ({ key, shiftKey, nativeEvent }: KeyboardEvent): boolean =>
  key === "Enter" && !shiftKey && !nativeEvent.isComposing;

/** 最近问过, below an empty box: one click asks again. */
function Recent() {
  const [texts] = useState(recentlyAsked);
  if (texts.length === 0) return null;
  return (
    <p className="check-recent">
      <span>最近问过：</span>
      {texts.map((text) => (
        <Link key={text} to={checkAddress({ text, amount: "" })}>
          {text.length > 16 ? `${text.slice(0, 16)}…` : text}
        </Link>
      ))}
    </p>
  );
}

/** 能不能买: the one box, on the workbench and on its own page. */
export function CheckBox({ of = nothing }: { of?: Asked }) {
  const go = useNavigate();
  const id = useId();
  const [text, setText] = useState(of.text);
  const [amount, setAmount] = useState<string | undefined>(of.amount);
  const [isEmpty, setIsEmpty] = useState(false);
  const ask = () => {
    setIsEmpty(text.trim() === "");
    if (text.trim() === "" || amount === undefined) return;
    void go(checkAddress({ text: text.trim(), amount }));
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  return (
    <form className="check-box screen-only" role="search" aria-label="能不能买" onSubmit={send}>
      <label htmlFor={id}>能不能买？</label>
      <div className="check-words">
        <Input.TextArea
          id={id}
          size="large"
          autoSize={{ minRows: 1, maxRows: 8 }}
          maxLength={2000}
          placeholder="用自己的话说要买什么，例如：请人给村里记账"
          value={text}
          {...(isEmpty ? { "aria-invalid": true, "aria-describedby": `${id}-why` } : {})}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (!isAsking(event)) return;
            event.preventDefault();
            ask();
          }}
        />
      </div>
      <div className="check-amount">
        <AmountInput
          label="大约多少"
          placeholder="大约多少"
          unit="万元"
          hasCapitals={false}
          value={amount}
          onChange={setAmount}
        />
      </div>
      <Button type="primary" size="large" htmlType="submit">
        查一查
      </Button>
      {of.text === "" && <Recent />}
      {isEmpty && (
        <div className="check-why">
          <Notice tone="bad" id={`${id}-why`}>
            <b className="notice-lead">还没有写想买什么。</b>
            请用自己的话写一句，例如：请人给 14 个村代理记账，一年。
          </Notice>
        </div>
      )}
    </form>
  );
}
