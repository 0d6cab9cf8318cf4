import { viewOwnProvider } from "../../../modules/provider/api.ts";
import { useRead } from "../call.ts";
import { Page } from "../ui/Page.tsx";
import { ProviderFile } from "./ProviderFile.tsx";

/** 单位资料: what a provider finds about itself; corrections go through the finance bureau. */
export function OwnProviderPage() {
  const of = useRead(viewOwnProvider, {});
  return (
    <Page
      title={of.name}
      above={<span>单位资料</span>}
      says="资料有变化，或者资质快到期，请带证书到县财政局更正。"
    >
      <ProviderFile of={of} />
    </Page>
  );
}
