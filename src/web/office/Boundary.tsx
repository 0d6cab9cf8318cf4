import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { Button } from "antd";
import { Component, Suspense, type ReactNode } from "react";
import { useLocation } from "react-router";
import { NotFound } from "./NotFound.tsx";
import { Refused } from "./send.ts";
import { Page, Section } from "./ui/Page.tsx";
import { WhyNot } from "./ui/WhyNot.tsx";

type Caught = { error: Error | undefined };

/** React can catch the faults of a page only by a class. */
class Catch extends Component<{ onAgain: () => void; children: ReactNode }, Caught> {
  override state: Caught = { error: undefined };

  static getDerivedStateFromError(error: Error): Caught {
    return { error };
  }

  again = () => {
    this.props.onAgain();
    this.setState({ error: undefined });
  };

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    if (error instanceof Refused && error.kind === "notFound") return <NotFound />;
    return (
      <Page title="这一页没能打开">
        <Section label="原因">
          <WhyNot error={error} />
          <div className="verbs" style={{ paddingTop: 12 }}>
            <Button type="primary" onClick={this.again}>
              再打开一次
            </Button>
          </div>
        </Section>
      </Page>
    );
  }
}

/** Waits for a page and for its answers; a fault stays within the page and never blanks the screen. */
export function Boundary({ children }: { children: ReactNode }) {
  const { reset } = useQueryErrorResetBoundary();
  const { pathname } = useLocation();
  return (
    <Catch key={pathname} onAgain={reset}>
      <Suspense fallback={<p className="loading">正在读取…</p>}>{children}</Suspense>
    </Catch>
  );
}
