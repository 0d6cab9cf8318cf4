import { Button } from "antd";
import type { ReactNode } from "react";
import { useHref, useLinkClickHandler } from "react-router";

type Linked = { to: string; isMain?: boolean; children: ReactNode };

/** A link to a page of the office that looks like a button. */
export const LinkButton = ({ to, isMain = false, children }: Linked) => (
  <Button
    href={useHref(to)}
    type={isMain ? "primary" : "default"}
    onClick={useLinkClickHandler<HTMLElement>(to)}
  >
    {children}
  </Button>
);
