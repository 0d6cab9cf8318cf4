import type { Control } from "./Field.tsx";

type Chosen = Omit<Partial<Control>, "status"> & {
  value: File | undefined;
  onChange: (file: File | undefined) => void;
  /** ".pdf,.jpg,.png" */
  accept?: string | undefined;
};

const sizeText = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;

/** One file, or a photo on the phone. */
export const FileInput = ({ value, onChange, accept, ...control }: Chosen) => (
  <span className="file-input">
    <input
      {...control}
      type="file"
      accept={accept}
      onChange={({ target }) => onChange(target.files?.[0] ?? undefined)}
    />
    <label htmlFor={control.id}>{value ? "换一份" : "选文件或拍照"}</label>
    <span className="quiet">{value ? `${value.name}，${sizeText(value.size)}` : "还没有选"}</span>
  </span>
);
