import type { ReactNode } from "react";

type Choice = { id: string; title: string; says: ReactNode; aside?: string | undefined };

type Choosing = {
  legend: string;
  name: string;
  choices: readonly Choice[];
  value: string;
  onChange: (id: string) => void;
};

/** Suggestions as large radio buttons, one under the other. */
export const QuickChoice = ({ legend, name, choices, value, onChange }: Choosing) => (
  <fieldset className="quick-choices">
    <legend className="unseen">{legend}</legend>
    {choices.map((one) => (
      <label key={one.id} className="quick-choice">
        <input
          type="radio"
          name={name}
          checked={value === one.id}
          onChange={() => onChange(one.id)}
        />
        <span>
          <b>{one.title}</b>
          {one.aside !== undefined && <small className="quick-aside">{one.aside}</small>}
          <small>{one.says}</small>
        </span>
      </label>
    ))}
  </fieldset>
);
