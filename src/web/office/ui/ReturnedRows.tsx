import type { ReactNode } from "react";
import { sheetType } from "../../../base/sheetType.ts";
import { Notice } from "./Notice.tsx";
import { Table } from "./Table.tsx";

type Row = { row: number; code: string; says: string };

type Returned = {
  rows: readonly Row[];
  /** What that means: these rows alone, or the whole file. */
  says: ReactNode;
  /** Head of the column that names a row. */
  named: string;
  /** The user's own file with the remarks, in base64. */
  file: string | null;
  fileName: string;
};

/** 退回的行: what is wrong in an imported file, and the file itself with a remark beside each row. */
export const ReturnedRows = ({ rows, says, named, file, fileName }: Returned) => (
  <>
    <Notice tone="warn">
      {says}原因写在每行的最后一列。
      {file !== null && (
        <>
          {" "}
          <a href={`data:${sheetType};base64,${file}`} download={fileName}>
            下载退回的文件
          </a>
          ，改好后再导入。
        </>
      )}
    </Notice>
    <Table
      label="退回的行"
      rows={rows.slice(0, 50)}
      keyOf={(one) => `${one.row}`}
      columns={[
        { head: "行", of: (one) => one.row },
        { head: named, of: (one) => one.code || "—" },
        { head: "原因", width: "70%", of: (one) => one.says },
      ]}
    />
    {rows.length > 50 && <p className="quiet">这里列出前 50 行，其余见退回的文件。</p>}
  </>
);
