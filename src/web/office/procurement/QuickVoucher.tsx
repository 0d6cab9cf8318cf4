import { useEffect, useState } from "react";
import { yuanText } from "../../parts/amount.ts";
import type { Draft, Kept } from "./quickDraft.ts";

export type Vouched = {
  draft: Draft;
  file: File | undefined;
  kept: Kept;
  onFile: (file: File | undefined) => void;
};

/** The photo as it was taken, read as data: no address of another place is needed for it. */
function Photo({ of }: { of: File }) {
  const [read, setRead] = useState<{ of: File; picture: string }>();
  useEffect(() => {
    if (!of.type.startsWith("image/")) return undefined;
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      if (typeof reader.result === "string") setRead({ of, picture: reader.result });
    });
    reader.readAsDataURL(of);
    return () => reader.abort();
  }, [of]);
  if (read?.of !== of) return null;
  return <img className="quick-photo" src={read.picture} alt="凭证的照片" />;
}

type Choosing = { label: string; onFile: Vouched["onFile"]; isCamera?: boolean };

const Choose = ({ label, onFile, isCamera }: Choosing) => (
  <label className="quick-shoot">
    <input
      type="file"
      className="unseen"
      accept={isCamera ? "image/*" : "image/jpeg,image/png,.pdf"}
      {...(isCamera ? { capture: "environment" as const } : {})}
      onChange={({ target }) => onFile(target.files?.[0] ?? undefined)}
    />
    {label}
  </label>
);

/** 发票或协议: photographed once, kept with the draft, and compared by the one who holds it in her hand. */
export function QuickVoucher({ draft, file, kept, onFile }: Vouched) {
  const name = file?.name ?? kept?.name;
  return (
    <fieldset className="quick-paper">
      <legend>
        发票或协议
        {draft.isDone === "no" && <small>（还没做的可以不附）</small>}
      </legend>
      {name !== undefined && (
        <div className="quick-voucher">
          {file && <Photo of={file} />}
          <p>
            <b className="quick-name">{name}</b>
            <br />
            请看一眼：金额是 {yuanText(draft.amount || "0")} 元，销售方是
            {draft.providerName || "所选的承接方"}。
          </p>
        </div>
      )}
      <div className="quick-done">
        <Choose label={name === undefined ? "拍照" : "重拍一张"} onFile={onFile} isCamera />
        <Choose label="从相册或文件选" onFile={onFile} />
      </div>
    </fieldset>
  );
}
