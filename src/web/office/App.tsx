import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { lazy, type ComponentType } from "react";
import { BrowserRouter, Route, Routes } from "react-router";
import { viewMe } from "../../modules/organization/api.ts";
import { Boundary } from "./Boundary.tsx";
import { Gate } from "./session/Gate.tsx";
import { NotFound } from "./NotFound.tsx";
import { pages, type PageRow } from "./pages.ts";
import { Refused } from "./send.ts";
import { theme } from "./theme.ts";
import { useIsPhone } from "./ui/phone.ts";

dayjs.locale("zh-cn");

/** A refusal will not change by asking again; a broken line may. */
const mayRetry = (failures: number, error: Error) => !(error instanceof Refused) && failures < 2;

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that has ended is found by any question: then the gate asks again who I am.
    onError(error, query) {
      const isEnded = error instanceof Refused && error.kind === "unauthenticated";
      if (isEnded && query.queryKey[0] !== viewMe.path)
        void client.invalidateQueries({ queryKey: [viewMe.path] });
    },
  }),
  // Not on return to the window: after an idle hour that would close a form half filled in.
  defaultOptions: { queries: { retry: mayRetry, staleTime: 5_000, refetchOnWindowFocus: false } },
});

const lazily = (page: PageRow["page"]): ComponentType =>
  lazy(async () => ({ default: await page() }));

const routes = pages.map((row) => ({ path: row.path, Page: lazily(row.page) }));

const PartsPage = import.meta.env.DEV
  ? lazily(() => import("./PartsPage.tsx").then((file) => file.PartsPage))
  : undefined;

export const App = () => (
  <ConfigProvider
    locale={zhCN}
    theme={theme(useIsPhone())}
    button={{ autoInsertSpace: false }}
    wave={{ disabled: true }}
  >
    <QueryClientProvider client={client}>
      <BrowserRouter basename="/office">
        <Boundary>
          <Routes>
            {PartsPage && <Route path="/parts" element={<PartsPage />} />}
            <Route element={<Gate />}>
              {routes.map(({ path, Page }) => (
                <Route key={path} path={path} element={<Page />} />
              ))}
              <Route path="*" element={<NotFound />} />
            </Route>
          </Routes>
        </Boundary>
      </BrowserRouter>
    </QueryClientProvider>
  </ConfigProvider>
);
