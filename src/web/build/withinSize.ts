import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

type Limit = { entry: string; kilobytes: number };

type Chunks = Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>;

/** A chunk and all that it imports before anything is shown. */
function reach(name: string, bundle: Chunks, found: Set<string>): void {
  const chunk = bundle[name];
  if (found.has(name) || chunk?.type !== "chunk") return;
  found.add(name);
  for (const next of chunk.imports) reach(next, bundle, found);
}

const sizeOf = (one: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined): number =>
  one === undefined ? 0 : gzipSync(one.type === "chunk" ? one.code : one.source).length;

/** The build fails when what is loaded first has grown beyond what a slow line carries. */
export const withinSize = ({ entry, kilobytes }: Limit): Plugin => ({
  name: "goufu-within-size",
  apply: "build",
  writeBundle(_, bundle) {
    const found = new Set<string>();
    const files = Object.values(bundle);
    for (const file of files)
      if (file.type === "chunk" && file.isEntry) reach(file.fileName, bundle, found);
    const styles = files.filter((file) => file.fileName.endsWith(".css"));
    const bytes = [...found].reduce((total, name) => total + sizeOf(bundle[name]), 0);
    const all = bytes + styles.reduce((total, file) => total + sizeOf(file), 0);
    const shown = Math.ceil(all / 1024);
    this.info(`${entry}: ${shown} KB gzip at first load (limit ${kilobytes} KB)`);
    if (shown > kilobytes) this.error(`${entry}: ${shown} KB gzip, more than ${kilobytes} KB`);
  },
});
